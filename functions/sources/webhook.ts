import type { EventMapping } from "../core/generated/source-file.ts";
import type { HttpEvent, HttpResult } from "../core/http/handler.ts";
import { ingest, type IngestPorts, type Receipt } from "../core/ingest.ts";
import { senderOf } from "../core/people/producers.ts";
import type { Registry } from "../core/ports.ts";
import { withTrace } from "../core/trace/carried.ts";
import { decodeCloudEvents } from "./cloudevents.ts";
import { isBinaryMode } from "./cloudevents/binary.ts";
import type { DecodedEvent, RefusedEvent } from "./cloudevents/decoded.ts";
import { eventKey } from "./event-key.ts";
import { type AdmitPorts, refuseUnverified } from "./webhook/admit.ts";
import { answerHandshakeOf } from "./webhook/answer-handshake.ts";
import { answerFor, answerResult } from "./webhook/answers.ts";
import { mapEvents } from "./webhook/map-event.ts";
import { webhookRequest } from "./webhook/request.ts";
import { webhookSource } from "./webhook/source.ts";
import { unpacked } from "./webhook/unpack.ts";

export interface WebhookPorts extends Omit<IngestPorts, "keyOf">, AdmitPorts {
  readonly sources: Pick<Registry, "get">;
}

/**
 * Takes a provider's webhook: verified, answered when it is a challenge, else durable when this resolves, as the event
 * or events that its source says. Throws `not-found`, `source-unavailable`, `event-too-large`, `media-type-unsupported`,
 * `encoding-invalid`, `signature-invalid`, and what decoding and ingest refuse.
 */
export async function receiveWebhook(sent: HttpEvent, ports: WebhookPorts): Promise<HttpResult> {
  const source = webhookSource(sent, ports.sources);
  const handshake = await answerHandshakeOf(sent, source, ports);
  if (handshake) return handshake;
  const { id, file, preset } = source;
  const mapping = { ...preset.event, ...file.event };
  const event = unpacked(sent, mapping);
  const request = webhookRequest(event, { url: file.url, formPayload: mapping.formPayload });
  const facts = { request, source: id };
  const secrets = await refuseUnverified(facts, source, ports);
  const answer = answerFor([...(file.answers ?? []), ...(preset.answers ?? [])], facts);
  if (answer?.challenge) return answerResult(answer, facts, secrets);
  const receivedAt = ports.clock();
  const options = { preset: preset.event ?? {}, own: file.event, receivedAt };
  const sentEvents = isCloudEvents(event, mapping) ? cloudEvents(event) : mapEvents(facts, options);
  const events = withTrace(sentEvents, event.headers);
  const sender = senderOf(sent.headers["user-agent"], sent.requestContext.http.sourceIp);
  const bus = file.bus ?? "default";
  const arrival = { bus, publisher: `source:${id}`, sender, receivedAt, permit: () => {} };
  const receipts = await ingest(events, arrival, { ...ports, keyOf: eventKey });
  refuseUntaken(receipts);
  return answer ? answerResult(answer, facts, secrets) : accepted(receipts);
}

function isCloudEvents(event: HttpEvent, mapping: EventMapping): boolean {
  if (!mapping.cloudEvents) return false;
  return /^application\/cloudevents/i.test(event.headers["content-type"] ?? "") || isBinaryMode(event);
}

function cloudEvents(event: HttpEvent): readonly (DecodedEvent | RefusedEvent)[] {
  const decoded = decodeCloudEvents(event);
  return decoded.kind === "single" ? [decoded.event] : decoded.items;
}

/** Providers send again what was not taken, and only all of it; what was taken is a duplicate then. */
function refuseUntaken(receipts: readonly Receipt[]): void {
  for (const receipt of receipts) if (receipt.status === "refused") throw receipt.error;
}

function accepted(receipts: readonly Receipt[]): HttpResult {
  const body = JSON.stringify(receipts.length === 1 ? receipts[0] : { receipts });
  return { statusCode: 202, headers: { "content-type": "application/json" }, body };
}
