import type { Problem } from "../event.ts";
import type { JsonNode } from "./tree.ts";

/** One thing that makes a text no pattern: in our words, and in those of EventBridge. */
export interface PatternFault extends AwsReason {
  readonly problem: Problem;
}

/** What EventBridge says of a pattern that it refuses. */
export interface AwsReason {
  /** Without the place: `Empty arrays are not allowed`. */
  readonly reason: string;
  /** Offsets of the places that its message names: how far its parser had come. */
  readonly offsets: readonly number[];
}

/** Takes note that a node is not as it must be. */
export type Report = (node: JsonNode, expected: string, aws: AwsReason) => undefined;

/** Takes note of faults of one operator or rule of the language, which is `keyword`. */
export function reporter(faults: PatternFault[], keyword: string): Report {
  return (node, expected, aws) => {
    faults.push({ problem: { pointer: node.pointer, keyword, expected, actual: shown(node) }, ...aws });
  };
}

/** A member's name as a node at its place: for what is wrong with the name, whatever stands behind it. */
export function nameNode(node: JsonNode): JsonNode {
  return { ...node, kind: "string", value: node.key };
}

/** EventBridge's reason at the place where its parser looks at a node: strings are read only when they are asked for. */
export function at(node: JsonNode, reason: string): AwsReason {
  return { reason, offsets: [node.kind === "number" || node.kind === "literal" ? node.end : node.start + 1] };
}

/** EventBridge's reason at the end of a node. */
export function behind(node: JsonNode, reason: string): AwsReason {
  return { reason, offsets: [node.end] };
}

/** EventBridge's reason where its message names the place twice. */
export function twice({ reason, offsets }: AwsReason): AwsReason {
  return { reason, offsets: [...offsets, ...offsets] };
}

/** The message of EventBridge's InvalidEventPatternException. */
export function awsMessage(text: string, { reason, offsets }: AwsReason): string {
  const places = offsets.map((offset) => `\n at ${placeOf(text, offset)}`);
  return `Event pattern is not valid. Reason: ${reason}${places.join("")}`;
}

/** A place in a text as EventBridge's messages name it. */
export function placeOf(text: string, offset: number): string {
  const rest = text.length - SHOWN_SOURCE;
  const source = `"${text.slice(0, SHOWN_SOURCE)}"${rest > 0 ? `[truncated ${rest} chars]` : ""}`;
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `[Source: (String)${source}; line: ${line}, column: ${offset - before.lastIndexOf("\n")}]`;
}

/** What a node is, in a few words. */
export function shown(node: JsonNode): string {
  if (node.kind === "object") return node.children.length === 0 ? "an empty object" : "an object";
  if (node.kind === "array") return node.children.length === 0 ? "an empty array" : "an array";
  return node.kind === "number" ? node.value : JSON.stringify(node.value);
}

/** So much of a pattern stands in EventBridge's messages. */
const SHOWN_SOURCE = 500;
