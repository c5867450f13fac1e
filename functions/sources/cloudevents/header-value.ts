/**
 * The attribute value of a header (HTTP binding, 3.1.3.2): double quotes around the whole value undone, then one round
 * of percent-decoding; a `%` that begins no escape stands for itself. `undefined` when the bytes are not UTF-8.
 */
export function decodeHeaderValue(value: string): string | undefined {
  const text = QUOTED.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/g, "$1") : value;
  if (!text.includes("%")) return text;
  try {
    return text.replaceAll(ESCAPES, decodeURIComponent);
  } catch {
    return undefined;
  }
}

const QUOTED = /^"(?:[^"\\]|\\.)*"$/;
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;
