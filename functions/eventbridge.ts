import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import type { AwsPorts } from "./control/eventbridge/operation.ts";
import { ACCOUNT } from "./core/eventbridge/arn.ts";
import { validateInput } from "./core/eventbridge/validate.ts";
import { RouterError } from "./core/errors.ts";
import { AwsFault } from "./core/http/aws-fault.ts";
import { faultAnswer } from "./core/http/aws-answer.ts";
import type { HttpEvent, HttpHandler, HttpResult } from "./core/http/handler.ts";
import type { ReportError } from "./core/http/problem-json.ts";
import { type Arrival, ingest, type IngestPorts } from "./core/ingest.ts";
import { type Sender, senderOf } from "./core/people/producers.ts";
import { parseJson } from "./core/json/parse.ts";
import { type AwsCaller, type AwsCallerOptions, awsCallerOf } from "./sources/aws-caller.ts";
import { eventKey } from "./sources/event-key.ts";
import { ANYBODY, publisherWith } from "./sources/publisher.ts";
import type { OnRefused } from "./sources/refusals.ts";
import {
  type DecodedEntry,
  decodeEntries,
  type PutEventsEntry,
  putEventsShape,
  type PutEventsResult,
  resultOf,
} from "./sources/put-events.ts";

export interface EventBridgeFunctionPorts
  extends Omit<IngestPorts, "keyOf">,
    AwsCallerOptions,
    Omit<AwsPorts, "newId"> {
  readonly report: ReportError;
  readonly onRefused?: OnRefused;
}

const DOOR = { door: "eventbridge", source: "" } as const;

/** `POST /` with `X-Amz-Target: AWSEvents.*`: the EventBridge API, as the SDKs of AWS speak it. */
export function eventBridgeFunction(ports: EventBridgeFunctionPorts): HttpHandler {
  return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 }).handler(async (event) => {
    const requestId = randomUUID();
    try {
      const body = JSON.stringify(await run(event, ports));
      const headers = { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
      return { statusCode: 200, headers, body };
    } catch (error) {
      ports.onRefused?.(DOOR, codeOf(error));
      return faultAnswer(error, requestId, ports.report);
    }
  });
}

function codeOf(error: unknown): string {
  return error instanceof AwsFault || error instanceof RouterError ? error.code : "internal";
}

async function run(event: HttpEvent, ports: EventBridgeFunctionPorts): Promise<object> {
  const name = operationOf(event);
  const { method } = event.requestContext.http;
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  const { rawPath: path, rawQueryString: query, headers } = event;
  const caller = await awsCallerOf({ method, path, query, headers, body }, ports);
  const input = inputOf(body.toString("utf8"));
  if (name === "PutEvents") {
    const sender = senderOf(headers["user-agent"], event.requestContext.http.sourceIp);
    return putEvents(input, { ...caller, sender }, ports);
  }
  const place = { region: caller.region, account: ACCOUNT };
  const scene = { name, input, place, ...(caller.key && { key: caller.key }) };
  // Those who only publish need none of it.
  const { callOperation } = await import("./control/eventbridge/call.ts");
  return (await callOperation(scene, { ...ports, newId: randomUUID })) ?? {};
}

/** Browsers cannot send this header, nor this content type, without asking first: so no web page can call. */
function operationOf({ headers, requestContext }: HttpEvent): string {
  const [, name] = /^AWSEvents\.(\w+)$/.exec(headers["x-amz-target"] ?? "") ?? [];
  const isJson = /^application\/x-amz-json-1\.[01]\s*(?:;|$)/i.test(headers["content-type"] ?? "");
  if (name !== undefined && isJson && requestContext.http.method === "POST") return name;
  throw new AwsFault(
    "UnknownOperationException",
    "The EventBridge API takes POST / with X-Amz-Target: AWSEvents.<operation> and Content-Type: application/x-amz-json-1.1.",
  );
}

function inputOf(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    const input = parseJson(text, "the request");
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input;
  } catch (cause) {
    throw new AwsFault("SerializationException", (cause as Error).message, { cause });
  }
  throw new AwsFault("SerializationException", "The request must be a JSON object.");
}

/** The entries become events, each on its bus; the answer tells of each in its place. */
async function putEvents(
  input: unknown,
  { key, region, sender }: AwsCaller & { readonly sender: Sender },
  ports: EventBridgeFunctionPorts,
): Promise<object> {
  const { Entries } = validateInput(input, putEventsShape) as { readonly Entries: readonly PutEventsEntry[] };
  const publisher = key ? publisherWith(key) : ANYBODY;
  const now = ports.clock();
  const place = { region, account: ACCOUNT };
  const decoded = decodeEntries(Entries, { place, newId: randomUUID, now });
  const results: PutEventsResult[] = decoded.map((entry) =>
    "event" in entry ? { EventId: entry.event.id } : entry,
  );
  const good = decoded.flatMap((entry, index) => ("event" in entry ? [{ ...entry, index }] : []));
  const arrived = { publisher: publisher.id, sender, receivedAt: now, permit: publisher.permit };
  countUndecoded(decoded, { bus: "default", ...arrived }, ports);
  for (const [bus, entries] of Map.groupBy(good, ({ bus }) => bus)) {
    const arrival = { bus, ...arrived };
    const events = entries.map(({ event }) => event);
    const receipts = await ingest(events, arrival, { ...ports, keyOf: eventKey });
    for (const [i, receipt] of receipts.entries()) results[entries[i]!.index] = resultOf(receipt);
  }
  const failed = results.filter((result) => "ErrorCode" in result);
  for (const { ErrorCode } of failed) ports.onRefused?.(DOOR, ErrorCode);
  return { FailedEntryCount: failed.length, Entries: results };
}

/** Entries that are no events are counted as events of their publisher that were refused. */
function countUndecoded(
  entries: readonly DecodedEntry[],
  arrival: Arrival,
  { onIngested }: Pick<IngestPorts, "onIngested">,
): void {
  const refused = entries.flatMap((entry) =>
    "event" in entry
      ? []
      : [{ error: new RouterError("event-invalid", `Cannot accept an entry: ${entry.ErrorMessage}`) }],
  );
  if (refused.length > 0)
    onIngested?.(
      arrival,
      refused,
      refused.map(({ error }) => ({ status: "refused", error })),
    );
}
