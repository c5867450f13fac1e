import { RouterError } from "../../core/errors.ts";
import { jsonError, parseJson } from "../../core/json/parse.ts";
import { type Extent, extentOf, spaceEnd } from "../../core/json/scan.ts";
import { membersOf } from "../../core/json/slices.ts";
import { MAX_DEPTH } from "../../core/json/validate.ts";
import { type Attributes, attributeProblems, duplicate } from "./attributes.ts";
import { type DecodedEvent, decodedEvent, eventInvalid, type RefusedEvent } from "./decoded.ts";

/** The event of a JSON text (JSON format, 3). Throws `json-invalid`, `json-too-deep`, `event-invalid`. */
export function decodeEvent(text: string): DecodedEvent {
  const start = spaceEnd(text, 0);
  const extent = extentOf(text, start);
  const eventText = text.slice(start, extent.end);
  const value = extent.depth > MAX_DEPTH ? undefined : parsed(eventText);
  if (value === undefined || spaceEnd(text, extent.end) < text.length) throw jsonError(text, "the event");
  const item = itemOf(value, eventText, extent);
  if ("error" in item) throw item.error;
  return item;
}

/**
 * The events of a JSON array (JSON format, 4), each decoded or refused on its own; the array may be empty.
 * Throws `batch-invalid` when it is no array, `json-invalid` when any of it is not JSON.
 */
export function decodeBatch(text: string): (DecodedEvent | RefusedEvent)[] {
  const items: (DecodedEvent | RefusedEvent)[] = [];
  let at = spaceEnd(text, 0);
  if (text[at] !== "[") throw notAnArray(text);
  at = spaceEnd(text, at + 1);
  for (let more = text[at] !== "]"; more; ) {
    const extent = extentOf(text, at);
    items.push(batchItem(text, at, extent));
    at = spaceEnd(text, extent.end);
    more = text[at] === ",";
    if (more) at = spaceEnd(text, at + 1);
  }
  if (text[at] !== "]" || spaceEnd(text, at + 1) < text.length) throw batchJsonError(text);
  return items;
}

function batchItem(batch: string, start: number, extent: Extent): DecodedEvent | RefusedEvent {
  const text = batch.slice(start, extent.end);
  if (extent.depth > MAX_DEPTH) return { error: jsonError(text, "an event of the batch") };
  const value = parsed(text);
  if (value === undefined) throw batchJsonError(batch);
  return itemOf(value, text, extent);
}

function itemOf(value: unknown, text: string, { width }: Extent): DecodedEvent | RefusedEvent {
  if (!isObject(value)) return { error: eventInvalid({}, [NOT_AN_OBJECT]) };
  const problems = Object.keys(value).length < width ? duplicatesOf(text) : attributeProblems(value, text);
  return problems ? refused(value, eventInvalid(value, problems)) : decodedEvent(value, text);
}

const NOT_AN_OBJECT = { pointer: "", keyword: "type", expected: "a JSON object" };

function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON has no undefined, so it stands for what cannot be parsed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of an attribute given twice two readers may take different ones, so none is taken. */
function duplicatesOf(text: string) {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [name] of membersOf(text)) (seen.has(name) ? twice : seen).add(name);
  return [...twice].map(duplicate);
}

function refused({ id, source }: Attributes, error: RouterError): RefusedEvent {
  return {
    ...(typeof id === "string" && { id }),
    ...(typeof source === "string" && { source }),
    error,
  };
}

function notAnArray(text: string): RouterError {
  parseJson(text, "the batch");
  return new RouterError("batch-invalid", "Cannot read the batch: it is not a JSON array");
}

/** The array itself is a level above its events. */
function batchJsonError(text: string): RouterError {
  return jsonError(text, "the batch", MAX_DEPTH + 1);
}
