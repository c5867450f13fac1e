import type { EventMapping } from "../../core/generated/source-file.ts";
import type { Preset } from "./preset.ts";

/**
 * An id of the body is not taken for that of the event: it may be an order's, and two changes of one order are two events.
 */
const event: EventMapping = {
  id: ["{header.webhook-id}", "{header.idempotency-key}", "{header.x-delivery-id}"],
  type: ["{body.type}", "{body.event_type}", "{body.event}", "webhook"],
};

/** For senders of one's own: HMAC-SHA-256 of the body in hex. Attributes in headers would not be signed. */
export const hmac: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: ["{header.x-signature-256}", "{header.x-signature}"] },
  },
  event,
};

/** A secret that is sent along, as X-API-Key or as a bearer's. */
export const apiKey: Preset = {
  verification: { kind: "token", from: ["{header.x-api-key}", "{header.authorization|bearer}"] },
  event: { ...event, cloudEvents: true },
};

/** User and password (RFC 7617). */
export const basic: Preset = {
  verification: { kind: "basic" },
  event: { ...event, cloudEvents: true },
};
