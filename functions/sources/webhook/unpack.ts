import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { RouterError } from "../../core/errors.ts";
import type { EventMapping } from "../../core/generated/source-file.ts";
import type { HttpEvent } from "../../core/http/handler.ts";

/** What one event may have. */
const BODY_BYTES = 1024 * 1024;
/** A body of many events: as much as the server takes. */
const BODIES_BYTES = 10 * 1024 * 1024;

/**
 * The request with its body uncompressed: that is what providers sign. Nothing is unpacked beyond what a body may have, so
 * that a bomb costs no more than that. Throws `event-too-large`, `media-type-unsupported` for an encoding that is not
 * known or is one of several, `encoding-invalid` for what is not in the encoding that it says.
 */
export function unpacked(event: HttpEvent, { each }: Pick<EventMapping, "each">): HttpEvent {
  const { headers, body = "", isBase64Encoded } = event;
  const most = each === undefined || each === false ? BODY_BYTES : BODIES_BYTES;
  const bytes = Buffer.byteLength(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes > most) throw tooLarge(`${bytes} bytes`, most);
  const { "content-encoding": encoding = "identity", ...rest } = headers;
  const name = encoding.trim().toLowerCase();
  if (name === "identity" || name === "") return event;
  const unpack = Object.hasOwn(ENCODINGS, name) ? ENCODINGS[name] : undefined;
  if (!unpack)
    throw new RouterError(
      "media-type-unsupported",
      `Cannot take the webhook: its content encoding is ${JSON.stringify(encoding)}, and ${Object.keys(ENCODINGS).join(", ")} are read`,
    );
  const packed = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  const whole = unpackedBytes(() => unpack(packed, { maxOutputLength: most }), name, most);
  return { ...event, headers: rest, body: whole.toString("base64"), isBase64Encoded: true };
}

type Unpack = (bytes: Buffer, bound: { readonly maxOutputLength: number }) => Buffer;

const ENCODINGS: Readonly<Record<string, Unpack>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function unpackedBytes(unpack: () => Buffer, encoding: string, most: number): Buffer {
  try {
    return unpack();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge("more", most);
    throw new RouterError("encoding-invalid", `Cannot take the webhook: its body is not in ${encoding}`, {
      cause,
    });
  }
}

function tooLarge(has: string, most: number): RouterError {
  return new RouterError(
    "event-too-large",
    `Cannot take the webhook: its body has ${has}, and ${most} bytes are the most`,
  );
}
