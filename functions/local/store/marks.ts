/** The places of so many values in a statement. */
export function marks(count: number): string {
  return Array(count).fill("?").join(", ");
}
