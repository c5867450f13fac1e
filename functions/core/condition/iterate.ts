import { truthy } from "./coerce.ts";
import { type Evaluate, type Expression, operandAt, sizeOf, spend } from "./expression.ts";

/** Compiles `map`, `filter`, `reduce`, `all`, `some` or `none`: logic for each element of a list. */
export function compileIteration(operator: Iteration): (operands: readonly Expression[]) => Evaluate {
  const iterate = iterations[operator];
  return (operands) => {
    const source = operandAt(operands, 0).evaluate;
    const body = operandAt(operands, 1);
    const initial = operands[2]?.evaluate ?? (() => null);
    const cost = sizeOf(body);
    return (data, steps) => {
      const list = source(data, steps);
      return iterate(Array.isArray(list) ? list : undefined, {
        visit: (scope) => {
          spend(steps, cost);
          return body.evaluate(scope, steps);
        },
        initial: () => initial(data, steps),
      });
    };
  };
}

export type Iteration = "map" | "filter" | "reduce" | "all" | "some" | "none";

interface Body {
  /** The logic's value for an element, or for `{current, accumulator}`. */
  readonly visit: (scope: unknown) => unknown;
  readonly initial: () => unknown;
}

/** `list` is undefined when the first operand is no list. Of no elements `all` is false, as json-logic-js has it. */
const iterations: {
  readonly [Name in Iteration]: (list: readonly unknown[] | undefined, body: Body) => unknown;
} = {
  map: (list = [], { visit }) => list.map(visit),
  filter: (list = [], { visit }) => list.filter((element) => truthy(visit(element))),
  all: (list = [], { visit }) => list.length > 0 && list.every((element) => truthy(visit(element))),
  some: (list = [], { visit }) => list.some((element) => truthy(visit(element))),
  none: (list = [], { visit }) => !list.some((element) => truthy(visit(element))),
  reduce: (list = [], { visit, initial }) =>
    list.reduce((accumulator, current) => visit({ current, accumulator }), initial()),
};
