import { RouterError } from "../core/errors.ts";
import type { Problem } from "../core/event.ts";

/** The error `request-invalid` that names each place. `act` is what cannot be done: `replay "friday"`. */
export function requestInvalid(act: string, problems: readonly Problem[]): RouterError {
  return new RouterError("request-invalid", `Cannot ${act}: ${problems.map(sentenceOf).join("; ")}`, {
    problems,
  });
}

function sentenceOf({ pointer, expected, actual }: Problem): string {
  const sentence = `${pointer || "the body"} must be ${expected}`;
  return actual === undefined ? sentence : `${sentence}, but is ${actual}`;
}
