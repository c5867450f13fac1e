import { spaceEnd, stringEnd, valueEnd } from "./scan.ts";

// Slices of JSON text that is known to be valid. Nothing is parsed, so numbers beyond double, duplicate keys and the
// publisher's spelling survive. A slice shares memory with the text it was cut from.

const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

/** A member of an object: its key, decoded, and its value as it was written. */
export type Member = readonly [key: string, value: string];

/** The elements of an array, each as it was written. `[]` when the text is no array. */
export function elementsOf(arrayText: string): string[] {
  const elements: string[] = [];
  let at = spaceEnd(arrayText, 0);
  if (arrayText[at] !== "[") return elements;
  at = spaceEnd(arrayText, at + 1);
  while (at < arrayText.length && arrayText.charCodeAt(at) !== CLOSE_BRACKET) {
    const end = valueEnd(arrayText, at);
    elements.push(arrayText.slice(at, end));
    at = nextItem(arrayText, end);
  }
  return elements;
}

/** The members of an object in the order they were written, duplicates included. `[]` when the text is no object. */
export function membersOf(objectText: string): Member[] {
  const members: Member[] = [];
  for (let span = firstMember(objectText); span; span = memberAt(objectText, nextItem(objectText, span.end)))
    members.push([keyOf(objectText, span), objectText.slice(span.value, span.end)]);
  return members;
}

/** The value of a member as it was written; of duplicates the last, as JSON.parse takes it. */
export function memberText(objectText: string, key: string): string | undefined {
  const span = findMember(objectText, key);
  return span && objectText.slice(span.value, span.end);
}

/**
 * The object with a member set to `rawValue`, all other bytes as they were. Of duplicates the last is replaced;
 * a new member comes last. The text must be an object.
 */
export function withMember(objectText: string, key: string, rawValue: string): string {
  const span = findMember(objectText, key);
  if (span) return objectText.slice(0, span.value) + rawValue + objectText.slice(span.end);
  const close = objectText.lastIndexOf("}");
  const separator = firstMember(objectText) ? "," : "";
  return `${objectText.slice(0, close)}${separator}${JSON.stringify(key)}:${rawValue}${objectText.slice(close)}`;
}

/** A part of an object or an array: its key, decoded, or its index, and the offsets of its value. */
export interface Part {
  readonly step: string | number;
  readonly value: number;
  readonly end: number;
}

/** The parts of the value that begins at `start`, in the order they were written, duplicates included. */
export function* partsAt(text: string, start: number): Generator<Part> {
  if (text[start] === "{") {
    let span = memberAt(text, spaceEnd(text, start + 1));
    for (; span; span = memberAt(text, nextItem(text, span.end)))
      yield { step: keyOf(text, span), value: span.value, end: span.end };
  } else if (text[start] === "[") {
    let value = spaceEnd(text, start + 1);
    for (let step = 0; value < text.length && text.charCodeAt(value) !== CLOSE_BRACKET; step++) {
      const end = valueEnd(text, value);
      yield { step, value, end };
      value = nextItem(text, end);
    }
  }
}

/** Offsets of a member: its key's quotes, its value. */
interface Span {
  readonly key: number;
  readonly keyEnd: number;
  readonly value: number;
  readonly end: number;
}

function findMember(text: string, key: string): Span | undefined {
  let found: Span | undefined;
  for (let span = firstMember(text); span; span = memberAt(text, nextItem(text, span.end)))
    if (keyOf(text, span) === key) found = span;
  return found;
}

function firstMember(text: string): Span | undefined {
  const at = spaceEnd(text, 0);
  return text[at] === "{" ? memberAt(text, spaceEnd(text, at + 1)) : undefined;
}

function memberAt(text: string, key: number): Span | undefined {
  if (key >= text.length || text.charCodeAt(key) === CLOSE_BRACE) return undefined;
  const keyEnd = stringEnd(text, key);
  const value = spaceEnd(text, spaceEnd(text, keyEnd) + 1);
  return { key, keyEnd, value, end: valueEnd(text, value) };
}

/** The offset of the item after the one that ends at `end`, or of the closing bracket. */
function nextItem(text: string, end: number): number {
  const at = spaceEnd(text, end);
  return text[at] === "," ? spaceEnd(text, at + 1) : at;
}

function keyOf(text: string, { key, keyEnd }: Span): string {
  const inner = text.slice(key + 1, keyEnd - 1);
  return inner.includes("\\") ? String(JSON.parse(text.slice(key, keyEnd))) : inner;
}
