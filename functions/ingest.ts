import middy from "@middy/core";
import { RouterError } from "./core/errors.ts";
import type { HttpEvent, HttpHandler, HttpResult } from "./core/http/handler.ts";
import { problemJson, type ReportError } from "./core/http/problem-json.ts";
import { httpFunction } from "./core/http/router.ts";
import { type Arrival, ingest, type IngestPorts, type Receipt } from "./core/ingest.ts";
import { senderOf } from "./core/people/producers.ts";
import type { Clock } from "./core/ports.ts";
import { problemOf } from "./core/problem.ts";
import { withTrace } from "./core/trace/carried.ts";
import { type Decoded, decodeCloudEvents } from "./sources/cloudevents.ts";
import { eventKey } from "./sources/event-key.ts";
import { answerHandshake } from "./sources/handshake.ts";
import { type HookPorts, hookRoutes } from "./sources/hook-routes.ts";
import { publisherOf, type PublisherOptions } from "./sources/publisher.ts";
import { countingRefusals } from "./sources/refusals.ts";

export interface IngestFunctionPorts extends Omit<IngestPorts, "keyOf">, PublisherOptions, HookPorts {
  readonly clock: Clock;
  readonly report: ReportError;
}

/**
 * POST /events and /buses/{bus}/events: CloudEvents are checked, made durable and acknowledged, each with a receipt.
 * POST /hooks/{source}: webhooks, verified and answered as their provider expects.
 */
export function ingestFunction(ports: IngestFunctionPorts): HttpHandler {
  const publish: HttpHandler = (event) => countingRefusals(DOOR, ports.onRefused, () => answer(event, ports));
  const handshake: HttpHandler = async (event) => answerHandshake(event);
  const router = httpFunction([
    ...["/events", "/buses/{bus}/events"].flatMap((path) => [
      { method: "POST", path, handler: publish } as const,
      { method: "OPTIONS", path, handler: handshake } as const,
    ]),
    ...hookRoutes(ports),
  ]);
  return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
    .use(problemJson(ports.report))
    .handler(router);
}

const DOOR = { door: "events", source: "" } as const;

async function answer(event: HttpEvent, ports: IngestFunctionPorts): Promise<HttpResult> {
  const receivedAt = ports.clock();
  const sender = senderOf(event.headers["user-agent"], event.requestContext.http.sourceIp);
  const from = (publisher: string): Arrival => {
    const bus = busOf(event.pathParameters?.["bus"]);
    return { bus, publisher, sender, receivedAt, permit: () => {} };
  };
  const publisher = await publisherOf(event.headers["authorization"], {
    ...ports,
    onForbidden: (id, error) => countRefusal(from(id), error, ports),
  });
  const arrival = { ...from(publisher.id), permit: publisher.permit };
  const decoded = decodedOr(event, (error) => countRefusal(arrival, error, ports));
  const items = decoded.kind === "single" ? [decoded.event] : decoded.items;
  const incoming = withTrace(items, event.headers);
  const receipts = await ingest(incoming, arrival, { ...ports, keyOf: eventKey });
  if (decoded.kind === "single") return single(receipts[0]!);
  for (const receipt of receipts)
    if (receipt.status === "refused") ports.onRefused?.(DOOR, receipt.error.code);
  return batch(receipts, event.rawPath);
}

/** What the request holds; who hears of a refusal hears of it before it is thrown. */
function decodedOr(event: HttpEvent, onRefusal: (error: RouterError) => void): Decoded {
  try {
    return decodeCloudEvents(event);
  } catch (error) {
    if (error instanceof RouterError) onRefusal(error);
    throw error;
  }
}

/** A request that was refused as a whole is counted as one event of its publisher that was refused. */
function countRefusal(arrival: Arrival, error: RouterError, { onIngested }: IngestFunctionPorts): void {
  onIngested?.(arrival, [{ error }], [{ status: "refused", error }]);
}

/** It is the name of a folder in the archive, hence no dot in front. */
const BUS_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;

function busOf(name = "default"): string {
  if (BUS_NAME.test(name)) return name;
  throw new RouterError(
    "bus-name-invalid",
    `Cannot publish to bus "${name}": the name has other characters, a dot in front or more than 64`,
  );
}

function single(receipt: Receipt): HttpResult {
  if (receipt.status === "refused") throw receipt.error;
  return json(202, receipt);
}

/** 202 when all went well, 207 when some were refused; the receipts are in the order of the events. */
function batch(receipts: readonly Receipt[], instance: string): HttpResult {
  const shown = receipts.map((receipt) =>
    receipt.status === "refused" ? { ...receipt, error: problemOf(receipt.error, instance) } : receipt,
  );
  return json(receipts.some(({ status }) => status === "refused") ? 207 : 202, { receipts: shown });
}

function json(statusCode: number, body: unknown): HttpResult {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
