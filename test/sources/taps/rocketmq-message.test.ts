import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { IncomingEvent } from "../../../functions/core/ingest.ts";
import type { Tap } from "../../../functions/core/tap.ts";
import { eventsOf } from "../../../functions/sources/taps/message.ts";
import { rocketMqBrokerMessage } from "../../../functions/sources/taps/rocketmq-message.ts";
import type { Message } from "../../../functions/wire/rocketmq/messages.ts";
import { secondsOf } from "../../../functions/wire/rocketmq/messages.ts";
import { NOW } from "../../support/build.ts";

const tap = {
  id: "orders",
  kind: "tap",
  broker: "rocketmq",
  endpoints: "h:1",
  topic: "t",
  group: "g",
} as Tap;

function eventOf(message: Message, unprefixed = false): object {
  const events = eventsOf(rocketMqBrokerMessage(message, { unprefixed, handle: undefined }), tap);
  return JSON.parse((events[0] as IncomingEvent).text) as object;
}
const aMessage = (
  userProperties: Record<string, string>,
  body: string | Buffer = '{"n":1}',
  system: object = {},
) => ({
  userProperties,
  body: Buffer.from(body),
  systemProperties: { messageId: "m-1", bornTimestamp: secondsOf(NOW), ...system },
});
const CE = { CE_specversion: "1.0", CE_id: "1", CE_source: "/s", CE_type: "t" };
const event = { specversion: "1.0", id: "1", source: "/s", type: "t" };
const json = { datacontenttype: "application/json", data: { n: 1 } };

describe("a message of RocketMQ", () => {
  test.each<[string, Message, object]>([
    [
      "the binding",
      aMessage({ ...CE, CE_contenttype: "application/json", CE_tenant: "a" }),
      { ...event, tenant: "a", ...json },
    ],
    ["its authors' code", aMessage({ ...CE, CE_datacontenttype: "application/json" }), { ...event, ...json }],
    [
      "who writes ce_ small",
      aMessage({ ce_specversion: "1.0", ce_id: "1", ce_source: "/s", ce_type: "t" }),
      { ...event, data: { n: 1 } },
    ],
    ["who has no data", aMessage(CE, Buffer.from([0])), event],
    [
      "who has a zero byte for data",
      aMessage({ ...CE, CE_contenttype: "image/x" }, Buffer.from([0])),
      { ...event, datacontenttype: "image/x", data_base64: "AA==" },
    ],
    [
      "who packs",
      aMessage({ ...CE, CE_contenttype: "application/json" }, gzipSync('{"n":1}'), { bodyEncoding: 2 }),
      { ...event, ...json },
    ],
    [
      "structured mode",
      aMessage(
        { CE_contenttype: "application/cloudevents+json; charset=UTF-8" },
        JSON.stringify({ ...event, ...json }),
      ),
      { ...event, ...json },
    ],
    [
      "who names the trace",
      aMessage(CE, Buffer.from([0]), {
        traceContext: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      }),
      { ...event, traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
    ],
  ])("of %s is the event", (_, message, expected) => {
    expect(eventOf(message)).toEqual(expected);
  });

  test("without prefixes is the event where the tap says so", () => {
    const message = aMessage({
      ...event,
      datacontenttype: "application/json",
      USEREXT_KEY: '{"Tenant":"a"}',
      "Other-Key": "x",
    });
    expect(eventOf(message, true)).toEqual({ ...event, tenant: "a", ...json });
    expect(eventOf(message)).toMatchObject({ type: "rocketmq.message", data: { n: 1 } });
    expect(eventOf(aMessage({ ...event, USEREXT_KEY: "{" }), true)).toMatchObject(event);
  });

  test("that is no event is wrapped, with its id and time, its tag or key, and its group", () => {
    expect(
      eventOf(aMessage({ color: "red" }, "hallo", { tag: "a", keys: ["k"], messageGroup: "g-1" })),
    ).toEqual({
      ...{ specversion: "1.0", id: `m-1-${NOW}`, source: "/taps/orders", type: "rocketmq.message" },
      ...{ subject: "a", time: new Date(NOW).toISOString(), partitionkey: "g-1", data: "hallo" },
    });
    expect(eventOf(aMessage({}, "hallo", { keys: ["k"] }))).toMatchObject({ subject: "k" });
  });

  test.each([
    ["a time that is none", { bornTimestamp: { seconds: 1e17 } }],
    ["a time before all times", { bornTimestamp: { seconds: -5 } }],
    ["no time", { bornTimestamp: undefined }],
    ["a body that is not packed as it says", { bodyEncoding: 2 }],
  ])("with %s is taken all the same", (_, system) => {
    expect(eventOf(aMessage({}, "hallo", system))).toMatchObject({ data: "hallo" });
  });

  test("is the same when it comes again, and none that another sender has given its id", () => {
    const id = (system: object) => (eventOf(aMessage({}, "a", system)) as { id: string }).id;
    expect(id({ deliveryAttempt: 2, queueOffset: 9 })).toBe(id({ deliveryAttempt: 1, queueOffset: 1 }));
    expect(id({ bornTimestamp: secondsOf(NOW + 1) })).not.toBe(id({}));
  });
});
