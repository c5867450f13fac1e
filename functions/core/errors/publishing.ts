import { e } from "./entry.ts";

/** What a publisher may be told. */
export const publishing = {
  "event-invalid": e(
    400,
    "The event is not a valid CloudEvent 1.0.",
    "Send specversion 1.0 and non-empty id, source and type; `errors` names each attribute that is not as it should be.",
  ),
  "json-invalid": e(
    400,
    "The body is not valid JSON.",
    "The detail names the line and column. Send UTF-8 JSON (RFC 8259) without trailing commas or comments.",
  ),
  "json-too-deep": e(400, "The JSON is nested too deeply.", "Nest at most 128 levels."),
  "batch-invalid": e(
    400,
    "The batch is not a JSON array of events.",
    "Send an array of CloudEvents as application/cloudevents-batch+json.",
  ),
  "bus-name-invalid": e(
    400,
    "The bus name is not usable.",
    "Use letters, digits, `.`, `-`, `_`, at most 64 characters, no dot in front.",
  ),
  "publisher-key-required": e(
    401,
    "This address needs a publisher key.",
    'Send `Authorization: Bearer <key>`; make one with POST /api/tokens {"kind":"publisher-key"}.',
  ),
  "publisher-key-invalid": e(
    401,
    "The publisher key is not known.",
    "Check the key, or make a new one with POST /api/tokens.",
  ),
  "signature-invalid": e(
    401,
    "The webhook is not signed as its source asks.",
    "Set the same secret at the provider and in the source's file. Signalbox's own log names what did not fit.",
  ),
  "publish-forbidden": e(
    403,
    "The key may not publish this.",
    "The key is bound to other buses or source prefixes; make one that covers them.",
  ),
  "host-not-allowed": e(
    403,
    "The Host header is not a loopback name.",
    "On a loopback address call http://localhost or http://127.0.0.1, so that no web page can publish through a rebound name.",
  ),
  "deliver-at-invalid": e(
    400,
    "The event asks to be delivered at a time that cannot be.",
    "Send `deliverat` as an RFC 3339 time of at most 40 days from now, such as 2026-01-31T12:00:00Z, or leave it out.",
  ),
  "event-too-large": e(
    413,
    "The event or request is too large.",
    "An event may have 1 MiB and a request 10 MiB by default. Send a reference to large data instead.",
  ),
  "encoding-invalid": e(
    400,
    "The body is not in the content encoding that the request says.",
    "Compress it as Content-Encoding says (gzip, deflate, br), or send it as it is without that header.",
  ),
  "form-invalid": e(
    400,
    "The body is no form of the content type that the request says.",
    "Send multipart/form-data as RFC 7578 has it: the boundary of the content type, and its last one at the end.",
  ),
  "media-type-unsupported": e(
    415,
    "The content type is not one that events come in.",
    "Use application/cloudevents+json, application/cloudevents-batch+json, or binary mode with ce-* headers; for webhooks JSON or a form, uncompressed.",
  ),
  "schema-refused": e(
    422,
    "The event does not fit its registered schema.",
    "`errors` names the pointer, the keyword and what was expected. Fix the event or register a new schema version.",
  ),
  "too-many-requests": e(
    429,
    "More came in than can be taken now.",
    "Wait as Retry-After says and send again.",
  ),
  "source-unavailable": e(
    503,
    "The source takes nothing now.",
    "It is switched off or its secrets are not set: Signalbox's own log says which. Send again later.",
  ),
  "storage-full": e(
    503,
    "The disk is full, so nothing can be made durable.",
    "Free space on the data folder's disk; Signalbox goes on by itself.",
  ),
  "storage-failed": e(
    503,
    "The storage did not take the write.",
    "Look at the terminal for the cause; send again later.",
  ),
  "shutting-down": e(503, "Signalbox is stopping.", "Send again in a moment."),
};
