import type { Message } from "../../functions/wire/rocketmq/messages.ts";
import { describe, expect, onTestFinished, test } from "vitest";
import { createRecall } from "../../functions/targets/recall.ts";
import { memorySecrets } from "../support/ports.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { aPublished, aRuleFile } from "../support/story.ts";
import { until } from "../support/until.ts";
import { take, takeUntil } from "./consumer.ts";
import type { RocketMqWorld } from "./world.ts";

export function targetSuite(world: RocketMqWorld): void {
  const { rocketMq } = world;

  async function aTopic(topic: string, type?: Parameters<typeof rocketMq.topic>[1]) {
    await rocketMq.topic(topic, type, type === "PRIORITY" ? 8 : 4);
    await rocketMq.group(`of-${topic}`, { ordered: type === "FIFO" });
    return {
      send: (delivery: Parameters<typeof world.send>[1], own: object = {}) =>
        world.send({ topic, ...own }, delivery),
      taken: (count: number) => take(world.proxy(), { topic, group: `of-${topic}` }, count),
    };
  }
  const idsOf = (messages: readonly Message[]) =>
    messages.flatMap(({ userProperties }) => userProperties!["CE_id"] ?? []);
  const bodyOf = ({ body = new Uint8Array() }: Message) => Buffer.from(body).toString();

  test("a timed message is taken back by the receipt that RocketMQ gave for it, until it has come", async () => {
    const { send, taken } = await aTopic("recalled", "DELAY");
    const target = aTarget({ kind: "rocketmq", topic: "recalled", ...world.settings });
    const recall = createRecall({ secrets: memorySecrets(world.secrets) });
    const timed = (id: string) => send(aDelivery({ id, event: anEvent({ id }) }), { delaySeconds: 4 });
    const unwanted = await timed("unwanted");
    const receiptOf = (sent: typeof unwanted) => (sent as { readonly receipt: string }).receipt;
    expect(await recall(receiptOf(unwanted), target)).toEqual({ ok: true, status: 20000 });
    // What is sent now is due after it.
    const wanted = await timed("wanted");
    expect(idsOf(await taken(1))).toEqual(["wanted"]);
    expect(await recall(receiptOf(wanted), target)).toMatchObject({ ok: false, status: 50001 });
    expect(await recall("nonsense", target)).toMatchObject({ ok: false, status: 50001 });
    expect(await recall("x", aTarget({ kind: "log", id: "here" }))).toMatchObject({
      code: "target-refused",
      detail: 'Cannot recall from target "here": a target of the kind log takes nothing back',
    });
  });

  test("a delivery is recalled by its id, and one that was not comes", { timeout: 120_000 }, async () => {
    const { taken } = await aTopic("reminders-sent", "DELAY");
    const place = aPlace({
      "rules/remind.json": aRuleFile("remind", "later"),
      "rules/targets/later.json": {
        ...{ kind: "rocketmq", topic: "reminders-sent", delaySeconds: 5, ...world.settings },
      },
    });
    const signalbox = await startSignalbox(place, { environment: world.secrets });
    onTestFinished(async () => {
      await signalbox.kill();
      place.remove();
    });
    const events = [aPublished("remind", { data: 1 }), aPublished("remind", { data: 2 })];
    await signalbox.publish([events[0]!]);
    const sent = (eventId: string) =>
      until(async () => {
        const path = `/api/deliveries?status=delivered&eventId=${eventId}`;
        const { items } = await signalbox.api<{ items: { id: string }[] }>(path);
        return items[0];
      });
    const unwanted = await sent(events[0]!.id);
    expect(await signalbox.api(`/api/deliveries/${unwanted.id}/recall`, {})).toMatchObject({
      id: unwanted.id,
      attempts: [{ number: 1, status: 20000, receipt: expect.any(String) }],
      ...{ status: "cancelled", reason: { code: "recalled" } },
    });
    const query = `?source=${encodeURIComponent(events[0]!.source)}`;
    const { items } = await signalbox.api<{ items: object[] }>(
      `/api/events/${events[0]!.id}/journal${query}`,
    );
    expect(items.at(-1)).toMatchObject({ kind: "attempt", outcome: "recalled" });
    // What is sent now is due after it.
    await signalbox.publish([events[1]!]);
    expect(idsOf(await taken(1))).toEqual([events[1]!.id]);
  });

  describe("a topic of RocketMQ", () => {
    test("gets the event's data, its attributes as properties, its id as key and its type as tag", async () => {
      const { send, taken } = await aTopic("binary");
      const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
      const event = anEvent({ subject: "o-1", extensions: { traceparent, cents: 250 } });
      expect(await send(aDelivery({ id: "dlv_1", event }))).toEqual({ ok: true, status: 20000 });
      const [message] = await taken(1);
      expect(message).toMatchObject({
        userProperties: {
          CE_specversion: "1.0",
          CE_id: "42",
          CE_source: "/shop",
          CE_type: "shop.order.paid",
          CE_subject: "o-1",
          CE_cents: "250",
          CE_traceparent: traceparent,
          CE_contenttype: "application/json",
          CE_datacontenttype: "application/json",
          "idempotency-key": "dlv_1",
        },
        systemProperties: {
          messageId: "dlv_1",
          keys: ["42"],
          tag: "shop.order.paid",
          traceContext: traceparent,
        },
      });
      expect(bodyOf(message!)).toBe('{"amount":250,"country":"DE"}');
    });

    test("gets the event whole where that is wanted, with attributes to select by", async () => {
      const { send, taken } = await aTopic("structured");
      const delivery = aDelivery();
      await send(delivery, {
        mode: "structured",
        keys: ["<$.data.country>", "<$.data.none>"],
        tag: "a|<$.id>",
      });
      const [message] = await taken(1);
      expect(message).toMatchObject({
        userProperties: {
          CE_id: "42",
          CE_contenttype: "application/cloudevents+json; charset=UTF-8",
          CE_datacontenttype: "application/cloudevents+json; charset=UTF-8",
        },
        systemProperties: { keys: ["DE"], tag: "a_42" },
      });
      expect(bodyOf(message!)).toBe(delivery.event.text);
    });

    test("with message groups gets each group in order", async () => {
      const { send, taken } = await aTopic("fifo", "FIFO");
      for (let n = 0; n < 20; n++) {
        const group = n % 2 === 0 ? "a" : "b".repeat(100);
        const event = anEvent({ id: String(n), extensions: { partitionkey: group } });
        expect(await send(aDelivery({ event }), { messageGroup: "<$.data.none>" })).toMatchObject({
          ok: true,
        });
      }
      const messages = await taken(20);
      const groups = Map.groupBy(messages, ({ systemProperties }) => systemProperties!.messageGroup!);
      expect([...groups.keys()].map((name) => name.length).toSorted((a, b) => a - b)).toEqual([1, 43]);
      for (const own of groups.values()) {
        const numbers = own.map(({ userProperties }) => Number(userProperties!["CE_id"]));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    });

    test("with priorities hands out the highest first", async () => {
      const { send, taken } = await aTopic("priority", "PRIORITY");
      for (const priority of [1, 5, 3]) {
        const event = anEvent({ id: String(priority), data: { priority } });
        await send(aDelivery({ id: `d-${priority}`, event }), { priority: "<$.data.priority>" });
      }
      const messages = await taken(3);
      expect(idsOf(messages)).toEqual(["5", "3", "1"]);
    });

    test("hands out a timed message at its time, and at once when that has passed", async () => {
      const { send } = await aTopic("timed", "DELAY");
      const at = Date.now() + 2500;
      const at3339 = new Date(at).toISOString();
      const event = (id: string, when?: unknown) => aDelivery({ id, event: anEvent({ id, data: { when } }) });
      const timed = { deliverAt: "<$.data.when>" };
      await send(event("later", at3339), timed);
      await send(event("past", 1_000_000), timed);
      await send(event("never-said"), timed);
      expect(await send(event("after"), { delaySeconds: 2.5 })).toMatchObject({ ok: true });
      const came = new Map<string, number>();
      await takeUntil(world.proxy(), { topic: "timed", group: "of-timed" }, (messages) => {
        for (const id of idsOf(messages)) came.set(id, came.get(id) ?? Date.now());
        return came.size === 4;
      });
      expect([...came.keys()].toSorted()).toEqual(["after", "later", "never-said", "past"]);
      expect(Math.min(came.get("later")!, came.get("after")!)).toBeGreaterThanOrEqual(at);
      expect(await send(event("nonsense", "tomorrow"), timed)).toMatchObject({
        code: "delivery-unfit",
        detail: 'Cannot deliver to target "warehouse": it is to come at "tomorrow", which is no time',
      });
    });

    test("that there is not, or that takes other messages, refuses and says so", async () => {
      const { send } = await aTopic("normal");
      expect(await world.send({ topic: "no-such-topic" }, aDelivery())).toEqual({
        ok: false,
        code: "target-refused",
        status: 40014,
        detail:
          'Cannot deliver to target "warehouse": RocketMQ answered 40014: there is no topic "no-such-topic"',
      });
      expect(await send(aDelivery(), { messageGroup: "g" })).toMatchObject({
        code: "target-refused",
        detail: expect.stringContaining('topic "normal" takes NORMAL messages, and this one is FIFO'),
      });
    });
  });

  describe("RocketMQ", () => {
    test("is spoken to over TLS by an authority of its own, and not without knowing it", async () => {
      const { send, taken } = await aTopic("tls");
      expect(await send(aDelivery(), { tls: { ca: world.ca } })).toMatchObject({ ok: true });
      expect(await taken(1)).toHaveLength(1);
      expect(await send(aDelivery(), { tls: true })).toMatchObject({
        code: "target-unreachable",
        detail: expect.stringContaining("has a certificate from an authority that is not known here"),
      });
    });

    test("takes signatures of users that may, and those that may not are tried again", async () => {
      await rocketMq.topic("signed");
      await rocketMq.topic("other");
      await rocketMq.user("shop", "shop-secret");
      await rocketMq.grant("shop", "Topic:signed", "Pub");
      const as = (accessKey: string, secret: string, topic = "signed") =>
        world.send({ topic, credentials: { accessKey, secretKey: { secret } } }, aDelivery());
      Object.assign(world.secrets, { SHOP: "shop-secret" });
      expect(await as("shop", "SHOP")).toMatchObject({ ok: true });
      expect(await as("shop", "SHOP", "other")).toMatchObject({
        code: "auth-failed",
        status: 40100,
        detail: expect.stringContaining("has no permission to access Topic:other"),
      });
      expect(await as("shop", "ROCKETMQ_KEY")).toMatchObject({ code: "auth-failed" });
      expect(await as("nobody", "SHOP")).toMatchObject({ code: "auth-failed" });
      await expect(as("shop", "UNSET")).rejects.toMatchObject({ code: "secret-missing" });
    });

    test("at a private address is refused unless that is allowed", async () => {
      expect(await world.send({ topic: "signed", allowPrivateNetwork: false }, aDelivery())).toMatchObject({
        code: "address-private",
        detail: expect.stringContaining(`${rocketMq.endpoint} leads to a private address`),
      });
    });

    test("that does not answer hands over to the next of the endpoints", async () => {
      const { send } = await aTopic("failover");
      const endpoints = `127.0.0.1:1;${rocketMq.endpoint}`;
      expect(await send(aDelivery(), { endpoints })).toMatchObject({ ok: true });
      expect(await send(aDelivery(), { endpoints: "127.0.0.1:1" })).toMatchObject({
        code: "target-unreachable",
        detail: 'Cannot deliver to target "warehouse": 127.0.0.1:1 refused the connection (ECONNREFUSED)',
      });
    });
  });
}
