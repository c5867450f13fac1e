import { orSimilar } from "../text/did-you-mean.ts";
import { addressOf } from "./address.ts";
import { readAnythingBut } from "./anything-but.ts";
import { readCidr } from "./cidr.ts";
import { at, behind, nameNode, type PatternFault, type Report, reporter } from "./fault.ts";
import { comparable } from "./number.ts";
import { readNumeric } from "./numeric.ts";
import type { Matcher } from "./pattern.ts";
import { readIgnoreCase, readWildcardOperand, textOf } from "./texts.ts";
import type { ObjectNode, JsonNode } from "./tree.ts";

/** Reads one element of a field's array: a value, or an object with one operator. */
export function readMatcher(node: JsonNode, faults: PatternFault[]): Matcher | undefined {
  if (node.kind === "object") return readExpression(node, faults);
  if (node.kind === "literal") return { kind: "equals", value: node.value };
  if (node.kind === "number") return { kind: "number", text: node.value, value: comparable(node.value) };
  if (node.kind === "string") return readText(node.value);
  const reason = at(node, "Match value must be String, number, true, false, or null");
  return reporter(faults, "value")(
    node,
    "a text, a number, true, false, null, or an object with one operator",
    reason,
  );
}

/** Reads the operand of one operator. */
type ReadOperand = (operand: JsonNode, report: Report) => Matcher | undefined;

const operators: Readonly<Record<string, ReadOperand>> = {
  exactly: (operand, report) => {
    const value = textOf(operand, report, "exact");
    return value === undefined ? undefined : { kind: "equals", value };
  },
  prefix: (operand, report) => readEdge("prefix", operand, report),
  suffix: (operand, report) => readEdge("suffix", operand, report),
  "equals-ignore-case": (operand, report) => readIgnoreCase("whole", operand, report),
  wildcard: readWildcardOperand,
  "anything-but": readAnythingBut,
  numeric: readNumeric,
  exists: (operand, report) => {
    if (operand.kind === "literal" && operand.value !== null) return { kind: "exists", value: operand.value };
    return report(
      operand,
      "true or false",
      at(operand, "exists match pattern must be either true or false."),
    );
  },
  cidr: readCidr,
};

function readText(value: string): Matcher {
  const address = addressOf(value);
  return address ? { kind: "address", text: value, address } : { kind: "equals", value };
}

function readExpression(node: ObjectNode, faults: PatternFault[]): Matcher | undefined {
  const [operand, second] = node.children;
  const report = reporter(faults, operand?.key ?? "operator");
  if (!operand)
    return report(node, "an object with one operator", behind(node, "Match expression name not found"));
  const read = Object.hasOwn(operators, operand.key) ? operators[operand.key] : undefined;
  if (!read) {
    const known = Object.keys(operators);
    const expected = `one of the operators ${known.join(", ")}${orSimilar(operand.key, known)}`;
    const reason = at(operand, `Unrecognized match type ${operand.key}`);
    return reporter(faults, "operator")(nameNode(operand), expected, reason);
  }
  const matcher = read(operand, report);
  if (!second || !matcher) return matcher;
  return report(node, "an object with one operator", at(second, tooMany(matcher)));
}

function readEdge(place: "prefix" | "suffix", operand: JsonNode, report: Report): Matcher | undefined {
  if (operand.kind !== "object") {
    const text = textOf(operand, report, place);
    return text === undefined ? undefined : { kind: place, text };
  }
  const [inner, second] = operand.children;
  const expected = 'a text, or {"equals-ignore-case": a text}';
  const name = place === "prefix" ? "Prefix" : "Suffix";
  if (!inner) return report(operand, expected, behind(operand, `${name} expression name not found`));
  if (inner.key !== "equals-ignore-case")
    return report(operand, expected, at(inner, `Unsupported ${place} pattern: ${inner.key}`));
  if (second) return report(operand, expected, at(second, ONE_KEY));
  return readIgnoreCase(place, inner, report);
}

const ONE_KEY = "Only one key allowed in match expression";

function tooMany({ kind }: Matcher): string {
  return kind === "numeric" || kind === "anything-but" ? "Too many elements in numeric expression" : ONE_KEY;
}
