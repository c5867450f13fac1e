import { RouterError } from "../core/errors.ts";
import { essenceOf, isUtf8Type } from "../core/text/media-type.ts";
import { decodeBinary, isBinaryMode } from "./cloudevents/binary.ts";
import type { DecodedEvent, RefusedEvent } from "./cloudevents/decoded.ts";
import { bodyText, type HttpRequest, withoutMark } from "./cloudevents/http-body.ts";
import { decodeBatch, decodeEvent } from "./cloudevents/structured.ts";

export type { DecodedEvent, HttpRequest, RefusedEvent };

export type Decoded =
  | { readonly kind: "single"; readonly event: DecodedEvent }
  | { readonly kind: "batch"; readonly items: readonly (DecodedEvent | RefusedEvent)[] };

/** Whether an item of a batch was refused. */
export function isRefused(item: DecodedEvent | RefusedEvent): item is RefusedEvent {
  return "error" in item;
}

/**
 * The CloudEvents 1.0 of an HTTP request: structured, batch or binary mode, as its Content-Type says (HTTP binding, 3).
 * A bad event of a batch is refused on its own. Throws `media-type-unsupported`, `json-invalid`, `json-too-deep`,
 * `batch-invalid`, and for a single event `event-invalid`.
 */
export function decodeCloudEvents(request: HttpRequest): Decoded {
  const contentType = request.headers["content-type"] ?? "";
  const essence = essenceOf(contentType);
  const decode = STRUCTURED[essence];
  if (decode) return decode(jsonText(request, contentType));
  if (essence.startsWith("application/cloudevents"))
    throw unsupported(contentType, "JSON is the only format read");
  if (!isBinaryMode(request)) throw unsupported(contentType, "it has no ce- headers");
  return { kind: "single", event: decodeBinary(request) };
}

const STRUCTURED: Readonly<Record<string, (text: string) => Decoded>> = {
  "application/cloudevents+json": (text) => ({ kind: "single", event: decodeEvent(text) }),
  "application/cloudevents-batch+json": (text) => ({ kind: "batch", items: decodeBatch(text) }),
};

function jsonText(request: HttpRequest, contentType: string): string {
  if (!isUtf8Type(contentType)) throw unsupported(contentType, "JSON is UTF-8");
  const text = bodyText(request);
  if (text === undefined) throw new RouterError("json-invalid", "Cannot read the body: it is not UTF-8");
  return withoutMark(text);
}

function unsupported(contentType: string, reason: string): RouterError {
  const type = contentType ? `its content type is ${JSON.stringify(contentType)}` : "it has no content type";
  return new RouterError(
    "media-type-unsupported",
    `Cannot take events from the request: ${type}, and ${reason}`,
  );
}
