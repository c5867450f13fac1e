import { RouterError } from "../core/errors.ts";
import type { EventMapping, SourceFile } from "../core/generated/source-file.ts";
import type { HttpEvent, HttpResult } from "../core/http/handler.ts";
import type { ReportError } from "../core/http/problem-json.ts";
import { ingest, type IngestPorts, type Receipt } from "../core/ingest.ts";
import type { Clock, Registry, Secrets } from "../core/ports.ts";
import { decodeCloudEvents } from "./cloudevents.ts";
import { isBinaryMode } from "./cloudevents/binary.ts";
import type { DecodedEvent, RefusedEvent } from "./cloudevents/decoded.ts";
import { eventKey } from "./event-key.ts";
import { presets } from "./presets.ts";
import type { Preset } from "./presets/preset.ts";
import { answerFor, answerResult } from "./webhook/answers.ts";
import type { Facts } from "./webhook/fill.ts";
import { mapEvents } from "./webhook/map-event.ts";
import { webhookRequest } from "./webhook/request.ts";
import { verify } from "./webhook/verify.ts";

export interface WebhookPorts extends Omit<IngestPorts, "keyOf"> {
  readonly sources: Pick<Registry, "get">;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Hears why a webhook was refused: whoever sent it is not told. */
  readonly report: ReportError;
}

/**
 * Takes a provider's webhook: verified, answered when it is a challenge, else durable when this resolves, as the event
 * or events that its source says. Throws `not-found`, `source-unavailable`, `event-too-large`, `media-type-unsupported`,
 * `signature-invalid`, and what decoding and ingest refuse.
 */
export async function receiveWebhook(event: HttpEvent, ports: WebhookPorts): Promise<HttpResult> {
  const source = webhookSource(event, ports);
  refuseUnreadable(event, source.event);
  const { url, file, preset, id } = source;
  const facts = {
    request: webhookRequest(event, { url, formPayload: source.event.formPayload }),
    source: id,
  };
  await refuseUnverified(facts, source, { ports, requestId: event.requestContext.requestId });
  const answers = [...(file.answers ?? []), ...(preset.answers ?? [])];
  const answer = answerFor(answers, facts);
  if (answer?.challenge) return answerResult(answer, facts);
  const receivedAt = ports.clock();
  const events = decode(event, facts, { source, receivedAt });
  const arrival = { bus: file.bus ?? "default", publisher: `source:${id}`, receivedAt, permit: () => {} };
  const receipts = await ingest(events, arrival, { ...ports, keyOf: eventKey });
  return answer ? answerResult(answer, allTaken(receipts, facts)) : accepted(allTaken(receipts, receipts));
}

/** Whoever asks whether events may be sent here is told yes (CloudEvents web hooks, 4). Throws `not-found`. */
export function knownSource(event: HttpEvent, ports: Pick<WebhookPorts, "sources">): void {
  webhookFile(event, ports);
}

/** A source's file, and what its preset says where it does not. */
interface WebhookSource {
  readonly id: string;
  readonly file: SourceFile;
  readonly preset: Preset;
  readonly event: EventMapping;
  readonly url?: string | undefined;
}

function webhookSource(event: HttpEvent, ports: WebhookPorts): WebhookSource {
  const { id, file } = webhookFile(event, ports);
  if (file.enabled === false)
    throw new RouterError("source-unavailable", `Cannot take the webhook: source "${id}" is switched off`);
  const preset = presets[file.preset ?? "custom"];
  return { id, file, preset, event: { ...preset.event, ...file.event }, url: file.url };
}

function webhookFile(
  { pathParameters }: HttpEvent,
  { sources }: Pick<WebhookPorts, "sources">,
): { readonly id: string; readonly file: SourceFile } {
  const id = pathParameters?.["source"] ?? "";
  const file = sources.get("source", id)?.value as SourceFile | undefined;
  if (file?.kind === "webhook") return { id, file };
  throw new RouterError("not-found", `Cannot find source ${JSON.stringify(id)}: no webhook comes in there`);
}

/** What one event may have; a body of many events may have as much as the server takes. */
const BODY_BYTES = 1024 * 1024;

function refuseUnreadable({ headers, body = "", isBase64Encoded }: HttpEvent, { each }: EventMapping): void {
  const bytes = Buffer.byteLength(body, isBase64Encoded ? "base64" : "utf8");
  if (!each && bytes > BODY_BYTES) {
    throw new RouterError(
      "event-too-large",
      `Cannot take the webhook: its body has ${bytes} bytes, and ${BODY_BYTES} is the most`,
    );
  }
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() === "identity") return;
  throw new RouterError(
    "media-type-unsupported",
    `Cannot take the webhook: its content encoding is ${JSON.stringify(encoding)}, and bodies are read as they were signed, uncompressed`,
  );
}

interface Asking {
  readonly ports: WebhookPorts;
  readonly requestId: string;
}

/** Every failure is answered alike; what it was is for the operator. */
async function refuseUnverified(facts: Facts, source: WebhookSource, asking: Asking): Promise<void> {
  const { ports, requestId } = asking;
  const { id, file, preset } = source;
  const verification = file.verification ?? preset.verification;
  const secrets = await secretsOf(source, asking);
  if (!verification || secrets.length === 0) {
    const message = `Cannot take webhooks of source "${id}": it has nothing to verify them with`;
    ports.report(new RouterError("source-unavailable", message), requestId);
    throw new RouterError("source-unavailable", "Cannot take the webhook: its source is not ready");
  }
  const { toleranceSeconds } = file;
  const reason = verify(verification, facts, { secrets, now: ports.clock(), toleranceSeconds });
  if (reason === undefined) return;
  const message = `Cannot take a webhook of source "${id}": ${reason}`;
  ports.report(new RouterError("signature-invalid", message), requestId);
  throw new RouterError("signature-invalid", "Cannot take the webhook: its signature does not verify");
}

/** Those of its secrets that are set: during a rotation one may be missing. */
async function secretsOf(
  { file }: WebhookSource,
  { ports: { secrets, report }, requestId }: Asking,
): Promise<string[]> {
  const asked = await Promise.allSettled((file.secrets ?? []).map(({ secret }) => secrets.get(secret)));
  for (const one of asked) if (one.status === "rejected") report(one.reason, requestId);
  return asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

function decode(
  event: HttpEvent,
  facts: Facts,
  { source: { file, preset, event: mapping }, receivedAt }: { source: WebhookSource; receivedAt: number },
): readonly (DecodedEvent | RefusedEvent)[] {
  if (mapping.cloudEvents && isCloudEvents(event)) {
    const decoded = decodeCloudEvents(event);
    return decoded.kind === "single" ? [decoded.event] : decoded.items;
  }
  return mapEvents(facts, { preset: preset.event ?? {}, own: file.event, receivedAt });
}

function isCloudEvents(event: HttpEvent): boolean {
  return /^application\/cloudevents/i.test(event.headers["content-type"] ?? "") || isBinaryMode(event);
}

/** Providers send again what was not taken, and only all of it; what was taken is a duplicate then. */
function allTaken<Value>(receipts: readonly Receipt[], value: Value): Value {
  const refused = receipts.find((receipt) => receipt.status === "refused");
  if (refused) throw refused.error;
  return value;
}

function accepted(receipts: readonly Receipt[]): HttpResult {
  const [first] = receipts;
  const body = JSON.stringify(receipts.length === 1 ? first : { receipts });
  return { statusCode: 202, headers: { "content-type": "application/json" }, body };
}
