import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import type { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent, SchemaVerdict } from "../../core/event.ts";
import type { IncomingEvent, RefusedEvent } from "../../core/ingest.ts";
import type { Tap } from "../../core/tap.ts";
import { eventKey } from "../event-key.ts";
import type { BrokerMessage } from "./message.ts";

/** What was refused of a message, and why. */
export interface Refusal {
  readonly tap: Tap;
  readonly message: BrokerMessage;
  readonly incoming: IncomingEvent | RefusedEvent;
  readonly error: RouterError;
}

/** The type of an event that stands in quarantine for a message that is none. */
export const REFUSED_TYPE = "signalbox.tap.refused";

/** What is kept in quarantine: the event with the reason, or in place of what cannot be read as one an event with all of it. */
export function refusedEvent({ tap, message, incoming, error }: Refusal, now: number): AcceptedEvent {
  const { bus = "default", id: tapId } = tap;
  const around = { bus, receivedAt: now, publisher: `source:${tapId}`, schema: verdictOf(error) };
  if (!("error" in incoming)) {
    const { text, id, source, type, subject, time } = incoming;
    const optional = { ...(subject !== undefined && { subject }), ...(time !== undefined && { time }) };
    return { text, id, source, type, ...optional, ...around, key: eventKey(bus, source, id) };
  }
  const names = { id: digestOf(message), source: `/taps/${tapId}`, type: REFUSED_TYPE };
  const text = JSON.stringify({
    ...{
      specversion: "1.0",
      ...names,
      time: new Date(now).toISOString(),
      datacontenttype: "application/json",
    },
    data: { code: error.code, detail: error.message, ...partsOf(message) },
  });
  return { text, ...names, ...around, key: eventKey(bus, names.source, names.id) };
}

function verdictOf({ code, message, problems }: RouterError): SchemaVerdict {
  const said = { pointer: "", keyword: code, expected: "an event that can be taken", actual: message };
  return { status: "quarantined", problems: problems?.length ? problems : [said] };
}

function partsOf({ body, contentType, attributes, plain }: BrokerMessage) {
  return {
    ...(plain.subject !== undefined && { subject: plain.subject }),
    ...(contentType !== undefined && { contentType }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(isUtf8(body)
      ? { body: Buffer.from(body).toString() }
      : { bodyBase64: Buffer.from(body).toString("base64") }),
  };
}

/** The same message that comes again is kept once. */
function digestOf({ body, contentType = "", attributes }: BrokerMessage): string {
  const all = [JSON.stringify([contentType, attributes]), Buffer.from(body).toString("base64")].join("\n");
  return hash("sha256", all, "base64url").slice(0, 22);
}
