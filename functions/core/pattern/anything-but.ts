import { orSimilar } from "../text/did-you-mean.ts";
import { type AwsReason, at, behind, nameNode, type Report, twice } from "./fault.ts";
import { fold } from "./fold.ts";
import { comparable } from "./number.ts";
import type { Matcher } from "./pattern.ts";
import type { ObjectNode, JsonNode } from "./tree.ts";
import { readWildcard, type WildcardFault } from "./wildcard.ts";

/** Reads the operand of `anything-but`: a value, a list of texts or of numbers, or one operator on texts. */
export function readAnythingBut(operand: JsonNode, report: Report): Matcher | undefined {
  if (operand.kind === "object") return readInner(operand, report);
  if (operand.kind === "literal") return report(operand, EXPECTED, at(operand, VALUE));
  if (operand.kind !== "array") return butOf([readValue(operand, report, [])]);
  const values = operand.children.map((child) => readListed(child, report));
  const kinds = new Set(operand.children.map(({ kind }) => kind));
  const mixed = `${INSIDE}, either all values are number or string, mixed type is not supported`;
  const isRead = values.every((value) => value !== undefined);
  if (isRead && kinds.size !== 1)
    return report(operand, "a list of texts only, or of numbers only", behind(operand, mixed));
  return butOf(values);
}

const EXPECTED =
  "a text, a number, a list of one of these, or an object with prefix, suffix, equals-ignore-case or wildcard";
const VALUE = "Value of anything-but must be an array or single string/number value.";
const INSIDE = "Inside anything but list";

/** What the operators within anything-but make of a text, and what EventBridge says when it is none. */
const inners: Readonly<Record<string, Inner>> = {
  prefix: { reason: "prefix/suffix match pattern must be a string", read: (text) => edge("prefix", text) },
  suffix: { reason: "prefix/suffix match pattern must be a string", read: (text) => edge("suffix", text) },
  "equals-ignore-case": {
    reason: "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
    read: (text) => ({ kind: "ignore-case", place: "whole", text, folded: fold(text) }),
  },
  wildcard: {
    reason: "wildcard match pattern must be a string",
    read: (text) => {
      const parts = readWildcard(text);
      return "reason" in parts ? parts : { kind: "wildcard", text, parts };
    },
  },
};

interface Inner {
  readonly reason: string;
  readonly read: (text: string) => Matcher | WildcardFault;
}

function edge(kind: "prefix" | "suffix", text: string): Matcher | WildcardFault {
  if (text === "") return { expected: "a text that is not empty", reason: "Null prefix/suffix not allowed" };
  return { kind, text };
}

function readInner(operand: ObjectNode, report: Report): Matcher | undefined {
  const [value, second] = operand.children;
  if (!value) return report(operand, EXPECTED, behind(operand, "Anything-But expression name not found"));
  const inner = Object.hasOwn(inners, value.key) ? inners[value.key] : undefined;
  if (!inner) {
    const known = Object.keys(inners);
    const expected = `one of the operators ${known.join(", ")}${orSimilar(value.key, known)}`;
    return report(nameNode(value), expected, at(value, `Unsupported anything-but pattern: ${value.key}`));
  }
  if (value.kind === "object" || value.kind === "literal")
    return report(value, "a text or a list of texts", at(value, VALUE));
  const isList = value.kind === "array";
  const texts = isList ? value.children : [value];
  if (texts.length === 0)
    return report(value, "a text or a list of texts", behind(value, "Empty arrays are not allowed"));
  const place = (aws: AwsReason) => (isList ? twice(aws) : aws);
  const matchers = texts.map((node) => {
    if (node.kind !== "string") return report(node, "a text", place(at(node, inner.reason)));
    const read = inner.read(node.value);
    return "reason" in read ? report(node, read.expected, place(behind(node, read.reason))) : read;
  });
  if (second) return report(operand, EXPECTED, at(second, "Too many elements in numeric expression"));
  return butOf(matchers);
}

function readListed(node: JsonNode, report: Report): Matcher | undefined {
  if (node.kind === "string" || node.kind === "number") return readValue(node, report, [node.end]);
  return report(
    node,
    "a text or a number",
    twice(at(node, `${INSIDE}, start|null|boolean is not supported.`)),
  );
}

/** A text or a number to be excluded. `offsets`: where EventBridge sees a number that it cannot compare. */
function readValue(node: JsonNode, report: Report, offsets: readonly number[]): Matcher | undefined {
  if (node.kind === "string") return { kind: "equals", value: node.value };
  const text = node.kind === "number" ? node.value : "";
  const value = comparable(text);
  if (!Number.isNaN(value)) return { kind: "number", text, value };
  const reason = `Cannot compare number : ${text}`;
  return report(node, "a number that a double holds exactly", { reason, offsets });
}

function butOf(matchers: readonly (Matcher | undefined)[]): Matcher | undefined {
  const but = matchers.filter((matcher) => matcher !== undefined);
  return but.length === matchers.length ? { kind: "anything-but", but } : undefined;
}
