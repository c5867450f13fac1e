import type { Delivery } from "../core/delivery.ts";
import { encodeBinary, encodeStructured } from "../core/deliveries/encode.ts";
import { RouterError } from "../core/errors.ts";
import { foreignHeaderProblem, VISIBLE } from "../core/text/foreign-header.ts";
import { withMember } from "../core/json/slices.ts";
import { validateJson } from "../core/json/validate.ts";
import { attemptNumber } from "../core/deliveries/outcome.ts";
import type { Clock, Secrets } from "../core/ports.ts";
import type { Credentials } from "./credentials.ts";
import type { SendTools, TargetOf } from "./send.ts";
import { asTraceparent, traceparentOf, tracestateOf } from "../core/trace/traceparent.ts";
import { readValue } from "../wire/values.ts";
import { signatureHeaders, signingKey } from "./webhook-signature.ts";

/** What goes over the wire for a delivery. */
export interface HttpMessage {
  /** Name, value, name, value, …: names in lower case and once each, values in which no header can be hidden. */
  readonly headers: readonly string[];
  readonly body: string | Uint8Array;
}

interface Tools {
  readonly secrets: Secrets;
  readonly now: Clock;
  readonly credentials: Credentials | undefined;
  readonly traceparentOf?: SendTools["traceparentOf"];
}

/**
 * The message of a delivery. The target's headers may replace the content type and the user agent, and credentials go over
 * them. Throws `secret-missing`, and `target-invalid` for a header that is the router's own or cannot be sent.
 */
export async function httpMessage(
  delivery: Delivery,
  target: TargetOf<"http">,
  { secrets, now, credentials, traceparentOf: ours }: Tools,
): Promise<HttpMessage> {
  const headers: Headers = ["user-agent", "signalbox"];
  const content = addContent(headers, delivery, {
    mode: target.mode ?? "binary",
    traceparent: ours?.(delivery),
  });
  const body = target.bodyMembers ? await withMembers(content, target.bodyMembers, secrets) : content;
  addDelivery(headers, delivery);
  for (const name in target.headers)
    putForeign(headers, target, { header: name, value: await readValue(target.headers[name]!, { secrets }) });
  if (credentials) putForeign(headers, target, credentials);
  if (target.signature) {
    const keys = await Promise.all(target.signature.secrets.map(({ secret }) => keyOf(secret, secrets)));
    headers.push(...signatureHeaders({ id: delivery.id, body, now: now() }, keys));
  }
  return { headers, body };
}

/** The body with the members that the target's owner chose, in place of those of their names. */
async function withMembers(
  body: string | Uint8Array,
  members: NonNullable<TargetOf<"http">["bodyMembers"]>,
  secrets: Secrets,
): Promise<string | Uint8Array> {
  if (typeof body !== "string" || !body.trimStart().startsWith("{") || validateJson(body)) return body;
  let text = body;
  for (const [name, value] of Object.entries(members))
    text = withMember(text, name, JSON.stringify(await readValue(value, { secrets })));
  return text;
}

/** Name, value, name, value, …: a Map would cost 3 µs a delivery. */
type Headers = string[];

/** The event in the target's mode; what a transform made goes out in its place. Returns the body. */
function addContent(
  headers: Headers,
  { event, body }: Delivery,
  { mode, traceparent }: { readonly mode: "binary" | "structured"; readonly traceparent: string | undefined },
): string | Uint8Array {
  const encoded = mode === "binary" ? encodeBinary(event.text) : encodeStructured(event.text);
  addContentType(headers, body ? body.contentType : encoded.headers["content-type"]);
  const written = mode === "binary" ? encoded.headers["ce-traceparent"] : traceparentOf(event.text);
  const trace = traceparent ?? (written === undefined ? undefined : asTraceparent(written));
  addTrace(headers, trace, event.text);
  addAttributes(headers, encoded.headers, body !== undefined);
  return body ? body.text : encoded.body;
}

/** The attributes that are headers, in binary mode all; of data that a transform changed the event's schema says nothing. */
function addAttributes(headers: Headers, encoded: Readonly<Record<string, string>>, changed: boolean): void {
  for (const name in encoded)
    if (name !== "content-type" && !(changed && name === "ce-dataschema")) headers.push(name, encoded[name]!);
}

/** None when a publisher wrote what no header can carry. */
function addContentType(headers: Headers, contentType: string | undefined): void {
  if (contentType !== undefined && VISIBLE.test(contentType)) headers.push("content-type", contentType);
}

/** https://www.w3.org/TR/trace-context/ */
function addTrace(headers: Headers, traceparent: string | undefined, eventText: string): void {
  if (traceparent === undefined) return;
  headers.push("traceparent", traceparent);
  const tracestate = tracestateOf(eventText);
  if (tracestate !== undefined) headers.push("tracestate", tracestate);
}

/** What a delivery says of itself. */
function addDelivery(headers: Headers, delivery: Delivery): void {
  headers.push("idempotency-key", delivery.id, "signalbox-attempt", String(attemptNumber(delivery)));
  if (delivery.replay !== undefined) headers.push("signalbox-replay", delivery.replay);
}

/** Puts a header that the target's owner chose, in place of one of that name. */
function putForeign(headers: Headers, { id }: TargetOf<"http">, { header, value }: Credentials): void {
  const name = header.toLowerCase();
  const problem = foreignHeaderProblem(name, value);
  if (problem)
    throw new RouterError(
      "target-invalid",
      `Cannot deliver to target "${id}": header "${header}" ${problem}`,
    );
  const at = headers.findIndex((known, i) => i % 2 === 0 && known === name);
  if (at === -1) headers.push(name, value);
  else headers[at + 1] = value;
}

async function keyOf(secret: string, secrets: Secrets): Promise<Buffer> {
  return signingKey(await secrets.get(secret), secret);
}
