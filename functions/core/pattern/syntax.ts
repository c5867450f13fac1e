import { isSpace, stringEnd } from "../json/scan.ts";
import type { JsonFault } from "../json/validate.ts";
import { type AwsReason, type PatternFault, placeOf } from "./fault.ts";

/** The fault of a text that is no JSON. */
export function syntaxFault(text: string, fault: JsonFault): PatternFault {
  const { code, line, column, message } = fault;
  const place = `line ${line}, column ${column}: ${message}`;
  const problem = { pointer: "", keyword: code, expected: "valid JSON", actual: place };
  return { problem, ...reasonOf(text, fault) };
}

/** What EventBridge's parser had expected, by what ours had. */
const EXPECTATIONS: readonly (readonly [ours: string, theirs: string])[] = [
  ["a key in double quotes", "was expecting double-quote to start field name"],
  [
    "a value",
    "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
  ],
  ['"," or "}"', "was expecting comma to separate Object entries"],
  ['"," or "]"', "was expecting comma to separate Array entries"],
  ['":"', "was expecting a colon to separate field name and value"],
];

function reasonOf(text: string, { offset, message }: JsonFault): AwsReason {
  if (message === "the string does not end")
    return { reason: `${END}: was expecting closing quote for a string value`, offsets: [text.length] };
  if (offset >= text.length) return endReason(text);
  const token = message.endsWith("a key in double quotes") ? undefined : tokenAt(text, offset);
  if (token) return token;
  const unit = text.charAt(offset);
  const theirs = EXPECTATIONS.find(([ours]) => message.endsWith(`expected ${ours}`))?.[1];
  const wanted = theirs === undefined ? "" : `: ${theirs}`;
  return {
    reason: `Unexpected character ('${unit}' (code ${unit.charCodeAt(0)}))${wanted}`,
    offsets: [offset],
  };
}

/** The word that the fault stands in, or that it ends: `nul`, `truex`. */
function tokenAt(text: string, offset: number): AwsReason | undefined {
  const start = offset - /[\w$]*$/.exec(text.slice(0, offset))![0].length;
  const [token = ""] = /^[a-z_$][\w$]*/i.exec(text.slice(start)) ?? [];
  if (start + token.length < offset || token === "") return undefined;
  const reason = `Unrecognized token '${token}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`;
  return { reason, offsets: [start] };
}

const END = "Unexpected end-of-input";

/** The text ends too early, but not within a string. */
function endReason(text: string): AwsReason {
  const { start, last } = endOf(text);
  const offsets = [text.length];
  if (start === undefined) return { reason: "Filter is not an object", offsets };
  const kind = text.charAt(start) === "{" ? "Object" : "Array";
  const isBetween = kind === "Object" ? ["key", ":", ","] : [","];
  if (isBetween.includes(last)) return { reason: `${END} within/between ${kind} entries`, offsets };
  const marker = `expected close marker for ${kind} (start marker at ${placeOf(text, start)})`;
  return { reason: `${END}: ${marker}`, offsets };
}

/** Where the innermost bracket stands that is not closed, and what the last thing in the text is. */
function endOf(text: string): { readonly start: number | undefined; readonly last: string } {
  const open: number[] = [];
  let last = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "{" || unit === "[") open.push(at);
    if (unit === "}" || unit === "]") open.pop();
    if (unit === '"') {
      last = last === "{" || last === "," ? "key" : "value";
      at = stringEnd(text, at) - 1;
    } else if (!isSpace(text.charCodeAt(at))) last = unit;
  }
  return { start: open.at(-1), last };
}
