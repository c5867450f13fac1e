// Offsets in JSON text that is known to be valid (JSON.parse or validateJson has passed it). On other text the
// functions still end, with some offset. They use no recursion, so depth costs no stack.

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{` are this with bit 0x20 set, `]` and `}` are CLOSE; no other character is. */
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Where a value ends, how deep it nests (itself counted), how many elements or members it has. */
export interface Extent {
  readonly end: number;
  readonly depth: number;
  readonly width: number;
}

/** The extent of the value that begins at `start`; a string, number or literal has neither depth nor width. */
export function extentOf(text: string, start: number): Extent {
  if (!isOpen(text.charCodeAt(start))) return { end: valueEnd(text, start), depth: 0, width: 0 };
  let depth = 1;
  let deepest = 1;
  let commas = 0;
  let at = start + 1;
  while (at < text.length && depth > 0) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
      continue;
    }
    if ((code | 0x20) === OPEN) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if ((code | 0x20) === CLOSE) depth--;
    else if (code === COMMA && depth === 1) commas++;
    at++;
  }
  const empty = commas === 0 && isClose(text.charCodeAt(spaceEnd(text, start + 1)));
  return { end: at, depth: deepest, width: empty ? 0 : commas + 1 };
}

/** How deep the document nests: 0 for a bare string or number, 1 for `[]`. Right for invalid text up to its first error. */
export function depthOf(text: string): number {
  return extentOf(text, spaceEnd(text, 0)).depth;
}

/** The offset behind the value that begins at `start`. */
export function valueEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === QUOTE) return stringEnd(text, start);
  if (isOpen(code)) return extentOf(text, start).end;
  let at = start + 1;
  while (at < text.length && !endsScalar(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the string whose opening quote stands at `start`. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    if (text.charCodeAt(at - 1) !== BACKSLASH || !isEscaped(text, start, at)) return at + 1;
  }
}

/** Whether an odd number of backslashes stands before the quote at `at`, in the string that begins at `start`. */
function isEscaped(text: string, start: number, at: number): boolean {
  let before = at - 1;
  while (before > start && text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

/** The first offset from `start` on that is not white space. */
export function spaceEnd(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Whether the character code is one of JSON's four white space characters. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isOpen(code: number): boolean {
  return (code | 0x20) === OPEN;
}

function isClose(code: number): boolean {
  return (code | 0x20) === CLOSE;
}

function endsScalar(code: number): boolean {
  return code === COMMA || isClose(code) || isSpace(code);
}
