/** What one call takes at most. */
export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
}

/** Things in their order, in as few calls as take them in turn. One that is larger than a call takes has a call of its own. */
export function batchesOf<Thing>(
  things: readonly Thing[],
  bytesOf: (thing: Thing) => number,
  limits: BatchLimits,
): Thing[][] {
  const batches: Thing[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const thing of things) {
    const size = bytesOf(thing);
    if (bytes + size > limits.bytes || batches.at(-1)!.length === limits.entries) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(thing);
    bytes += size;
  }
  return batches;
}
