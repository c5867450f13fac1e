type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** The array itself when it is long enough, else one twice as long at least, with the same numbers at its beginning. */
export function grown<Array extends Numbers>(array: Array, length: number): Array {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => Array)(Math.max(length, 2 * array.length));
  longer.set(array);
  return longer;
}
