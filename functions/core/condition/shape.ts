import { pointerTo } from "../text/json-pointer.ts";

/** An object with exactly one member: its key is the operator, its value the operands. */
export interface Call {
  readonly operator: string;
  readonly operands: readonly unknown[];
  /** Whether the operands were written without a list: `{"var": "data"}`. */
  readonly bare: boolean;
}

/** What JsonLogic takes for an operation; `undefined` for a list or a value. */
export function callOf(logic: unknown): Call | undefined {
  if (typeof logic !== "object" || logic === null || Array.isArray(logic)) return undefined;
  const [member, ...others] = Object.entries(logic);
  if (!member || others.length > 0) return undefined;
  const [operator, given] = member;
  const bare = !Array.isArray(given);
  return { operator, operands: bare ? [given] : given, bare };
}

/** The pointer of an operand below the operation's own. */
export function operandPointer(pointer: string, { operator, bare }: Call, index: number): string {
  return bare ? pointerTo(pointer, operator) : pointerTo(pointer, operator, index);
}
