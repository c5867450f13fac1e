import { describe, expect, test } from "vitest";
import { compilePlaceText } from "../../functions/core/text/place-text.ts";
import { type MessagePlan, rocketMqMessage } from "../../functions/targets/rocketmq-message.ts";
import { millisecondsOf } from "../../functions/wire/rocketmq/messages.ts";
import { aDelivery, anEvent, NOW } from "../support/build.ts";

const plan: MessagePlan = {
  topic: "orders",
  mode: "binary",
  keys: [compilePlaceText("<$.id>")],
  tag: compilePlaceText("<$.type>"),
};

function messageOf(delivery: Parameters<typeof rocketMqMessage>[0], own: Partial<MessagePlan> = {}) {
  const message = rocketMqMessage(delivery, { ...plan, ...own }, NOW);
  if ("problem" in message) throw new Error(message.problem);
  const { userProperties = {}, systemProperties = {}, body } = message;
  return { properties: userProperties, system: systemProperties, body: Buffer.from(body!) };
}
const textEvent = (members: object) =>
  anEvent({ text: JSON.stringify({ specversion: "1.0", id: "42", source: "/shop", type: "t", ...members }) });

test("a message is in the trace of its attempt where one is told, and says where its event was made", () => {
  const made = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
  const delivery = aDelivery({ event: textEvent({ traceparent: made }) });
  expect(messageOf(delivery).system.traceContext).toBe(made);
  const { system, properties } = messageOf(delivery, { traceparent });
  expect([system.traceContext, properties["CE_traceparent"]]).toEqual([traceparent, made]);
});

describe("a message of RocketMQ", () => {
  test.each<[name: string, members: object, body: string | Buffer, properties: object]>([
    ["JSON", { datacontenttype: "application/json", data: { n: 1 } }, '{"n":1}', {}],
    [
      "JSON that says nothing",
      { data: "a" },
      '"a"',
      { CE_contenttype: "application/json", CE_datacontenttype: undefined },
    ],
    ["null", { data: null }, "null", {}],
    ["text", { datacontenttype: "text/plain", data: "hallo" }, "hallo", { CE_contenttype: "text/plain" }],
    [
      "text of another charset",
      { datacontenttype: "text/plain; charset=latin1", data: "ü" },
      "ü",
      { CE_contenttype: "text/plain; charset=utf-8", CE_datacontenttype: "text/plain; charset=latin1" },
    ],
    [
      "bytes",
      { datacontenttype: "image/png", data_base64: "AAEC" },
      Buffer.from([0, 1, 2]),
      { CE_contenttype: "image/png" },
    ],
    ["none", {}, Buffer.from([0]), { CE_contenttype: undefined, CE_datacontenttype: undefined }],
  ])("has data that is %s for its body", (...[, members, body, properties]) => {
    const message = messageOf(aDelivery({ event: textEvent(members) }));
    expect(message.body).toEqual(Buffer.from(body));
    expect(message.properties).toMatchObject({ CE_id: "42" });
    for (const [name, value] of Object.entries(properties))
      expect([name, message.properties[name]]).toEqual([name, value]);
  });

  test.each([
    ["an empty text", { datacontenttype: "text/plain", data: "" }],
    ["no bytes", { datacontenttype: "image/png", data_base64: "" }],
  ])("is the event whole when its data is %s, which a body cannot tell from none", (_, members) => {
    const event = textEvent(members);
    const message = messageOf(aDelivery({ event }));
    expect(message.body.toString()).toBe(event.text);
    expect(message.properties["CE_contenttype"]).toMatch(/^application\/cloudevents\+json/);
  });

  test.each([
    ["are over 16 KiB", { extensions: { long: "x".repeat(16_500) } }, "CE_long"],
    ["have a character that properties have not", { extensions: { line: "a\nb" } }, "CE_line"],
    [
      "are more than 128",
      { extensions: Object.fromEntries(Array.from({ length: 130 }, (_, n) => [`x${n}`, "v"])) },
      "CE_x129",
    ],
  ])("is the event whole when its attributes %s, beside those that fit", (_, parts, left) => {
    const event = anEvent(parts);
    const message = messageOf(aDelivery({ event }));
    expect(message.body.toString()).toBe(event.text);
    expect(message.properties).toMatchObject({ CE_id: "42", CE_type: "shop.order.paid" });
    expect(message.properties).not.toHaveProperty(left);
    expect(Object.keys(message.properties).length).toBeLessThanOrEqual(128);
  });

  test("has what a transform made, of its type, beside the attributes in either mode", () => {
    const body = { contentType: "text/csv", text: "a;b" };
    const event = anEvent({ extensions: { dataschema: "https://shop.example/s" } });
    for (const mode of ["binary", "structured"] as const) {
      const message = messageOf(aDelivery({ event, body }), { mode });
      expect(message.body.toString()).toBe("a;b");
      expect(message.properties).toMatchObject({ CE_id: "42", CE_contenttype: "text/csv" });
      expect(message.properties).not.toHaveProperty("CE_dataschema");
    }
  });

  test("has the delivery's id for its own, and the replay's beside it", () => {
    expect(messageOf(aDelivery({ id: "dlv_1" })).system.messageId).toBe("dlv_1");
    const { system, properties } = messageOf(aDelivery({ id: "dlv_1", replay: "r-1" }));
    expect(system.messageId).toBe("dlv_1.r-1");
    expect(properties).toMatchObject({ "idempotency-key": "dlv_1", "signalbox-replay": "r-1" });
  });

  test.each([
    ["short", "c-1", "c-1"],
    ["of 63 bytes", "ü".repeat(31) + "x", "ü".repeat(31) + "x"],
    ["too long", "ü".repeat(32), expect.stringMatching(/^[\w-]{43}$/)],
  ])("has a group that is %s", (_, group, expected) => {
    const event = anEvent({ data: { group } });
    const { system } = messageOf(aDelivery({ event }), { messageGroup: compilePlaceText("<$.data.group>") });
    expect(system).toMatchObject({ messageType: 2, messageGroup: expected });
  });

  test("has the partition key for its group where the places hold nothing, else the source", () => {
    const messageGroup = compilePlaceText("<$.data.none>");
    const keyed = anEvent({ extensions: { partitionkey: "p-7" } });
    expect(messageOf(aDelivery({ event: keyed }), { messageGroup }).system.messageGroup).toBe("p-7");
    expect(messageOf(aDelivery(), { messageGroup }).system.messageGroup).toBe("/shop");
  });

  test.each([
    ["2026-01-02T04:04:05.678+01:00", NOW],
    [String(NOW + 5), NOW + 5],
  ])("comes at %s", (at, expected) => {
    const event = anEvent({ data: { at } });
    const { system } = messageOf(aDelivery({ event }), { deliverAt: compilePlaceText("<$.data.at>") });
    expect([system.messageType, millisecondsOf(system.deliveryTimestamp!)]).toEqual([3, expected]);
  });

  test.each([
    [{ deliverAt: compilePlaceText("<$.data.country>") }, 'it is to come at "DE", which is no time'],
    [{ deliverAt: compilePlaceText("2026-13-40T00:00:00Z") }, "which is no time"],
    [{ priority: compilePlaceText("<$.data.country>") }, 'its priority is "DE", and not a whole number'],
    [{ priority: compilePlaceText("-1") }, 'its priority is "-1", and not a whole number'],
  ])("cannot be made with %j", (own, problem) => {
    const made = rocketMqMessage(aDelivery(), { ...plan, ...own }, NOW);
    expect(made).toEqual({ problem: expect.stringContaining(problem) });
  });
});
