import { RouterError } from "../../core/errors.ts";
import type { Problem } from "../../core/event.ts";
import type { IncomingEvent, RefusedEvent } from "../../core/ingest.ts";
import { isJsonType } from "../../core/text/media-type.ts";
import type { Attributes } from "./attributes.ts";

/**
 * An event as it came. Its text is CloudEvents JSON in which what the publisher wrote stands to the letter, and shares
 * memory with the request; its data is the JSON value, or the text of other text, and absent when it is binary.
 */
export interface DecodedEvent extends IncomingEvent {
  readonly datacontenttype?: string;
}

export type { RefusedEvent };

/** The event of checked attributes. */
export function decodedEvent(attributes: Attributes, text: string): DecodedEvent {
  const event: { -readonly [Key in keyof DecodedEvent]: DecodedEvent[Key] } = {
    text,
    id: attributes["id"] as string,
    source: attributes["source"] as string,
    type: attributes["type"] as string,
  };
  for (const name of OPTIONAL) {
    const value = attributes[name];
    if (typeof value === "string") event[name] = value;
  }
  const data = dataOf(attributes);
  if (data !== undefined) event.data = data;
  return event;
}

/** The refusal of an event, which names it as far as it can be named. */
export function eventInvalid(attributes: Attributes, problems: readonly Problem[]): RouterError {
  const { id } = attributes;
  const name = typeof id === "string" && id !== "" ? `event ${JSON.stringify(id)}` : "the event";
  const [first] = problems;
  const subject = first?.pointer.slice(1) || "it";
  const others = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  const message = `Cannot accept ${name}: ${subject} must be ${first?.expected}${others}`;
  return new RouterError("event-invalid", message, { problems });
}

const OPTIONAL = ["subject", "time", "datacontenttype", "dataschema"] as const;

function dataOf({ data, data_base64: base64, datacontenttype: type }: Attributes): unknown {
  if (typeof base64 !== "string") return data;
  const isJson = typeof type !== "string" || isJsonType(type);
  return isJson ? parsedOrUndefined(Buffer.from(base64, "base64").toString()) : undefined;
}

/** Bytes that claim to be JSON and are none remain bytes. */
function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
