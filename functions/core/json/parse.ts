import { RouterError } from "../errors.ts";
import { depthOf } from "./scan.ts";
import { MAX_DEPTH, validateJson } from "./validate.ts";

/**
 * The value of a JSON text that nests at most 128 levels. `what` names the text in the message: `the event`.
 * Throws `json-invalid` or `json-too-deep` with line and column.
 */
export function parseJson(text: string, what: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw jsonError(text, what);
  try {
    return JSON.parse(text);
  } catch {
    throw jsonError(text, what);
  }
}

/** What is wrong with a text that JSON.parse or the depth limit has refused. */
export function jsonError(text: string, what: string, maxDepth: number = MAX_DEPTH): RouterError {
  const fault = validateJson(text, maxDepth)!; // it refuses exactly what they refuse
  const place = `line ${fault.line}, column ${fault.column}`;
  return new RouterError(fault.code, `Cannot read ${what}: ${place}: ${fault.message}`);
}
