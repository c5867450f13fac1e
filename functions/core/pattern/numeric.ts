import { type AwsReason, at, behind, type Report } from "./fault.ts";
import { comparable } from "./number.ts";
import type { Bound, Matcher } from "./pattern.ts";
import type { ArrayNode, JsonNode } from "./tree.ts";

/** Reads the operand of `numeric`: `=` or one bound with its number, or a lower bound and then an upper one. */
export function readNumeric(operand: JsonNode, report: Report): Matcher | undefined {
  const refuse = (aws: AwsReason, expected = EXPECTED) => report(operand, expected, aws);
  if (operand.kind !== "array") return refuse(at(operand, "Value of numeric must be an array."));
  const first = readFirst(operand, refuse);
  const [, , third] = operand.children;
  if (!first || !third) return first && checked([first], operand, refuse);
  if (!first.operator.startsWith(">")) return refuse(at(third, "Too many elements in numeric expression"));
  const upper = readUpper(operand, refuse);
  return upper && checked([first, upper], operand, refuse);
}

type Refuse = (aws: AwsReason, expected?: string) => undefined;

type ReadBound = Bound & { readonly text: string };

/** The operator and the number that the list begins with. */
function readFirst(operand: ArrayNode, refuse: Refuse): ReadBound | undefined {
  const [operator, number] = operand.children;
  if (operator?.kind !== "string")
    return refuse(atOr(operator, operand, `Invalid member in numeric match: ${tokenOf(operator)}`));
  if (!isOperator(operator.value))
    return refuse(atOr(number, operand, `Unrecognized numeric range operator: ${operator.value}`));
  const name = operator.value === "=" ? "equals" : operator.value;
  if (number?.kind !== "number") return refuse(atOr(number, operand, `Value of ${name} must be numeric`));
  return boundOf(operator.value, number.value);
}

/** The operator and the number that follow them. */
function readUpper(operand: ArrayNode, refuse: Refuse): ReadBound | undefined {
  const [, , operator, number, more] = operand.children;
  if (operator?.kind !== "string")
    return refuse(atOr(operator, operand, `Bad value in numeric range: ${tokenOf(operator)}`));
  if (operator.value !== "<" && operator.value !== "<=")
    return refuse(behind(operator, `Bad numeric range operator: ${operator.value}`));
  if (number?.kind !== "number")
    return refuse(atOr(number, operand, `Value of ${operator.value} must be numeric`));
  if (more) return refuse(at(more, "Too many terms in numeric range expression"));
  return boundOf(operator.value, number.value);
}

function checked(bounds: readonly ReadBound[], operand: JsonNode, refuse: Refuse): Matcher | undefined {
  const [lower, upper] = bounds;
  const beyond = bounds.find(({ value }) => Number.isNaN(value));
  if (beyond)
    return refuse(
      behind(operand, `Cannot compare number : ${beyond.text}`),
      `a list of numbers that a double holds, not ${beyond.text}`,
    );
  if (lower && upper && lower.value >= upper.value)
    return refuse(
      behind(operand, "Bottom must be less than top"),
      "a range whose lower bound is below the upper one",
    );
  return { kind: "numeric", bounds: bounds.map(({ operator, value }) => ({ operator, value })) };
}

/** At the node, or at the end of the list that lacks it. */
function atOr(node: JsonNode | undefined, list: ArrayNode, reason: string): AwsReason {
  return node ? at(node, reason) : behind(list, reason);
}

const EXPECTED = 'an array such as ["=", 5], [">", 0] or [">", 0, "<=", 5], the lower bound first';

function boundOf(operator: Bound["operator"], text: string): ReadBound {
  return { operator, text, value: comparable(text) };
}

function isOperator(text: string): text is Bound["operator"] {
  return ["=", "<", "<=", ">", ">="].includes(text);
}

/** The token that EventBridge's parser sees. */
function tokenOf(node: JsonNode | undefined): string {
  if (!node) return "]";
  if (node.kind === "object") return "{";
  return node.kind === "array" ? "[" : String(node.value);
}
