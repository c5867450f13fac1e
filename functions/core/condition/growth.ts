import type { Problem } from "../event.ts";
import { callOf, operandPointer } from "./shape.ts";

/**
 * The `reduce` operations whose logic puts the accumulator into its result more than once: it would double with every
 * element. The logic must be known to be small.
 */
export function growthProblems(logic: unknown, pointer = ""): readonly Problem[] {
  const call = callOf(logic);
  if (!call) return itemsOf(logic).flatMap((item, index) => growthProblems(item, `${pointer}/${index}`));
  const inner = call.operands.flatMap((operand, index) =>
    growthProblems(operand, operandPointer(pointer, call, index)),
  );
  if (call.operator !== "reduce" || copiesIn(call.operands[1], isAccumulator) < 2) return inner;
  const place = operandPointer(pointer, call, 1);
  return [
    { pointer: place, keyword: "reduce", expected: "the accumulator at most once in the result" },
    ...inner,
  ];
}

type Wanted = (path: unknown) => boolean;
type Copies = (operands: readonly unknown[], wanted: Wanted) => number;

/** How many copies of what the wanted paths read can stand in the value of the logic, at most. */
function copiesIn(logic: unknown, wanted: Wanted): number {
  const call = callOf(logic);
  if (!call) return sum(itemsOf(logic), wanted);
  return copies[call.operator]?.(call.operands, wanted) ?? 0;
}

/** The operators whose value can hold their operands; a number or a truth value holds nothing. */
const copies: Readonly<Record<string, Copies>> = {
  var: ([path, fallback], wanted) => Math.max(wanted(path) ? 1 : 0, copiesIn(fallback, wanted)),
  missing: sum,
  missing_some: ([, paths], wanted) => copiesIn(paths, wanted),
  merge: sum,
  cat: sum,
  substr: ([text], wanted) => copiesIn(text, wanted),
  "*": (operands, wanted) => (operands.length === 1 ? copiesIn(operands[0], wanted) : 0),
  and: most,
  or: most,
  if: most,
  "?:": most,
  filter: ([list], wanted) => copiesIn(list, wanted),
  map: ([list, body], wanted) => copiesIn(list, wanted) * copiesIn(body, () => true),
  reduce: ([list, body, initial], wanted) =>
    copiesIn(list, wanted) * copiesIn(body, (path) => !isAccumulator(path) || isWhole(path)) +
    copiesIn(initial, wanted),
};

function sum(operands: readonly unknown[], wanted: Wanted): number {
  return operands.reduce<number>((total, operand) => total + copiesIn(operand, wanted), 0);
}

function most(operands: readonly unknown[], wanted: Wanted): number {
  return Math.max(0, ...operands.map((operand) => copiesIn(operand, wanted)));
}

/** Whether a path of `var` reads the accumulator of a reduce; a computed one may. */
function isAccumulator(path: unknown): boolean {
  return isWhole(path) || /^accumulator(?:\.|$)/.test(String(path));
}

/** Whether it reads the data as a whole, or may. */
function isWhole(path: unknown): boolean {
  return typeof path === "object" || path === "" || path === undefined;
}

function itemsOf(logic: unknown): readonly unknown[] {
  return Array.isArray(logic) ? logic : [];
}
