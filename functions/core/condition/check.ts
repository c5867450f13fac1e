import { orSimilar } from "../text/did-you-mean.ts";
import type { Problem } from "../event.ts";
import { growthProblems } from "./growth.ts";
import { isOperator, operators } from "./operators.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { type Call, callOf, operandPointer } from "./shape.ts";

/**
 * What is not as it should be in JsonLogic, each with pointer and keyword: an unknown `operator`, a `path` into
 * prototypes, a `reduce` that doubles its accumulator, more than 1000 `nodes`, more than 32 levels of `depth`.
 */
export function problemsOf(logic: unknown): readonly Problem[] {
  const walk: Walk = { problems: [], nodes: 0 };
  visit(logic, { pointer: "", depth: 1, inValue: false }, walk);
  return walk.problems.length > 0 ? walk.problems : growthProblems(logic);
}

interface Walk {
  readonly problems: Problem[];
  nodes: number;
}
interface Place {
  readonly pointer: string;
  readonly depth: number;
  /** Inside an object of none or several members, which JsonLogic takes as a value: no operations there. */
  readonly inValue: boolean;
}

/** Operations, lists and values together. */
const MAX_NODES = 1000;
const MAX_DEPTH = 32;
/** More would help nobody. */
const MAX_PROBLEMS = 20;
const UNSAFE_KEYS = ["__proto__", "prototype", "constructor"];
const PATH_READERS = ["var", "missing", "missing_some"];

function visit(logic: unknown, place: Place, walk: Walk): void {
  if (walk.problems.length >= MAX_PROBLEMS || walk.nodes > MAX_NODES) return;
  walk.nodes++;
  const limit = limitOf(logic, place, walk);
  if (limit) {
    walk.problems.push({ pointer: place.pointer, ...limit });
    return;
  }
  const call = place.inValue ? undefined : callOf(logic);
  if (call) return visitCall(call, place, walk);
  if (typeof logic !== "object" || logic === null) return;
  const inValue = !Array.isArray(logic);
  for (const [key, part] of Object.entries(logic))
    visit(part, { pointer: pointerTo(place.pointer, key), depth: place.depth + 1, inValue }, walk);
}

function visitCall(call: Call, place: Place, walk: Walk): void {
  const { operator, operands } = call;
  if (!isOperator(operator)) walk.problems.push(unknownOperator(operator, place));
  if (PATH_READERS.includes(operator)) walk.problems.push(...unsafePaths(call, place.pointer));
  for (const [index, operand] of operands.entries()) {
    const pointer = operandPointer(place.pointer, call, index);
    visit(operand, { pointer, depth: place.depth + 1, inValue: false }, walk);
  }
}

function limitOf(logic: unknown, { depth }: Place, { nodes }: Walk): Omit<Problem, "pointer"> | undefined {
  if (nodes > MAX_NODES)
    return { keyword: "nodes", expected: `at most ${MAX_NODES} operations, lists and values` };
  if (depth > MAX_DEPTH && typeof logic === "object" && logic !== null)
    return { keyword: "depth", expected: `at most ${MAX_DEPTH} levels` };
  return undefined;
}

function unknownOperator(operator: string, { pointer }: Place): Problem {
  const expected =
    operator === "log"
      ? "no log: it would write events on the router's terminal"
      : `a JsonLogic operator${orSimilar(operator, Object.keys(operators))}`;
  return { pointer: pointerTo(pointer, operator), keyword: "operator", expected, actual: operator };
}

/** Paths that are written out; computed ones read own properties only, so they find nothing there either. */
function unsafePaths(call: Call, pointer: string): readonly Problem[] {
  return call.operands.flatMap((operand, index) =>
    [operand].flat().flatMap((path: unknown) => {
      if (typeof path !== "string" || !path.split(".").some((key) => UNSAFE_KEYS.includes(key))) return [];
      const expected = `a path without ${UNSAFE_KEYS.join(", ")}`;
      return [{ pointer: operandPointer(pointer, call, index), keyword: "path", expected, actual: path }];
    }),
  );
}
