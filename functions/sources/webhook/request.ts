import { isUtf8 } from "node:buffer";
import { RouterError } from "../../core/errors.ts";
import type { HttpEvent } from "../../core/http/handler.ts";
import { parseJson } from "../../core/json/parse.ts";
import { essenceOf, isJsonType, isUtf8Type } from "../../core/text/media-type.ts";
import { withoutMark } from "../cloudevents/http-body.ts";
import { type FieldValue, multipartFields } from "./multipart.ts";

/** What a provider has sent, before anything of it is believed. */
export interface WebhookRequest {
  readonly id: string;
  /** The body as it came: this is what was signed. */
  readonly bytes: Buffer;
  readonly headers: HttpEvent["headers"];
  readonly query: URLSearchParams;
  /** The address that the provider called, with its query. */
  readonly url: string;
  /** The fields of a form. */
  readonly form?: URLSearchParams;
  /** The body as JSON. Throws `media-type-unsupported`, `form-invalid`, `json-invalid`, `json-too-deep`. */
  content(): Content;
}

/** A JSON value, as it was written and as it is. */
export interface Content {
  readonly text: string;
  readonly value: unknown;
}

export interface RequestSettings {
  /** The address without its query, where the request does not tell it. */
  readonly url?: string | undefined;
  /** The field of a form that holds the body as JSON. */
  readonly formPayload?: string | undefined;
}

export function webhookRequest(event: HttpEvent, settings: RequestSettings = {}): WebhookRequest {
  const { headers, rawPath, rawQueryString, body = "", isBase64Encoded } = event;
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  const type = headers["content-type"] ?? "application/json";
  const form = essenceOf(type) === FORM ? new URLSearchParams(bytes.toString()) : undefined;
  const address = settings.url ?? `https://${headers["host"] ?? ""}${rawPath}`;
  let content: Content | undefined;
  return {
    id: event.requestContext.requestId,
    bytes,
    headers,
    query: new URLSearchParams(rawQueryString),
    url: rawQueryString === "" ? address : `${address}?${rawQueryString}`,
    ...(form && { form }),
    content: () => (content ??= contentOf(bytes, { type, form, payload: settings.formPayload })),
  };
}

const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

interface Reading {
  readonly type: string;
  readonly form: URLSearchParams | undefined;
  readonly payload: string | undefined;
}

function contentOf(bytes: Buffer, { type, form, payload }: Reading): Content {
  if (form) return ofFields(fieldsOf(form), payload);
  if (essenceOf(type) === MULTIPART) return ofFields(fieldsOf(multipartFields(bytes, type)), payload);
  return ofJson(bytes, type);
}

function ofJson(bytes: Buffer, type: string): Content {
  if (!isJsonType(type) || !isUtf8Type(type)) {
    throw new RouterError(
      "media-type-unsupported",
      `Cannot take the webhook: its content type is ${JSON.stringify(type)}, and JSON in UTF-8 or a form is what is read`,
    );
  }
  if (!isUtf8(bytes)) throw new RouterError("json-invalid", "Cannot read the webhook: it is not UTF-8");
  const text = withoutMark(bytes.toString()).trim();
  return { text, value: parseJson(text, "the webhook") };
}

/** The values of each field of a form, in one pass: there may be a hundred thousand. */
export function fieldsOf<Value>(form: Iterable<readonly [string, Value]>): Map<string, Value[]> {
  const fields = new Map<string, Value[]>();
  for (const [name, value] of form) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/** The JSON that one field holds, or the fields as an object; a field given several times is an array. */
function ofFields(fields: ReadonlyMap<string, readonly FieldValue[]>, payload: string | undefined): Content {
  const wrapped = payload === undefined ? undefined : fields.get(payload)?.[0];
  if (typeof wrapped === "string") return { text: wrapped.trim(), value: parseJson(wrapped, "the webhook") };
  const members = [...fields].map(
    ([name, values]) => `${JSON.stringify(name)}:${JSON.stringify(values.length === 1 ? values[0] : values)}`,
  );
  const text = `{${members.join(",")}}`;
  return { text, value: JSON.parse(text) };
}
