import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDeliveries } from "../../functions/aws/deliveries/deliveries.ts";
import { deliveringFunction } from "../../functions/aws/deliveries/delivering.ts";
import { createDeliveryRecords } from "../../functions/aws/deliveries/delivery-records.ts";
import { createOrdering } from "../../functions/aws/ordering.ts";
import { createPacks } from "../../functions/aws/archive/packs.ts";
import { createRegistry } from "../../functions/aws/definitions/registry.ts";
import { routingFunction } from "../../functions/aws/events/routing.ts";
import { createSecrets, createSecretsManager } from "../../functions/aws/people/secrets.ts";
import { tappingFunction } from "../../functions/aws/events/tapping.ts";
import { replayingFunction } from "../../functions/aws/archive/replaying.ts";
import type { AwsTargetStates } from "../../functions/aws/deliveries/target-states.ts";
import type { Delivery } from "../../functions/core/delivery.ts";
import { compile } from "../../functions/core/match.ts";
import { CreateSecretCommand, PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { aDelivery, anEvent, aReplay, aRule, aTarget, NOW } from "../support/build.ts";
import { memoryDeliveries, memoryEvents, memoryQuarantine } from "../support/ports.ts";
import { onMiniStack } from "./emulator.ts";
import { aFloor, type Floor } from "./floor.ts";

const record = (messageId: string, body: unknown, received = 1): SQSRecord =>
  ({
    messageId,
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: String(received) },
  }) as SQSRecord;
const call = (...Records: SQSRecord[]): [SQSEvent, Context] => [{ Records }, {} as Context];
const refresh = async () => {};
const unheard = () => {};

onMiniStack(() => {
  describe("functions on AWS", () => {
    let floor: Floor;
    beforeEach(async () => {
      floor = await aFloor();
    });
    afterEach(() => floor.close());

    test("route: an event that cannot be routed, or a message that is none, holds up no other", async () => {
      const { claims, clock } = floor;
      const deliveries = memoryDeliveries();
      const rules = { of: () => ({ ruleSet: compile([aRule()]), version: 1 }) };
      const send: typeof deliveries.send = async (some) => {
        if (some.some(({ event }) => event.id === "poison")) throw new Error("It cannot be written");
        await deliveries.send(some);
      };
      const route = routingFunction({
        ...{ refresh, rules, claims, clock, report: unheard },
        deliveries: { ...deliveries, send },
        packs: createPacks(floor.archive, claims),
      });
      const event = (id: string) => anEvent({ id, key: id.padEnd(22, "-"), position: 7 });
      const { batchItemFailures } = await route(
        ...call(
          record("1", event("a")),
          record("2", "{}"),
          record("3", event("poison")),
          record("4", event("b")),
        ),
      );
      expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual(["2", "3"]);
      expect(deliveries.sent.map(({ event: { id } }) => id).toSorted()).toEqual(["a", "b"]);
    });

    describe("deliver", () => {
      const aDeliverer = (skipOf: AwsTargetStates["skipOf"] = () => undefined) => {
        const { hot, claims, clock, next, deliveries: queue } = floor;
        const times = { horizonMs: 0, backstopMs: 900_000 };
        const records = createDeliveryRecords(hot, { claims, clock, next, ...times });
        const packs = createPacks(floor.archive, claims);
        const order = createOrdering(hot, { records, queue, claims, clock, ...times });
        const { ordered } = floor;
        const deliveries = createDeliveries({
          queue,
          ordered,
          order,
          records,
          claims,
          packs,
          clock,
          ...times,
        });
        const sent: string[] = [];
        const deliver = deliveringFunction({
          ...{
            refresh,
            deliveries,
            order,
            records,
            queue,
            claims,
            clock,
            packs,
            report: unheard,
            log: unheard,
          },
          states: { admit: async () => ({ ok: true }), ended: async () => {}, skipOf },
          targetOf: (id) => (id.startsWith("replay:") ? undefined : aTarget({ id })),
          replayTarget: async (id) => (id === "r-1" ? aTarget({ id: "replay:r-1" }) : undefined),
          random: () => 0,
          send: async ({ id }) => {
            sent.push(id);
            return { ok: true };
          },
        });
        return { deliver, records, sent };
      };
      const waiting = async (records: ReturnType<typeof aDeliverer>["records"], delivery: Delivery) =>
        (await records.write(delivery, { state: "waiting", dueAt: NOW }))!;

      test("of two messages for one record the first one makes the attempt, also when it comes again", async () => {
        const { deliver, records, sent } = aDeliverer();
        const delivery = await waiting(records, aDelivery());
        expect(await records.hold(delivery, "1")).toBe(true);
        await deliver(...call(record("2", delivery)));
        expect(sent).toEqual([]);
        await deliver(...call(record("1", delivery, 2)));
        expect(sent).toEqual(["d-1"]);
      });

      test("ends what belongs to a backlog that was skipped: what has a record, and what came straight from route", async () => {
        const { records, sent, deliver } = aDeliverer((delivery) =>
          delivery.createdAt < NOW ? { before: NOW, by: "Ada", at: NOW } : undefined,
        );
        const recorded = await waiting(records, aDelivery({ id: "recorded", createdAt: NOW - 1 }));
        const fresh = { ...aDelivery({ id: "fresh", createdAt: NOW - 1 }), receipt: 0 };
        const later = { ...aDelivery({ id: "later" }), receipt: 0 };
        await deliver(...call(record("1", recorded), record("2", fresh), record("3", later)));
        expect(sent).toEqual(["later"]);
        for (const id of ["recorded", "fresh"])
          expect(await records.get(id)).toMatchObject({
            ...{ state: "skipped", endedAt: NOW },
            reason: { code: "skipped", detail: "Skipped by Ada" },
          });
      });

      test("makes no attempt at what was cancelled, or has changed since", async () => {
        const { deliver, records, sent } = aDeliverer();
        const cancelled = await waiting(records, aDelivery({ id: "cancelled" }));
        expect(await records.remove(cancelled, "idle")).toBe(true);
        const changed = await waiting(records, aDelivery({ id: "changed" }));
        await records.write(changed, { state: "waiting", dueAt: NOW + 5_000 });
        await deliver(...call(record("1", cancelled), record("2", changed)));
        expect(sent).toEqual([]);
      });

      test("brings a replay to the replay's own URL", async () => {
        const { deliver, sent } = aDeliverer();
        await deliver(...call(record("1", { ...aDelivery({ target: "replay:r-1" }), receipt: 0 })));
        expect(sent).toEqual(["d-1"]);
      });

      test("gives back a message that it cannot read, alone", async () => {
        const { deliver, sent } = aDeliverer();
        const answer = await deliver(
          ...call(record("1", "not JSON"), record("2", { ...aDelivery(), receipt: 0 })),
        );
        expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
        expect(sent).toEqual(["d-1"]);
      });
    });

    describe("tap", () => {
      const aTap = () => {
        const events = memoryEvents();
        const tap = tappingFunction({
          ...{
            refresh,
            events,
            quarantine: memoryQuarantine(),
            clock: floor.clock,
            report: unheard,
            writeCounts: refresh,
          },
          check: ({ type }) => ({ status: type === "refused" ? "refused" : "unbound" }),
        });
        return { events, tap: (...records: SQSRecord[]) => tap(call(...records)[0]) };
      };
      const envelope = {
        ...{
          version: "0",
          id: "e-1",
          "detail-type": "Order Paid",
          source: "com.shop",
          account: "123456789012",
        },
        ...{ time: "2026-01-02T03:04:05Z", region: "eu-central-1", resources: [], detail: { amount: 250 } },
      };
      const cloudEvent = (id: string, type = "a") => ({ specversion: "1.0", id, source: "/s", type });

      test("takes EventBridge's envelopes and CloudEvents, alone or as a list", async () => {
        const { events, tap } = aTap();
        const answer = await tap(
          record("1", envelope),
          record("2", cloudEvent("c-1")),
          record("3", [cloudEvent("c-2"), cloudEvent("c-3")]),
        );
        expect(answer).toEqual({ batchItemFailures: [] });
        expect(events.accepted.map(({ id }) => id).toSorted()).toEqual(["c-1", "c-2", "c-3", "e-1"]);
        expect(events.accepted.find(({ id }) => id === "e-1")).toMatchObject({
          ...{ source: "com.shop", type: "Order Paid", bus: "default", publisher: "tap:eventbridge" },
          text: expect.stringContaining('"amount":250'),
        });
      });

      test("leaves in the queue what it cannot read and what is refused", async () => {
        const { events, tap } = aTap();
        const answer = await tap(
          record("1", "no JSON"),
          record("2", { hello: "world" }),
          record("3", cloudEvent("c-1", "refused")),
          record("4", cloudEvent("c-2")),
        );
        const ids = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
        expect(ids.toSorted()).toEqual(["1", "2", "3"]);
        expect(events.accepted.map(({ id }) => id)).toEqual(["c-2"]);
      });
    });

    test("replay: publishes nothing while too many events wait for route", async () => {
      const accepted = memoryEvents();
      const replay = aReplay({ total: 1 });
      let waiting = 1e6;
      const replaying = replayingFunction({
        ...{ refresh, erased: () => false, rules: { of: () => ({ ruleSet: compile([]), version: 1 }) } },
        replays: {
          add: async () => {},
          get: async () => replay,
          list: async () => ({ items: [replay] }),
          update: async () => true,
        },
        archive: {
          async *scan() {
            yield [anEvent({ position: 1 })];
          },
        },
        events: accepted,
        waiting: async () => waiting,
        clock: floor.clock,
      });
      const running = replaying({} as never);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(accepted.accepted).toEqual([]);
      waiting = 0;
      floor.clock.advance(1_000);
      await running;
      expect(accepted.accepted).toHaveLength(1);
    });

    test("a registry sees what another process has changed, and tells of it", async () => {
      const { config, clock } = floor;
      const [one, other] = [createRegistry(config, { clock }), createRegistry(config, { clock })];
      const draft = (n: number) => ({ kind: "rule", id: "r", value: { n }, at: NOW, by: "Ada" }) as const;
      await one.put({ ...draft(0), id: "first" });
      await other.refresh();
      const heard: string[] = [];
      other.onChange(({ id, version }) => void heard.push(`${id} ${version}`));
      await one.put(draft(1));
      await one.put(draft(2));
      await other.refresh();
      expect(other.get("rule", "r")).toBeUndefined();
      clock.advance(2_000);
      await other.refresh();
      expect(other.get("rule", "r")).toMatchObject({ version: 2, value: { n: 2 } });
      expect(heard).toEqual(["r 1", "r 2"]);
      expect(other.revision).toBe(one.revision);
      expect((await other.put(draft(3), 2)).version).toBe(3);
      await expect(one.put(draft(4), 2)).rejects.toMatchObject({ code: "version-conflict" });
    });

    test("changes that are asked for at once are written at once; one that is refused is no other's trouble", async () => {
      const { config, clock } = floor;
      const writes: number[] = [];
      const counted: typeof config = {
        ...config,
        putTogether(items) {
          writes.push(items.length);
          return config.putTogether(items);
        },
      };
      const registry = createRegistry(counted, { clock });
      const draft = (id: string, n: number) =>
        ({ kind: "rule", id, value: { n }, at: NOW, by: "Ada" }) as const;
      const all = await Promise.allSettled([
        registry.put(draft("a", 1), 0),
        registry.put(draft("b", 1), 7),
        registry.put(draft("a", 2), 1),
        registry.put(draft("c", 1)),
      ]);
      expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
      expect(writes).toEqual([2 + 3 * 2]);
      expect((await registry.versions("rule", "a")).map(({ version }) => version)).toEqual([2, 1]);
      expect(registry.list("rule")).toMatchObject([{ id: "a", value: { n: 2 } }, { id: "c" }]);
      expect(registry.revision).toBe(3);
    });

    test("secrets are read by their prefix, anew when they change, and what is missing is named", async () => {
      const manager = createSecretsManager();
      const Name = `signalbox-${Date.now()}/WMS_KEY`;
      await manager.send(new CreateSecretCommand({ Name, SecretString: "one" }));
      const secrets = createSecrets(manager, { prefix: Name.replace("WMS_KEY", ""), clock: floor.clock });
      expect(await secrets.get("WMS_KEY")).toBe("one");
      await manager.send(new PutSecretValueCommand({ SecretId: Name, SecretString: "two" }));
      expect(await secrets.get("WMS_KEY")).toBe("one");
      floor.clock.advance(60_000);
      expect(await secrets.get("WMS_KEY")).toBe("two");
      await expect(secrets.get("NONE")).rejects.toMatchObject({
        code: "secret-missing",
        message: expect.stringContaining("NONE"),
      });
      manager.destroy();
    });
  });
});
