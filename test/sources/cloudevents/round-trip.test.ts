import { CloudEvent, HTTP, type CloudEventV1 } from "cloudevents";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  encodeBatch,
  encodeBinary,
  encodeStructured,
  type HttpMessage,
} from "../../../functions/core/deliveries/encode.ts";
import { decodeCloudEvents, type HttpRequest, isRefused } from "../../../functions/sources/cloudevents.ts";
import { eventOf, request } from "../../support/cloudevents-request.ts";

const text = fc.string({ unit: "grapheme", minLength: 1 });
const name = fc.string({ unit: fc.constantFrom(..."abcxyz0189".split("")), minLength: 1, maxLength: 20 });
const time = fc
  .date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().replace("Z", "123+05:30"));
const extensions = fc.dictionary(
  name.filter((key) => !(key in { data: 1, id: 1, type: 1, time: 1, source: 1, subject: 1 })),
  fc.oneof(text, fc.boolean(), fc.integer()),
);
const attributes = fc.record(
  {
    specversion: fc.constant("1.0"),
    id: text,
    source: fc.webUrl(),
    type: text,
    subject: text,
    time,
    dataschema: fc.webUrl(),
  },
  { requiredKeys: ["specversion", "id", "source", "type"] },
);
const payload = fc.oneof(
  fc.record({ data: fc.jsonValue() }),
  fc.record({ datacontenttype: fc.constantFrom("application/json", "text/json; v=1"), data: fc.jsonValue() }),
  fc.record({ datacontenttype: fc.constantFrom("text/plain", "application/xml; charset=utf-8"), data: text }),
  fc.record({
    datacontenttype: fc.constant("image/png"),
    data_base64: fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  }),
  fc.record({}),
);
const anyEvent = fc
  .tuple(extensions, attributes, payload)
  .map((parts): Record<string, unknown> => JSON.parse(JSON.stringify(Object.assign({}, ...parts))));

test("structured mode gives the same text back", () => {
  fc.assert(
    fc.property(anyEvent, fc.constantFrom(0, 2), (event, indent) => {
      const text = JSON.stringify(event, null, indent);
      expect(eventOf(requestOf(encodeStructured(text))).text).toBe(text);
    }),
  );
});

test("batch mode gives the same texts back", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      const texts = events.map((event) => JSON.stringify(event));
      const decoded = decodeCloudEvents(requestOf(encodeBatch(texts)));
      const items = decoded.kind === "batch" ? decoded.items : [];
      expect(items.map((item) => (isRefused(item) ? item.error : item.text))).toEqual(texts);
    }),
  );
});

test("binary mode gives the same event back, but for what headers cannot tell", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const back = eventOf(requestOf(encodeBinary(JSON.stringify(event))));
      expect(JSON.parse(back.text)).toEqual(asHeadersTell(event));
    }),
  );
});

test("the cloudevents library reads what we send", () => {
  fc.assert(
    fc.property(anyEvent.filter(isReadByTheLibrary), (event) => {
      const text = JSON.stringify(event);
      const { headers, body } = encodeStructured(text);
      expect(attributesOf(single(HTTP.toEvent({ headers: { ...headers }, body })))).toEqual(
        attributesOf(event),
      );
      const batched = encodeBatch([text, text]);
      const events = HTTP.toEvent({ headers: { ...batched.headers }, body: batched.body });
      expect(Array.isArray(events) && events.map(attributesOf)).toEqual([
        attributesOf(event),
        attributesOf(event),
      ]);
    }),
  );
});

test("we read what the cloudevents library sends", () => {
  fc.assert(
    fc.property(anyEvent.filter(isReadByTheLibrary), (event) => {
      const sent = HTTP.structured(new CloudEvent(event, false));
      const decoded = eventOf(
        request({ "content-type": String(sent.headers["content-type"]) }, String(sent.body)),
      );
      expect(attributesOf(JSON.parse(decoded.text))).toEqual(attributesOf(event));
    }),
  );
});

/** As an HTTP server hands it on: bytes as Base64. */
function requestOf({ headers, body }: HttpMessage): HttpRequest {
  return request(headers, body);
}

/** Headers know only strings, data without a type leaves as JSON. */
function asHeadersTell(event: Readonly<Record<string, unknown>>) {
  const { data, data_base64: base64, datacontenttype, ...rest } = event;
  const strings = Object.entries(rest).map(([name, value]) => [name, String(value)]);
  const type = datacontenttype ?? (data === undefined ? undefined : "application/json");
  return {
    ...Object.fromEntries(strings),
    ...(type !== undefined && { datacontenttype: type }),
    ...(data !== undefined && { data }),
    ...(base64 !== undefined && { data_base64: base64 }),
  };
}

/** It loses falsy data, turns bytes into numbers, and rewrites or makes up times. */
function isReadByTheLibrary({ data, data_base64: base64, time }: Readonly<Record<string, unknown>>): boolean {
  return Boolean(data) && base64 === undefined && time !== undefined;
}

/** All but the time, which the library rewrites. */
function attributesOf(event: object): Record<string, unknown> {
  const { time: _, ...rest } = JSON.parse(JSON.stringify(event)) as Record<string, unknown>;
  return rest;
}

function single(events: CloudEventV1<unknown> | CloudEventV1<unknown>[]): CloudEventV1<unknown> {
  if (Array.isArray(events)) throw new Error("It is a batch.");
  return events;
}
