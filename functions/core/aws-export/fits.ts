import { structure, type TextShape } from "../eventbridge/shape.ts";
import { validateInput } from "../eventbridge/validate.ts";
import { AwsFault } from "../http/aws-fault.ts";

/** Whether EventBridge takes a text so. */
export function fits(value: string, shape: TextShape): boolean {
  return refusal(() => validateInput({ value }, structure("Value", { value: shape }))) === undefined;
}

/** The message with which EventBridge would refuse; undefined when it would not. */
export function refusal(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof AwsFault) return error.message;
    throw error;
  }
}
