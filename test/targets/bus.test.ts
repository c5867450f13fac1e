import { describe, expect, test } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { sendBus } from "../../functions/targets/bus.ts";
import type { SendTools } from "../../functions/targets/send.ts";
import { aDelivery, anEvent, aTarget, NOW } from "../support/build.ts";
import { memoryEvents } from "../support/ports.ts";

const target = aTarget({ id: "orders-bus", kind: "bus", bus: "orders" }) as Parameters<typeof sendBus>[1];

async function passedOn(delivery: Delivery, parts: Partial<SendTools> = {}) {
  const events = memoryEvents();
  const tools = {
    publish: events.accept,
    eventKey: (...parts: readonly string[]) => parts.join("|"),
    now: () => NOW + 1_000,
    ...parts,
  } as unknown as SendTools;
  const result = await sendBus(delivery, target, tools);
  const [event] = events.accepted;
  return { result, event, value: event && JSON.parse(event.text), events, tools };
}

describe("an event that goes on to another bus", () => {
  test("is published there as it is, by the rule, with its hops counted", async () => {
    const original = anEvent({ schema: { status: "valid", schema: "shop.order.paid.v1" }, position: 7 });
    const { result, event } = await passedOn(aDelivery({ event: original, rule: "to-orders" }));
    expect(result).toEqual({ ok: true });
    expect(event).toEqual({
      ...original,
      text: `${original.text.slice(0, -1)},"signalboxhops":1}`,
      bus: "orders",
      key: "orders|/shop|42",
      receivedAt: NOW + 1_000,
      publisher: "rule:to-orders",
      position: 1,
    });
  });

  test("keeps what the publisher wrote to the letter", async () => {
    const text =
      '{ "specversion":"1.0", "id":"42", "source":"/shop", "type":"t", "data":{"n":12345678901234567890} }';
    const { event } = await passedOn(aDelivery({ event: anEvent({ text }) }));
    expect(event!.text).toContain('"data":{"n":12345678901234567890}');
  });

  test("is there once, though it is delivered twice or by two rules", async () => {
    const { events, tools } = await passedOn(aDelivery());
    expect(await sendBus(aDelivery({ id: "d-2", rule: "another" }), target, tools)).toEqual({ ok: true });
    expect(events.accepted).toHaveLength(1);
  });

  test("stays marked as replayed, for all rules of the other bus", async () => {
    const replayed = anEvent({ replay: { id: "r-1", rules: ["paid-orders"] } });
    expect((await passedOn(aDelivery({ event: replayed }))).event!.replay).toEqual({ id: "r-1" });
  });

  test("is thrown back to be tried again when the storage is full", async () => {
    const full = new RouterError("storage-full", "Cannot keep the event: the disk is full");
    await expect(passedOn(aDelivery(), { publish: () => Promise.reject(full) })).rejects.toBe(full);
  });
});

describe("what a transform made", () => {
  const body = { contentType: "application/json", text: '{"order":12345678901234567890}' };

  test("becomes the data of an event with the delivery's id", async () => {
    const event = anEvent({
      schema: { status: "valid" },
      extensions: { dataschema: "https://s.example/1", tenant: "a" },
    });
    const { event: passed, value } = await passedOn(aDelivery({ id: "dlv_1", event, body }));
    expect(passed).toMatchObject({ id: "dlv_1", key: "orders|/shop|dlv_1", schema: { status: "unbound" } });
    expect(passed!.text).toContain('"data":{"order":12345678901234567890}');
    expect(value).toEqual({
      specversion: "1.0",
      id: "dlv_1",
      source: "/shop",
      type: "shop.order.paid",
      tenant: "a",
      datacontenttype: "application/json",
      data: JSON.parse(body.text),
      signalboxhops: 1,
    });
  });

  test("is an event of its own for each rule", async () => {
    const { events, tools } = await passedOn(aDelivery({ id: "dlv_1", body }));
    await sendBus(aDelivery({ id: "dlv_2", body }), target, tools);
    await sendBus(aDelivery({ id: "dlv_2", body }), target, tools);
    expect(events.accepted.map(({ id }) => id)).toEqual(["dlv_1", "dlv_2"]);
  });

  test.each([
    ["text/plain", "Order 42"],
    ["application/json", "{broken"],
  ])("is a string when it is %s: %s", async (contentType, text) => {
    const { value } = await passedOn(aDelivery({ body: { contentType, text } }));
    expect(value).toMatchObject({ datacontenttype: contentType, data: text });
  });
});

describe("hops", () => {
  test.each([
    [1, 2],
    [7, 8],
    [-5, 1],
    ["7", 1],
    [null, 1],
  ])("%j become %d", async (hops, next) => {
    const event = anEvent({ extensions: { signalboxhops: hops } });
    expect((await passedOn(aDelivery({ event }))).value.signalboxhops).toBe(next);
  });

  test("end after eight, since rules then send it in a circle", async () => {
    const event = anEvent({ extensions: { signalboxhops: 8 } });
    const { result, events } = await passedOn(aDelivery({ event }));
    expect(result).toEqual({
      ok: false,
      code: "hop-limit",
      detail: 'Cannot deliver to target "orders-bus": event "42" has gone from bus to bus 8 times',
    });
    expect(events.accepted).toEqual([]);
  });
});
