/** So many keys may a part have: to make a Map of them anew takes less than a millisecond. */
const PART = 4096;

/**
 * A map of very many keys in parts, of which one at a time is divided: a Map doubles all at once, and one of 100,000 keys holds up
 * everybody for tens of milliseconds.
 */
export class WideMap<Key, Value> {
  size = 0;
  private readonly hashOf: (key: Key) => number;
  private readonly parts: Map<Key, Value>[] = [new Map()];
  /** There were 2 ** `level` parts; of those before `next`, each is divided in two by now. */
  private level = 0;
  private next = 0;

  constructor(hashOf: (key: Key) => number) {
    this.hashOf = hashOf;
  }

  get(key: Key): Value | undefined {
    return this.partOf(key).get(key);
  }

  set(key: Key, value: Value): void {
    const part = this.partOf(key);
    const before = part.size;
    part.set(key, value);
    this.size += part.size - before;
    if (this.size > PART * this.parts.length) this.divide();
  }

  delete(key: Key): boolean {
    const isGone = this.partOf(key).delete(key);
    if (isGone) this.size--;
    return isGone;
  }

  /** In no order. */
  *values(): Iterable<Value> {
    for (const part of this.parts) yield* part.values();
  }

  private partOf(key: Key): Map<Key, Value> {
    return this.parts.length === 1 ? this.parts[0]! : this.parts[this.numberOf(key)]!;
  }

  private numberOf(key: Key): number {
    const hash = this.hashOf(key);
    const number = hash & (2 ** this.level - 1);
    return number < this.next ? hash & (2 ** (this.level + 1) - 1) : number;
  }

  private divide(): void {
    const number = this.next++;
    const [part, stays, goes] = [this.parts[number]!, new Map<Key, Value>(), new Map<Key, Value>()];
    for (const [key, value] of part) (this.numberOf(key) === number ? stays : goes).set(key, value);
    this.parts[number] = stays;
    this.parts.push(goes);
    if (this.next < 2 ** this.level) return;
    this.level++;
    this.next = 0;
  }
}

/** FNV-1a, its bits mixed once more. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
