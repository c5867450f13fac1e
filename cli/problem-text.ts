import type { Problem } from "../functions/core/event.ts";

/** `/data/amount must be a number, but is "80"`; `whole` stands for the document itself. */
export function problemText({ pointer, expected, actual }: Problem, whole: string): string {
  return `${pointer || whole} must be ${expected}${actual === undefined ? "" : `, but is ${actual}`}`;
}
