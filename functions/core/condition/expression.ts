/** A compiled piece of JsonLogic: its value for some data. */
export type Evaluate = (data: unknown, steps: Steps) => unknown;

/** What one evaluation may still spend: a step is about one operation, one element or eight characters of new text. */
export interface Steps {
  left: number;
}

/** JsonLogic after compilation: its shape for those who read it (explain), its closure for those who run it. */
export type Expression = Literal | List | Operation;
export interface Literal {
  readonly kind: "literal";
  readonly value: unknown;
  readonly evaluate: Evaluate;
}
export interface List {
  readonly kind: "list";
  readonly items: readonly Expression[];
  readonly evaluate: Evaluate;
}
export interface Operation {
  readonly kind: "operation";
  readonly operator: string;
  readonly operands: readonly Expression[];
  readonly evaluate: Evaluate;
}

/** An evaluation took more than it may. The message is the limit: `1000000 steps`. */
export class LimitReached extends Error {
  constructor(limit: string) {
    super(limit);
    this.name = "LimitReached";
  }
}

/** About 20 ms of work. */
export const MAX_STEPS = 1_000_000;

/** Takes steps off the budget; throws `LimitReached` when it is spent. */
export function spend(steps: Steps, count: number): void {
  steps.left -= count;
  if (steps.left < 0) throw new LimitReached(`${MAX_STEPS} steps`);
}

/** The operand at a place; what is not there is `undefined`, as in json-logic-js. */
export function operandAt(operands: readonly Expression[], index: number): Expression {
  return operands[index] ?? NOTHING;
}

/** How many operations, lists and literals an expression is made of: what evaluating it once is charged. */
export function sizeOf(expression: Expression): number {
  return partsOf(expression).reduce((size, part) => size + sizeOf(part), 1);
}

/** The operands or items of an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "literal") return [];
  return expression.kind === "list" ? expression.items : expression.operands;
}

const NOTHING: Literal = { kind: "literal", value: undefined, evaluate: () => undefined };
