import { at, behind, type Report } from "./fault.ts";
import { fold } from "./fold.ts";
import type { Matcher } from "./pattern.ts";
import type { JsonNode } from "./tree.ts";
import { readWildcard } from "./wildcard.ts";

/** The text that an operand must be. `name` is what EventBridge calls the operator. */
export function textOf(operand: JsonNode, report: Report, name: string): string | undefined {
  if (operand.kind === "string") return operand.value;
  return report(operand, "a text", at(operand, `${name} match pattern must be a string`));
}

/** Reads the operand of `equals-ignore-case`, alone or within prefix or suffix. */
export function readIgnoreCase(
  place: "whole" | "prefix" | "suffix",
  operand: JsonNode,
  report: Report,
): Matcher | undefined {
  const text = textOf(operand, report, "equals-ignore-case");
  return text === undefined ? undefined : { kind: "ignore-case", place, text, folded: fold(text) };
}

/** Reads the operand of `wildcard`. */
export function readWildcardOperand(operand: JsonNode, report: Report): Matcher | undefined {
  const text = textOf(operand, report, "wildcard");
  if (text === undefined) return undefined;
  const parts = readWildcard(text);
  if ("reason" in parts) return report(operand, parts.expected, behind(operand, parts.reason));
  return { kind: "wildcard", text, parts };
}
