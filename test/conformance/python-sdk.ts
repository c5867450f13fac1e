import { encodeBinary, encodeHeaderValue, type HttpMessage } from "../../functions/core/deliveries/encode.ts";
import { isJsonType } from "../../functions/core/text/media-type.ts";
import type { HttpRequest } from "../../functions/sources/cloudevents.ts";
import {
  decodedMembers,
  decoding,
  type Members,
  requestOf,
  sorted,
  structuredRequest,
} from "./cloudevents-messages.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

/** What a function of the SDK was called with and gave. */
interface Row {
  readonly id: string;
  /** `to_binary`, `from_http_event`, `json.read`, `CloudEvent()`, … */
  readonly fn: string;
  readonly event?: { readonly attributes: Members; readonly data: unknown };
  readonly message?: { readonly headers: Readonly<Record<string, string>>; readonly bodyBase64: string };
  readonly jsonText?: string;
  readonly attributes?: Members;
  readonly error?: string;
}

export const pythonSdk: Corpus = { file: "cloudevents/sdk_python_http_json.jsonl", run };

function run(text: string): Verdict[] {
  return rowsOf<Row>(text).map((row) => {
    const judged = judge(row);
    const known = judged.wrong === undefined ? undefined : knownDifference(row);
    return known === undefined ? judged : { ...judged, known };
  });
}

function judge(row: Row): Verdict {
  const { id, fn, event, attributes } = row;
  if (row.error !== undefined) return verdict(id, "refused", refusedOrNot(inputOf(row)));
  if (attributes) return verdict(id, "accepted", refusedOrNot(inputOf(row)));
  const members = membersOf(event!);
  if (fn.startsWith("to_binary"))
    return verdict(id, wireOf(row), sent(encodeBinary(JSON.stringify(members))));
  return verdict(id, sorted(members), sorted(sameTime(decodedMembers(inputOf(row)), members, row)));
}

/** What the decoder gets to see: the message, the JSON, or an event made of the attributes. */
function inputOf({ message, jsonText, attributes, event }: Row): HttpRequest {
  if (message) return requestOf(message.headers, Buffer.from(message.bodyBase64, "base64"));
  if (jsonText !== undefined) return structuredRequest(jsonText);
  const given = attributes ?? event!.attributes;
  return "data" in given ? binaryRequest(given) : structuredRequest(JSON.stringify(plain(given)));
}

/** An attribute called data can be told from data only as a header. */
function binaryRequest(attributes: Members): HttpRequest {
  const headers = Object.entries(plain(attributes)).map(([name, value]) => [
    `ce-${name}`,
    encodeHeaderValue(String(value)),
  ]);
  return requestOf(Object.fromEntries(headers), new Uint8Array());
}

function refusedOrNot(request: HttpRequest): "refused" | "accepted" {
  return decoding(request).refusals.length > 0 ? "refused" : "accepted";
}

/** The event in JSON format: what Python marked as a time or as bytes is written out. */
function membersOf({ attributes, data }: NonNullable<Row["event"]>): Members {
  const bytes = (data as { $base64?: string } | null)?.$base64;
  const payload = bytes === undefined ? data !== null && { data } : { data_base64: bytes };
  return { ...plain(attributes), ...payload };
}

function plain(attributes: Members): Members {
  const entries = Object.entries(attributes).map(([name, value]) => {
    const time = (value as { $time?: string } | null)?.$time;
    return [name, time === undefined ? value : time.replace("+00:00", "Z")];
  });
  return Object.fromEntries(entries);
}

/** Python makes up a time where there is none, and writes each in its own way. */
function sameTime(ours: Members | string, theirs: Members, row: Row): Members | string {
  if (typeof ours === "string") return ours;
  const { time } = ours;
  if (time === undefined && !hasTime(row)) return { ...ours, time: theirs["time"] };
  const same = Date.parse(String(time)) === Date.parse(String(theirs["time"]));
  return same ? { ...ours, time: theirs["time"] } : ours;
}

function hasTime({ message, jsonText }: Row): boolean {
  const body = jsonText ?? Buffer.from(message?.bodyBase64 ?? "", "base64").toString();
  return message?.headers["ce-time"] !== undefined || body.includes('"time"');
}

/** A message so that two of them compare: JSON by its value, other bodies by their bytes. */
function wireOf({ message }: Row): unknown {
  return sent({
    headers: message!.headers,
    body: new Uint8Array(Buffer.from(message!.bodyBase64, "base64")),
  });
}

function sent({ headers, body }: HttpMessage): unknown {
  const bytes = Buffer.from(body);
  const isJson = bytes.length > 0 && isJsonType(headers["content-type"] ?? "");
  return { headers: sorted(headers), body: isJson ? JSON.parse(bytes.toString()) : bytes.toString("base64") };
}

const STRUCTURED =
  "Content-Type says structured mode, so the event is the body's, whatever ce- headers there are (HTTP binding, 3)";
const IMPLIED =
  "without datacontenttype data is JSON (JSON format, 3.1), where Python leaves a string or says nothing";

function knownDifference({ message, event }: Row): string | undefined {
  const type = message?.headers["content-type"];
  if (type?.startsWith("application/cloudevents") && message?.headers["ce-specversion"]) return STRUCTURED;
  const hasData = message?.bodyBase64 !== "" && event?.data !== null;
  return hasData && event?.attributes["datacontenttype"] === undefined ? IMPLIED : undefined;
}
