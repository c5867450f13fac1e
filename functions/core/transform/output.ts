import type { Body } from "../delivery.ts";
import { RouterError } from "../errors.ts";
import type { SchemaVerdict } from "../event.ts";
import { isJsonType } from "../text/media-type.ts";

/** What the registered schema of this type says of a value; `unbound` when there is none. */
export type OutputCheck = (type: string, value: unknown) => SchemaVerdict;

/** Lets a body pass that fits the schema its transform is bound to. Throws `output-refused` for any other. */
export function checkedOutput(body: Body, check: OutputCheck, type: string): Body {
  const value: unknown = isJsonType(body.contentType) ? JSON.parse(body.text) : body.text;
  const { status, problems = [] } = check(type, value);
  if (status === "unbound") throw refusal(type, "there is no such schema");
  if (status !== "refused" && status !== "quarantined") return body;
  const [first] = problems;
  throw refusal(type, first ? `${first.pointer || "it"} must be ${first.expected}` : "it does not fit");
}

function refusal(type: string, what: string): RouterError {
  return new RouterError("output-refused", `Cannot send the transform's result as "${type}": ${what}`);
}
