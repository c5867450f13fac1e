import { RouterError } from "../errors.ts";
import { AwsFault } from "../http/aws-fault.ts";
import { validateJson } from "../json/validate.ts";
import { compileTransform } from "../transform/compile.ts";
import { nameInArn, partsOfArn } from "./arn.ts";
import { transformOf } from "./rule-targets.ts";
import type { AwsTarget } from "./target.ts";

/**
 * Checks what `targetShape` does not say of a target: its ARN, and what goes out. Throws an AwsFault, ValidationException, with
 * AWS's message.
 */
export function checkTarget(target: AwsTarget): void {
  const { Id, Arn, Input, InputPath, InputTransformer } = target;
  const parts = partsOfArn(Arn);
  if (!parts) throw notValid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if ([Input, InputPath, InputTransformer].filter((given) => given !== undefined).length > 1)
    throw notValid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  const fault = Input === undefined ? undefined : validateJson(Input);
  if (fault)
    throw notValid(
      `JSON syntax error in input for target ${Id}: ${fault.message} at line ${fault.line}, column ${fault.column}.`,
    );
  const bus = nameInArn(Arn, "event-bus");
  if (bus !== undefined && !/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/.test(bus))
    throw notValid(`Parameter ${Arn} is not valid. Reason: The event bus can't be named so here.`);
  checkTransform(target);
}

function checkTransform(target: AwsTarget): void {
  const { Id } = target;
  const transform = transformOf(target);
  if (!transform) return;
  try {
    compileTransform(transform, { id: Id });
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const [{ keyword, expected, actual } = { keyword: "", expected: "" }] = error.problems ?? [];
    if (keyword === "placeholder")
      throw notValid(`InputTemplate for target ${Id} contains invalid placeholder ${actual}.`);
    const what = target.InputTransformer ? "InputTransformer" : "InputPath";
    throw notValid(`Invalid ${what} for target ${Id} : it must be ${expected}.`);
  }
}

function notValid(message: string): AwsFault {
  return new AwsFault("ValidationException", message);
}
