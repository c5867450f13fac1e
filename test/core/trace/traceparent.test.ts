import { describe, expect, test } from "vitest";
import type { IncomingEvent } from "../../../functions/core/ingest.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import { traceparentOfXray, withTrace, xrayOf } from "../../../functions/core/trace/carried.ts";
import {
  asTraceparent,
  parseTraceparent,
  traceparentOf,
  tracestateOf,
} from "../../../functions/core/trace/traceparent.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";
const SENT = `00-${TRACE}-${SPAN}-01`;

describe("a traceparent", () => {
  test.each([
    [SENT, { traceId: TRACE, spanId: SPAN, sampled: true }],
    [`00-${TRACE}-${SPAN}-00`, { traceId: TRACE, spanId: SPAN, sampled: false }],
    [`00-${TRACE}-${SPAN}-03`, { traceId: TRACE, spanId: SPAN, sampled: true }],
    [`cc-${TRACE}-${SPAN}-01-what-is-to-come`, { traceId: TRACE, spanId: SPAN, sampled: true }],
    [`ff-${TRACE}-${SPAN}-01`, undefined],
    [`00-${TRACE}-${SPAN}-01-more`, undefined],
    [`00-${TRACE.toUpperCase()}-${SPAN}-01`, undefined],
    [`00-${"0".repeat(32)}-${SPAN}-01`, undefined],
    [`00-${TRACE}-${"0".repeat(16)}-01`, undefined],
    [` ${SENT}`, undefined],
    ["", undefined],
  ])("%j is read as W3C's Trace Context has it", (text, parsed) => {
    expect(parseTraceparent(text)).toEqual(parsed);
  });

  test("goes on as it came, and in the version that is spoken here when it is of a later one", () => {
    expect(asTraceparent(`00-${TRACE}-${SPAN}-03`)).toBe(`00-${TRACE}-${SPAN}-03`);
    expect(asTraceparent(`01-${TRACE}-${SPAN}-01-more`)).toBe(SENT);
  });

  test.each([
    [`{"traceparent":"${SENT}"}`, SENT],
    [`{"traceparent":null}`, undefined],
    [`{"traceparent":7}`, undefined],
    [`{"data":{"traceparent":"${SENT}"}}`, undefined],
    ["{}", undefined],
  ])("of an event %s is its attribute alone", (text, traceparent) => {
    expect(traceparentOf(text)).toBe(traceparent);
  });

  test.each([
    [`{"tracestate":"a=1,b=\\"2"}`, 'a=1,b="2'],
    [`{"tracestate":"a=\\u0007"}`, undefined],
    [`{"tracestate":"${"a".repeat(513)}"}`, undefined],
  ])("has a state beside it that fits a header: %s", (text, state) => {
    expect(tracestateOf(text)).toBe(state);
  });
});

describe("an event", () => {
  const anIncoming = (more = ""): IncomingEvent => ({
    text: `{"specversion":"1.0","id":"1","source":"/s","type":"t"${more},"data":12345678901234567890}`,
    ...{ id: "1", source: "/s", type: "t" },
  });
  const headers = { traceparent: SENT, tracestate: "vendor=1" };
  const textsOf = (...given: Parameters<typeof withTrace<IncomingEvent>>) =>
    withTrace(...given).map(({ text }) => text);

  test("carries the trace of the request that brought it, behind all that its publisher wrote", () => {
    expect(textsOf([anIncoming()], headers)).toEqual([
      `{"specversion":"1.0","id":"1","source":"/s","type":"t","data":12345678901234567890,"traceparent":"${SENT}","tracestate":"vendor=1"}`,
    ]);
  });

  test("keeps a trace of its own: there it was made", () => {
    const own = anIncoming(`,"traceparent":"00-${TRACE}-00f067aa0ba902b7-00"`);
    expect(textsOf([own], headers)).toEqual([own.text]);
  });

  test("gets one in the place of null", () => {
    expect(textsOf([anIncoming(`,"traceparent":null`)], { traceparent: SENT })[0]).toContain(
      `"t","traceparent":"${SENT}","data"`,
    );
  });

  test.each([{}, { traceparent: "00-1-2-03" }, { tracestate: "a=1" }])("is left alone by %j", (none) => {
    const items = [anIncoming()];
    expect(withTrace(items, none)).toBe(items);
  });

  test("has no state that is none, and a refused one is left as it is", () => {
    const refused = { id: "2", error: new RouterError("event-invalid", "Cannot") };
    const [text, other] = withTrace([anIncoming(), refused], { traceparent: SENT, tracestate: "ü" });
    expect((text as IncomingEvent).text).not.toContain("tracestate");
    expect(other).toBe(refused);
  });
});

describe("a header of X-Ray", () => {
  const root = "1-5759e988-bd862e3fe1be46a994272793";
  test.each([
    [
      `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`,
      "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01",
    ],
    [
      `Self=1-2; Sampled=0; Parent=53995c3f42cd8ad8; Root=${root}`,
      "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00",
    ],
    [`Root=${root}`, undefined],
    ["Root=1-2-3;Parent=53995c3f42cd8ad8", undefined],
    ["anything", undefined],
  ])("%j", (header, traceparent) => {
    expect(traceparentOfXray(header)).toBe(traceparent);
  });
});

test.each([
  [SENT, true],
  [`00-${TRACE}-${SPAN}-00`, false],
])("a traceparent and AWS's header say the same: %s", (text, sampled) => {
  const header = xrayOf(text);
  expect(header).toBe(
    `Root=1-${TRACE.slice(0, 8)}-${TRACE.slice(8)};Parent=${SPAN};Sampled=${sampled ? 1 : 0}`,
  );
  expect(traceparentOfXray(header!)).toBe(text);
  expect(xrayOf("none")).toBeUndefined();
});
