import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { encodeBinary, encodeStructured } from "../../functions/core/deliveries/encode.ts";
import type { RouterError } from "../../functions/core/errors.ts";
import { isJsonType } from "../../functions/core/text/media-type.ts";
import {
  arrived,
  asHeadersTell,
  decodedMembers,
  decoding,
  type Members,
  requestOf,
  sorted,
  structuredRequest,
} from "./cloudevents-messages.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";
import { pythonSdk } from "./python-sdk.ts";

/** CloudEvents over HTTP and in JSON. */
export const corpora: readonly Corpus[] = [
  { file: "cloudevents/http_feature.jsonl", run: runHttpFeature },
  { file: "cloudevents/conformance_events.jsonl", run: runConformanceEvents },
  { file: "cloudevents/spec_json_examples.jsonl", run: runSpecExamples },
  { file: "cloudevents/cloudevents.schema.json", run: runSchema },
  { file: "cloudevents/sdk_java_json_format.jsonl", run: runJavaSdk },
  { file: "client-wire-captures/requests.jsonl", run: runCaptures },
  pythonSdk,
];

interface FeatureRow {
  readonly scenario: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly expect: { readonly attributes: Members; readonly data: unknown };
}

function runHttpFeature(text: string): Verdict[] {
  return rowsOf<FeatureRow>(text).map(({ scenario, headers, body, expect: { attributes, data } }) => {
    const request = requestOf(Object.fromEntries(headers), Buffer.from(body));
    return verdict(scenario, sorted({ ...attributes, data }), sorted(decodedMembers(request)));
  });
}

interface EventRow {
  readonly file: string;
  readonly index: number;
  readonly attributes: Members & { readonly datacontenttype?: string };
  readonly extensions: Members;
  /** The payload as text. */
  readonly data: string | null;
}

/** A whole event survives both modes and the way from one to the other; one that lacks a required attribute is refused. */
function runConformanceEvents(text: string): Verdict[] {
  return rowsOf<EventRow>(text).map((row) => {
    const id = `${row.file}#${row.index}`;
    const event = { ...row.attributes, ...row.extensions, ...payloadOf(row) };
    const isWhole = ["specversion", "id", "source", "type"].every((name) => name in event);
    const structured = structuredRequest(JSON.stringify(event));
    if (!isWhole) return verdict(id, "event-invalid", decoding(structured).refusals[0]?.code);
    const wanted = [sorted(event), sorted(asHeadersTell(event)), sorted(asHeadersTell(event))];
    const judged = verdict(id, wanted, waysOf(JSON.stringify(event)).map(sorted));
    return otherVersion(judged, row.attributes["specversion"]);
  });
}

function payloadOf({ attributes, data }: EventRow): Members {
  if (data === null) return {};
  const isJson = isJsonType(attributes.datacontenttype ?? "application/json");
  return { data: isJson ? JSON.parse(data) : data };
}

/** An event after it came in structured mode, then went out in binary mode and came back, then in structured mode. */
function waysOf(text: string): readonly (Members | string)[] {
  const structured = decoding(structuredRequest(text)).texts[0] ?? "{}";
  const binary = decoding(arrived(encodeBinary(structured))).texts[0] ?? "{}";
  return [
    decodedMembers(structuredRequest(text)),
    decodedMembers(arrived(encodeBinary(structured))),
    decodedMembers(arrived(encodeStructured(binary))),
  ];
}

interface ExampleRow {
  readonly file: string;
  readonly batch: boolean;
  readonly json: unknown;
}

function runSpecExamples(text: string): Verdict[] {
  return rowsOf<ExampleRow>(text).map(({ file, batch, json }, index) => {
    const id = `${index} ${file}`;
    const type = `application/cloudevents${batch ? "-batch" : ""}+json`;
    const { texts, refusals } = decoding(
      requestOf({ "content-type": type }, Buffer.from(JSON.stringify(json))),
    );
    const judged = verdict(id, [json].flat(), [
      ...refusals.map(({ message }) => message),
      ...texts.map((t) => JSON.parse(t)),
    ]);
    const known = refusals.length > 0 && refusals.every(isMisprint) ? MISPRINT : undefined;
    return judged.wrong === undefined || known === undefined ? judged : { ...judged, known };
  });
}

const MISPRINT =
  "the example breaks the specification: a subject must not be empty, and a placeholder stands where Base64 belongs";

function isMisprint({ problems = [] }: RouterError): boolean {
  return problems.every(
    ({ pointer, actual = "" }) =>
      (pointer === "/subject" && actual === '""') || (pointer === "/data_base64" && actual.includes("...")),
  );
}

/** What we accept, the schema accepts: the other files' events, and each attribute with values that are often wrong. */
function runSchema(text: string, beside: (file: string) => string): Verdict[] {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const accepts = ajv.compile(JSON.parse(text));
  const rows = rowsOf<{ json?: unknown; text?: string }>(
    `${besideOrNone(beside, "spec_json_examples.jsonl")}\n${besideOrNone(beside, "sdk_java_json_format.jsonl")}`,
  );
  const events = rows.flatMap(({ json, text: raw }) =>
    raw === undefined ? [json].flat() : [JSON.parse(raw)],
  );
  return [...events, ...hostileEvents()].map((event, index) =>
    schemaVerdict(`event ${index}`, event, accepts),
  );
}

function besideOrNone(beside: (file: string) => string, file: string): string {
  try {
    return beside(file);
  } catch {
    return "";
  }
}

function schemaVerdict(id: string, event: unknown, accepts: ValidateFunction): Verdict {
  const { texts } = decoding(structuredRequest(JSON.stringify(event)));
  if (texts.length === 0 || accepts(JSON.parse(texts[0]!))) return { id };
  return { id, wrong: `the schema refuses ${texts[0]}: ${JSON.stringify(accepts.errors)}` };
}

const ATTRIBUTES = [
  "specversion",
  "id",
  "source",
  "type",
  "subject",
  "time",
  "datacontenttype",
  "dataschema",
  "data_base64",
];
const VALUES = [
  null,
  "",
  " ",
  "a b",
  "%",
  "é",
  "/x?y#z",
  "//h:1/",
  "urn:x",
  "1.0",
  "2026-02-29T00:00:00Z",
  "2026-01-01T00:00:00Z",
  "2026-01-01T24:00:00Z",
  "1998-12-31T23:59:60Z",
  "AA==",
  "a/b",
  0,
  -1,
  1.5,
  true,
  [],
  {},
];

function hostileEvents(): Members[] {
  const event = { specversion: "1.0", id: "1", source: "/", type: "t" };
  return ATTRIBUTES.flatMap((name) => VALUES.map((value) => ({ ...event, [name]: value })));
}

interface JavaRow {
  readonly name: string;
  readonly specversion: string;
  readonly text: string;
  readonly expect: "accept" | "reject";
}

function runJavaSdk(text: string): Verdict[] {
  return rowsOf<JavaRow>(text).map((row) => {
    const { texts } = decoding(structuredRequest(row.text));
    const judged = verdict(row.name, row.expect, texts.length > 0 ? "accept" : "reject");
    return otherVersion(judged, row.specversion);
  });
}

function otherVersion(judged: Verdict, specversion: unknown): Verdict {
  if (judged.wrong === undefined || specversion === "1.0") return judged;
  return { ...judged, known: "only specversion 1.0 is taken" };
}

interface CaptureRow {
  readonly client: string;
  readonly op: string;
  readonly variant?: string;
  readonly rawHeaders: readonly string[];
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly event?: Members;
}

/** What the JavaScript SDK sent. The captures of AWS's SDK are a matter of the EventBridge face. */
function runCaptures(text: string): Verdict[] {
  const rows = rowsOf<CaptureRow>(text).filter(({ client }) => client.startsWith("cloudevents"));
  return rows.map(({ op, variant, rawHeaders, body, bodyBase64, event = {} }) => {
    const headers = rawHeaders.flatMap((name, i) =>
      i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ""] as const] : [],
    );
    const bytes = bodyBase64 === undefined ? Buffer.from(body ?? "") : Buffer.from(bodyBase64, "base64");
    const request = requestOf(Object.fromEntries(headers), bytes);
    const type = request.headers["content-type"];
    const wanted = op === "binary" ? { ...asHeadersTell(event), datacontenttype: type } : event;
    return verdict(`${op} ${variant ?? ""}`, sorted(wanted), sorted(decodedMembers(request)));
  });
}
