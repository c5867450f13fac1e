/** Empties a list and keeps its room: `length = 0` would give it back, and each event make it anew. */
export function clear(list: unknown[]): void {
  while (list.length > 0) list.pop();
}
