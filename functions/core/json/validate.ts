import { spaceEnd } from "./scan.ts";

/** How deep JSON may nest: an array in an array is two levels. */
export const MAX_DEPTH = 128;

/** The first place where text is not JSON. */
export interface JsonFault {
  readonly code: "json-invalid" | "json-too-deep";
  /** Count from 1; a column is a UTF-16 unit. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 units from the start. */
  readonly offset: number;
  /** What is wrong there: `unexpected "}", expected a value`. */
  readonly message: string;
}

/** The first fault of a JSON text by RFC 8259, to the letter; `undefined` when there is none. Uses no recursion. */
export function validateJson(text: string, maxDepth: number = MAX_DEPTH): JsonFault | undefined {
  const closers: number[] = [];
  let at = spaceEnd(text, 0);
  for (;;) {
    const closer = closerOf(text.charCodeAt(at));
    const end = tokenEnd(text, at);
    if (end < 0) return badScalar(text, at, ~end);
    if (closer !== 0 && closers.push(closer) > maxDepth) return tooDeep(text, at, maxDepth);
    at = spaceEnd(text, end);
    if (closer === 0 || text.charCodeAt(at) === closer) {
      at = closeAll(text, at, closers);
      if (closers.length === 0) return endFault(text, at);
      if (text.charCodeAt(at) !== COMMA) return unexpected(text, at, nextOf(closers));
      at = spaceEnd(text, at + 1);
    }
    const value = closers.at(-1) === CLOSE_BRACE ? keyEnd(text, at) : at;
    if (value < 0) return badKey(text, at, ~value);
    at = value;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

/** The code of the bracket that closes this one; 0 when it is none. */
function closerOf(code: number): number {
  return code === OPEN_BRACE || code === OPEN_BRACKET ? code + 2 : 0;
}

/** Takes the closing brackets that stand at `start` off the stack; the offset of what comes then. */
function closeAll(text: string, start: number, closers: number[]): number {
  let at = start;
  while (closers.length > 0 && text.charCodeAt(at) === closers.at(-1)) {
    closers.pop();
    at = spaceEnd(text, at + 1);
  }
  return at;
}

/** The offset behind a scalar or an opening bracket. Of this and the next four: the complement of a fault's offset. */
function tokenEnd(text: string, start: number): number {
  return closerOf(text.charCodeAt(start)) === 0 ? scalarEnd(text, start) : start + 1;
}

/** The offset of the value behind a key and its colon. */
function keyEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return ~start;
  const end = stringEnd(text, start);
  if (end < 0) return end;
  const colon = spaceEnd(text, end);
  return text.charCodeAt(colon) === COLON ? spaceEnd(text, colon + 1) : ~colon;
}

function scalarEnd(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return stringEnd(text, start);
  for (const literal of ["true", "false", "null"])
    if (text.startsWith(literal, start)) return start + literal.length;
  return matchEnd(NUMBER, text, start);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) {
      at = matchEnd(ESCAPE, text, at);
      if (at < 0) return at;
    } else if (code >= 0x20) at++;
    else return ~at; // a control character, or the end of the text (NaN)
  }
}

function matchEnd(sticky: RegExp, text: string, start: number): number {
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : ~start;
}

function endFault(text: string, at: number): JsonFault | undefined {
  return at === text.length ? undefined : unexpected(text, at, "the end");
}

function badScalar(text: string, start: number, at: number): JsonFault {
  return text.charCodeAt(start) === QUOTE ? badString(text, at) : unexpected(text, at, "a value");
}

function badKey(text: string, start: number, at: number): JsonFault {
  if (at === start) return unexpected(text, at, "a key in double quotes");
  return stringEnd(text, start) < 0 ? badString(text, at) : unexpected(text, at, '":"');
}

function badString(text: string, at: number): JsonFault {
  if (at >= text.length) return fault(text, at, "the string does not end");
  const escape = text.charCodeAt(at) === BACKSLASH;
  return fault(text, at, escape ? "no such escape in JSON" : "control characters must be escaped");
}

function unexpected(text: string, at: number, expected: string): JsonFault {
  const found = at >= text.length ? "the text ends" : `unexpected ${shown(text, at)}`;
  return fault(text, at, `${found}, expected ${expected}`);
}

/** What may follow a value in the innermost array or object. */
function nextOf(closers: readonly number[]): string {
  return closers.at(-1) === CLOSE_BRACE ? '"," or "}"' : '"," or "]"';
}

function shown(text: string, at: number): string {
  return JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function tooDeep(text: string, at: number, maxDepth: number): JsonFault {
  return { ...fault(text, at, `nested deeper than ${maxDepth} levels`), code: "json-too-deep" };
}

function fault(text: string, offset: number, message: string): JsonFault {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { code: "json-invalid", line, column: offset - before.lastIndexOf("\n"), offset, message };
}
