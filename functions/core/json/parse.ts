import { RouterError } from "../errors.ts";
import { depthOf } from "./scan.ts";
import { MAX_DEPTH, validateJson } from "./validate.ts";

/**
 * The value of a JSON text that nests at most 128 levels. `what` names the text in the message: `the event`.
 * Throws `json-invalid` or `json-too-deep` with line and column.
 */
export function parseJson(text: string, what: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw faultOf(text, what);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw faultOf(text, what, cause);
  }
}

function faultOf(text: string, what: string, cause?: unknown): RouterError {
  const fault = validateJson(text)!; // it refuses exactly what JSON.parse or the depth limit refuse
  const place = `line ${fault.line}, column ${fault.column}`;
  return new RouterError(fault.code, `Cannot read ${what}: ${place}: ${fault.message}`, { cause });
}
