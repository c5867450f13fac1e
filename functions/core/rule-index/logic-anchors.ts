import { callOf } from "../condition/shape.ts";
import type { Filing } from "./anchor.ts";

/** The values of a field of which a matching event has one, as a condition says. */
export interface LogicAnchor {
  /** The keys that lead to the field, joined by dots. */
  readonly path: string;
  readonly filings: readonly Filing[];
}

/**
 * Fields that must have one of some values for JsonLogic to be truthy: what stands alone or in an `and`, by `===`, `==` or
 * `in` a list; of an `or` all branches that ask for the same field. A condition without any is asked of every event.
 */
export function logicAnchors(logic: unknown): readonly LogicAnchor[] {
  const call = callOf(logic);
  if (!call) return [];
  const { operator, operands } = call;
  if (operator === "and") return operands.flatMap(logicAnchors);
  if (operator === "or") return alternatives(operands);
  const anchor = Object.hasOwn(readers, operator) ? readers[operator]!(operands) : undefined;
  return anchor ? [anchor] : [];
}

type Read = (operands: readonly unknown[]) => LogicAnchor | undefined;

const readers: Readonly<Record<string, Read>> = {
  "===": (operands) =>
    equality(operands, (value) => (isScalar(value) ? { kind: "exact", key: value } : undefined)),
  "==": (operands) => equality(operands, looseFiling),
  in([needle, list]) {
    const path = pathOf(needle);
    if (path === undefined || !Array.isArray(list) || list.length === 0 || !list.every(isScalar))
      return undefined;
    return { path, filings: list.map((key) => ({ kind: "exact", key })) };
  },
};

/** One operand is a field, the other a value. */
function equality(
  operands: readonly unknown[],
  filingOf: (value: unknown) => Filing | readonly Filing[] | undefined,
): LogicAnchor | undefined {
  const [one, other] = operands;
  const path = pathOf(one) ?? pathOf(other);
  const filing = filingOf(pathOf(one) === undefined ? one : other);
  if (operands.length !== 2 || path === undefined || filing === undefined) return undefined;
  return { path, filings: Array.isArray(filing) ? (filing as readonly Filing[]) : [filing as Filing] };
}

/** What a rule tells by an operand's own strict value: null is equal to what is absent as well. */
function isScalar(value: unknown): value is string | number | boolean {
  return (
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
  );
}

/**
 * A text equals itself and the number that it writes, a number every text that writes it. A list is equal to its elements
 * joined by commas, an empty one to "" and 0, an object to its name: texts that could be such are not looked up.
 */
function looseFiling(value: unknown): readonly Filing[] | undefined {
  if (typeof value === "number" && Number.isFinite(value) && value !== 0)
    return [{ kind: "loose", key: value }];
  if (typeof value !== "string" || value.trim() === "" || /[,[]/.test(value)) return undefined;
  const number = Number(value);
  if (number === 0) return undefined;
  const itself: Filing = { kind: "exact", key: value };
  return Number.isNaN(number) ? [itself] : [itself, { kind: "loose", key: number }];
}

/** Each branch must name a field; those that all name the same one are one anchor. */
function alternatives(branches: readonly unknown[]): readonly LogicAnchor[] {
  const each = branches.map(logicAnchors);
  const [first, ...others] = each;
  if (!first || others.length === 0) return first ?? [];
  return first.flatMap(({ path, filings }) => {
    const same = others.map((anchors) => anchors.find((anchor) => anchor.path === path));
    return same.every((anchor) => anchor !== undefined)
      ? [{ path, filings: [...filings, ...same.flatMap((anchor) => anchor.filings)] }]
      : [];
  });
}

/**
 * The path of `{"var": "data.country"}`. Of one with a default the field may be absent; a step that is a number or `length`
 * may lead into a list.
 */
function pathOf(logic: unknown): string | undefined {
  const call = callOf(logic);
  if (call?.operator !== "var" || call.operands.length !== 1) return undefined;
  const [path] = call.operands;
  if (typeof path !== "string" || path === "") return undefined;
  return path.split(".").some((step) => step === "" || step === "length" || /^\d/.test(step))
    ? undefined
    : path;
}
