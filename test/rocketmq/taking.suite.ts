import { memoryTapPlaces } from "../support/taps.ts";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codes } from "../../functions/wire/rocketmq/messages.ts";
import type { IncomingEvent } from "../../functions/core/ingest.ts";
import { type BrokerMessage, eventsOf } from "../../functions/sources/taps/message.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import type { TapOf, TapSession } from "../../functions/sources/taps/open-tap.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { memorySecrets } from "../support/ports.ts";
import { until } from "../support/until.ts";
import { officialClient } from "./official.ts";
import type { RocketMqWorld } from "./world.ts";

const filters = JSON.parse(
  readFileSync(new URL("../cases/rocketmq-filters.json", import.meta.url), "utf8"),
) as { readonly message: Readonly<Record<string, string>>; readonly usable: readonly string[] };

/** What only taps of RocketMQ do. */
export function takingSuite(world: RocketMqWorld): void {
  const { rocketMq, settings, secrets } = world;
  const tools = { secrets: memorySecrets(secrets), now: Date.now, places: memoryTapPlaces() };

  const aTap = (topic: string, more: object = {}) =>
    ({
      ...{ id: "orders", kind: "tap", broker: "rocketmq", topic, group: `of-${topic}` },
      ...{ invisibleSeconds: 1, ...settings, ...more },
    }) as TapOf<"rocketmq">;
  async function aTapOn(topic: string, more: object = {}) {
    const tap = aTap(topic, more);
    await Promise.all([rocketMq.topic(topic), rocketMq.group(tap.group)]);
    return {
      tap,
      send: (delivery = aDelivery(), own: object = {}) => world.send({ topic, ...own }, delivery),
    };
  }
  const open = (tap: TapOf<"rocketmq">) => createOpen(tools)(tap);
  const { signal } = new AbortController();
  async function next(session: TapSession, count: number): Promise<readonly BrokerMessage[]> {
    const got: BrokerMessage[] = [];
    await until(async () => {
      got.push(...(await session.receive({ most: 32, waitMs: 1000, signal })));
      return new Set(got.map(({ plain }) => plain.id)).size >= count;
    }, 60_000);
    return got;
  }
  const all = (messages: readonly BrokerMessage[], verdict: "taken" | "later" | "refused") =>
    messages.map((message) => ({ message, verdict }));
  const textsOf = (messages: readonly BrokerMessage[], tap: TapOf<"rocketmq">) =>
    messages.flatMap((message) => eventsOf(message, tap)).map((event) => (event as IncomingEvent).text);

  describe("what a target sends to RocketMQ a tap takes", () => {
    test.each(["binary", "structured"] as const)("as it was, in %s mode", async (mode) => {
      const { tap, send } = await aTapOn(`both-ways-${mode}`);
      const parts = { datacontenttype: "text/plain", dataschema: "https://shop.example/s", tenant: "ä b%" };
      const events = [
        { data: { n: 1 } },
        { data: '{"n":12345678901234567890.10}', datacontenttype: "text/plain" },
        { data: "hallo", ...parts },
        { data: "", ...parts },
        { data_base64: "AAEC/w==", datacontenttype: "image/png" },
        { subject: "o-1", time: "2026-01-02T03:04:05.000600+01:00" },
        { data: 0, datacontenttype: "application/json" },
        { data: { n: 2 }, datacontenttype: "application/json", long: "x".repeat(20_000) },
      ].map((members, n) => ({ specversion: "1.0", id: String(n), source: "/s", type: "t", ...members }));
      for (const event of events)
        expect(
          await send(aDelivery({ event: anEvent({ text: JSON.stringify(event), id: event.id }) }), { mode }),
        ).toMatchObject({ ok: true });
      const session = await open(tap);
      const messages = await next(session, events.length);
      const got = textsOf(messages, tap).map((text) => JSON.parse(text) as { id: string });
      got.sort((a, b) => Number(a.id) - Number(b.id));
      // Data without a type is JSON, and in binary mode says so.
      const named = events.map((event) =>
        mode === "binary" && "data" in event ? { datacontenttype: "application/json", ...event } : event,
      );
      expect(got).toEqual(named);
      await session.settle(all(messages, "taken"));
      await session.close();
    });

    test("and RocketMQ's own client, with its keys, its tag and its id", async () => {
      const { tap, send } = await aTapOn("to-official");
      await send(aDelivery({ id: "dlv_7" }));
      const client = officialClient(world.official);
      const [message] = await client.take(tap, 1);
      expect(message).toMatchObject({
        ...{ messageId: "dlv_7", keys: ["42"], tag: "shop.order.paid" },
        properties: { CE_id: "42", CE_specversion: "1.0" },
      });
      expect(message!.body.toString()).toBe('{"amount":250,"country":"DE"}');
      client.close();
    });
  });

  describe("a tap of RocketMQ", () => {
    test("takes by any filter that is held to be one", async () => {
      await rocketMq.topic("filtered");
      const groups = filters.usable.map((sql, n) => [`filter-${n}`, sql] as const);
      for (const [group] of groups) await rocketMq.group(group);
      const message = {
        topic: { name: "filtered" },
        userProperties: filters.message,
        systemProperties: { messageId: "m-1", tag: "x", messageType: 1 },
        body: Buffer.from("x"),
      };
      const answer = await world.proxy().ask("SendMessage", { messages: [message] }, 5000);
      expect(answer.status?.code).toBe(codes.ok);
      const matched = await Promise.all(
        groups.map(async ([group, sql]) => {
          const session = await open(aTap("filtered", { group, filter: { sql } }));
          const messages = await session.receive({ most: 1, waitMs: 20_000, signal });
          await session.settle(all(messages, "taken"));
          await session.close();
          return messages.length === 1 ? [] : [sql];
        }),
      );
      expect(matched.flat()).toEqual([]);
    });

    test("of an ordered group takes a message group in order, also when what is first comes again", async () => {
      await rocketMq.topic("ordered", "FIFO", 1);
      await rocketMq.group("of-ordered", { ordered: true });
      for (let n = 0; n < 12; n++) {
        const delivery = aDelivery({ id: `o-${n}`, event: anEvent({ id: String(n) }) });
        expect(await world.send({ topic: "ordered", messageGroup: "one" }, delivery)).toMatchObject({
          ok: true,
        });
      }
      const session = await open(aTap("ordered", { batch: 4, invisibleSeconds: 30 }));
      const taken: number[] = [];
      let isFirst = true;
      await until(async () => {
        const messages = await session.receive({ most: 4, waitMs: 1000, signal });
        const verdict = isFirst && messages.length > 0 ? "later" : "taken";
        isFirst &&= messages.length === 0;
        await session.settle(all(messages, verdict));
        if (verdict === "taken") taken.push(...messages.map(({ attributes }) => Number(attributes["id"])));
        return taken.length >= 12;
      });
      await session.close();
      expect(taken).toEqual(Array.from({ length: 12 }, (_, n) => n));
    });

    test("takes over TLS from a RocketMQ whose certificate it trusts, with the rights of its user, and from no other", async () => {
      const { tap, send } = await aTapOn("over-tls");
      const known = memorySecrets({ ...secrets, CA: world.ca, READER: "reader-secret" });
      await rocketMq.user("reader", "reader-secret");
      const reader = { accessKey: "reader", secretKey: { secret: "READER" } };
      const own = { ...tap, tls: { ca: { secret: "CA" } }, credentials: reader } as TapOf<"rocketmq">;
      const openOwn = (more: object = {}) =>
        createOpen({ secrets: known, now: Date.now, places: memoryTapPlaces() })({ ...own, ...more });
      await send();
      await expect(openOwn()).rejects.toMatchObject({ code: "tap-refused" });
      await rocketMq.grant("reader", "Topic:over-tls", "Sub");
      await rocketMq.grant("reader", "Group:of-over-tls", "Sub");
      await expect(openOwn({ tls: true })).rejects.toMatchObject({ code: "tap-unreachable" });
      const session = await until(() => openOwn());
      const messages = await next(session, 1);
      await session.settle(all(messages, "taken"));
      await session.close();
      expect(textsOf(messages, tap)).toHaveLength(1);
    });

    test("takes what has one of its tags", async () => {
      const { tap, send } = await aTapOn("tagged", { filter: { tag: "a || c" } });
      for (const id of ["a", "b", "c"])
        await send(aDelivery({ id, event: anEvent({ id }) }), { tag: "<$.id>" });
      const session = await open(tap);
      const messages = await next(session, 2);
      expect(messages.map(({ attributes }) => attributes["id"]).toSorted(byText)).toEqual(["a", "c"]);
      await session.settle(all(messages, "taken"));
      await session.close();
    });

    test("that is frozen or killed keeps nothing back: others get it, and what it says of it later harms nothing", async () => {
      const { tap, send } = await aTapOn("frozen");
      for (const id of ["1", "2"]) await send(aDelivery({ id, event: anEvent({ id }) }));
      const frozen = await open(tap);
      const first = await next(frozen, 2);
      const other = await open({ ...tap, invisibleSeconds: 30 });
      const again = await next(other, 2);
      const idsOf = (messages: readonly BrokerMessage[]) => new Set(messages.map(({ plain }) => plain.id));
      expect(idsOf(again)).toEqual(idsOf(first));
      await frozen.settle([
        { message: first[0]!, verdict: "taken" },
        { message: first[1]!, verdict: "later" },
      ]);
      await other.settle(all(again, "taken"));
      await Promise.all([frozen.close(), other.close()]);
      const last = await open(tap);
      expect(await last.receive({ most: 32, waitMs: 1000, signal })).toEqual([]);
      await last.close();
    });

    test("comes later and later to what is given back", async () => {
      const { tap, send } = await aTapOn("again");
      await send();
      const session = await open({ ...tap, invisibleSeconds: 30 });
      const begun = Date.now();
      const attempts: unknown[] = [];
      for (let n = 0; n < 2; n++) {
        const messages = await next(session, 1);
        attempts.push((messages[0]!.handle as { attempt: number }).attempt);
        await session.settle(all(messages, n === 0 ? "later" : "taken"));
      }
      expect(attempts).toEqual([1, 2]);
      expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
      await session.close();
    });

    test.each([
      ["a topic that is not there", { topic: "no-such-topic" }, /RocketMQ answered 40402/],
      ["a group that is not there", { group: "no-such-group" }, /there is no consumer group "no-such-group"/],
    ])("on %s is not opened, and says so", async (_, more, detail) => {
      const { tap } = await aTapOn("there");
      await expect(open({ ...tap, ...more })).rejects.toMatchObject({
        code: "tap-invalid",
        message: expect.stringMatching(detail),
      });
    });
  });
}

function byText(one: unknown, other: unknown): number {
  return String(one).localeCompare(String(other));
}
