import { isUtf8 } from "node:buffer";
import { encodeBinary, encodeHeaderValue } from "../../functions/core/deliveries/encode.ts";
import { validateJson } from "../../functions/core/json/validate.ts";
import { decodeHeaderValue } from "../../functions/sources/cloudevents/header-value.ts";
import {
  arrived,
  decodedMembers,
  decoding,
  type Decoding,
  requestOf,
  structuredRequest,
} from "./cloudevents-messages.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

/** JSON and strings as they should not be, through the scanner, the decoder and out again. */
export const corpora: readonly Corpus[] = [
  { file: "json-robustness/jsontestsuite_parsing.jsonl", run: runParsing },
  { file: "json-robustness/jsontestsuite_transform.jsonl", run: runTransform },
  { file: "json-robustness/blns.jsonl", run: runNaughtyStrings },
];

interface ParsingRow {
  readonly name: string;
  readonly expect: "accept" | "reject" | "implementation-defined";
  readonly base64: string;
}

/** The scanner and the decoder in each mode take what they must and refuse what they must; what goes out is what came. */
function runParsing(text: string): Verdict[] {
  return rowsOf<ParsingRow>(text).map(({ name, expect, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    const answers = {
      scanner:
        isUtf8(bytes) && !validateJson(bytes.toString(), Number.POSITIVE_INFINITY) ? "accept" : "reject",
      structured: answerOf(decoding(asStructuredData(bytes))),
      binary: bytes.length === 0 ? "reject" : answerOf(decoding(asBinaryData(bytes))),
    };
    if (expect === "implementation-defined") return passThrough(name, bytes);
    const wanted = { scanner: expect, structured: expect, binary: expect };
    const judged = verdict(name, wanted, answers);
    return judged.wrong === undefined ? passThrough(name, bytes) : judged;
  });
}

function runTransform(text: string): Verdict[] {
  return rowsOf<{ name: string; base64: string }>(text).map(({ name, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    const { refusals } = decoding(asBinaryData(bytes));
    if (!isUtf8(bytes)) return verdict(name, "json-invalid", refusals[0]?.code);
    return refusals.length > 0 ? { id: name, wrong: String(refusals[0]?.message) } : passThrough(name, bytes);
  });
}

/** A naughty string comes through as any attribute and as data, in both modes. */
function runNaughtyStrings(text: string): Verdict[] {
  return rowsOf<{ i: number; base64: string }>(text).map(({ i, base64 }) => {
    const naughty = Buffer.from(base64, "base64").toString();
    const attributes = { id: naughty || "-", type: naughty || "-", subject: naughty || "-", ext: naughty };
    const event = { specversion: "1.0", source: `/${encodeURIComponent(naughty)}`, ...attributes };
    const withData = { ...event, datacontenttype: "text/plain", ...(naughty && { data: naughty }) };
    const eventText = JSON.stringify(withData);
    const back = [
      decodedMembers(structuredRequest(eventText)),
      decodedMembers(arrived(encodeBinary(eventText))),
      decodeHeaderValue(encodeHeaderValue(naughty)),
    ];
    return verdict(String(i), [withData, withData, naughty], back);
  });
}

const HEADERS = {
  "ce-specversion": "1.0",
  "ce-id": "1",
  "ce-source": "/",
  "ce-type": "t",
  "content-type": "application/json",
};

function asBinaryData(bytes: Uint8Array) {
  return requestOf(HEADERS, bytes);
}

function asStructuredData(bytes: Uint8Array) {
  const before = Buffer.from('{"specversion":"1.0","id":"1","source":"/","type":"t","data":');
  return requestOf(
    { "content-type": "application/cloudevents+json" },
    Buffer.concat([before, bytes, Buffer.from("}")]),
  );
}

function answerOf({ texts }: Decoding): "accept" | "reject" {
  return texts.length > 0 ? "accept" : "reject";
}

/** What is taken goes out to the letter, but for white space around it. */
function passThrough(id: string, bytes: Buffer): Verdict {
  const [text] = decoding(asBinaryData(bytes)).texts;
  if (text === undefined || bytes.length === 0) return { id };
  return verdict(id, bytes.toString().replace("\ufeff", "").trim(), encodeBinary(text).body);
}
