import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDeliveryRecords } from "../../../functions/aws/deliveries/delivery-records.ts";
import { deliveryOfBody } from "../../../functions/aws/deliveries/deliveries.ts";
import { createOrdering } from "../../../functions/aws/ordering.ts";
import { createPacks } from "../../../functions/aws/archive/packs.ts";
import { createRates } from "../../../functions/aws/deliveries/rates.ts";
import { keepSkip, skipOpen, skipRecords } from "../../../functions/aws/deliveries/skip.ts";
import { createTargetStates } from "../../../functions/aws/deliveries/target-states.ts";
import { waitingByTarget, wakeWaiting } from "../../../functions/aws/deliveries/wake.ts";
import type { Delivery } from "../../../functions/core/delivery.ts";
import { aDelivery, anAttempt, aTarget, NOW } from "../../support/build.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, drained, type Floor } from "../floor.ts";

const failure = anAttempt({ status: 503, error: { code: "target-failed", detail: "busy" } });
const REFRESH_MS = 2_000;

onMiniStack(() => {
  describe("the states of targets", () => {
    let floor: Floor;
    beforeEach(async () => {
      floor = await aFloor();
    });
    afterEach(() => floor.close());

    /** What a process of its own knows of the target `warehouse`, and does to it. */
    const aProcess = (settings: object = {}) => {
      const { hot, clock } = floor;
      const target = aTarget({ ...settings });
      const states = createTargetStates(hot, {
        ...{ clock, random: () => 0, rates: createRates(hot, clock) },
        targetOf: (id) => (id === target.id ? target : undefined),
      });
      const end = (attempt = anAttempt()) =>
        states.ended({ delivery: aDelivery(), attempt, outcome: { status: "delivered" } });
      return { ...states, admit: () => states.admit(target), end, state: () => states.get(target.id) };
    };
    /** So much later, when all have seen what others did. */
    const pass = async (ms: number, ...all: readonly ReturnType<typeof aProcess>[]) => {
      floor.clock.advance(ms);
      for (const one of all) await one.refresh();
    };

    test("a pause by one holds for all, until it is resumed", async () => {
      const [one, other] = [aProcess(), aProcess()];
      await one.pause("warehouse", "Ada");
      await pass(REFRESH_MS, other);
      expect(await other.admit()).toMatchObject({ ok: false, reason: { code: "target-paused" } });
      expect(other.state().paused).toMatchObject({ by: "Ada" });
      await one.resume("warehouse", "Ada");
      await pass(REFRESH_MS, other);
      expect(await other.admit()).toEqual({ ok: true });
    });

    test("failures that several processes see open the breaker for all; one of them probes it", async () => {
      const settings = { breaker: { failures: 4, openSeconds: 30 } };
      const [one, other] = [aProcess(settings), aProcess(settings)];
      for (const process of [one, other, one, other]) {
        expect(await process.admit()).toEqual({ ok: true });
        await process.end(failure);
      }
      await pass(REFRESH_MS, one, other);
      expect(await one.admit()).toMatchObject({
        ok: false,
        waitSeconds: 28,
        reason: { code: "breaker-open" },
      });
      await pass(30_000, one, other);
      const admitted = [await one.admit(), await other.admit()];
      expect(admitted.map(({ ok }) => ok)).toEqual([true, false]);
      await one.end();
      await pass(REFRESH_MS, one, other);
      expect(await other.admit()).toEqual({ ok: true });
      expect(other.state().breaker).toEqual({ state: "closed", failures: 0 });
    });

    test("a skip of a backlog holds for all processes, over a resume too; what is queued later is none of it", async () => {
      const [one, other] = [aProcess(), aProcess()];
      await keepSkip(floor.hot, { target: "warehouse", rule: "orders", before: NOW }, { by: "Ada", at: NOW });
      await one.resume("warehouse", "Ada");
      await pass(REFRESH_MS, other);
      const skipOf = (parts: Partial<Delivery>) => other.skipOf(aDelivery({ rule: "orders", ...parts }));
      expect(skipOf({ createdAt: NOW - 1 })).toMatchObject({ by: "Ada" });
      expect(skipOf({ createdAt: NOW })).toBeUndefined();
      expect(skipOf({ createdAt: NOW - 1, rule: "other" })).toBeUndefined();
    });

    test("what a request had no time to skip the sweep skips", async () => {
      const { hot: table, claims, clock, next } = floor;
      const records = createDeliveryRecords(table, { claims, clock, next, horizonMs: 0, backstopMs: 0 });
      const packs = createPacks(floor.archive, claims);
      const waiting = aDelivery({ id: "waiting", createdAt: NOW - 1 });
      await records.write(waiting, { state: "waiting", dueAt: NOW + 60_000 });
      const backlog = { target: "warehouse", before: NOW };
      await keepSkip(table, backlog, { by: "Ada", at: NOW });
      const order = createOrdering(table, {
        ...{ records, queue: floor.deliveries, claims, clock, horizonMs: 0 },
      });
      const ports = { table, records, packs, order, clock };
      expect(await skipRecords(backlog, { by: "Ada", at: NOW }, { ...ports, untilMs: NOW - 1 })).toEqual({
        skipped: 0,
        more: true,
      });
      expect(await skipOpen(ports, 1_000)).toBe(1);
      expect(await records.get("waiting")).toMatchObject({ state: "skipped" });
      expect(await skipOpen(ports, 1_000)).toBe(0);
    });

    test("while a breaker is open one delivery comes back as its probe, and the others wait until it is closed", async () => {
      const process = aProcess({ breaker: { failures: 1, openSeconds: 30 } });
      await process.admit();
      await process.end(failure);
      const waits = async () => ((await process.admit()) as { waitSeconds: number }).waitSeconds;
      expect([await waits(), await waits(), await waits()]).toEqual([30, 3_240, 3_240]);
      await pass(30_000, process);
      await process.admit();
      await process.end(failure);
      expect([await waits(), await waits()]).toEqual([30, 3_240]);
    });

    test("what waits for a breaker is queued when it has closed; while it wants a probe, one at a time is", async () => {
      const { hot: table, claims, clock, next, deliveries: queue } = floor;
      const times = { horizonMs: 0, backstopMs: 900_000 };
      const records = createDeliveryRecords(table, { claims, clock, next, ...times });
      const process = aProcess({ breaker: { failures: 1, openSeconds: 30 } });
      await process.admit();
      await process.end(failure);
      for (const id of ["a", "b", "c"])
        await records.write(aDelivery({ id }), {
          ...{ state: "waiting", dueAt: clock() + 3_600_000 },
          reason: { code: "breaker-open", detail: "It failed" },
        });
      const woken = () => wakeWaiting({ table, queue, records, claims, clock });
      expect(await woken(), "while it is open").toBe(0);
      await pass(30_000, process);
      expect(await woken(), "when it wants a probe").toBe(1);
      await process.admit();
      expect(await woken(), "while it is probed").toBe(0);
      await process.end();
      expect(await woken(), "when it has closed").toBe(3);
    });

    test("a rate holds over all processes", async () => {
      const settings = { rate: { perSecond: 20, burst: 20 }, concurrency: 100 };
      const all = [aProcess(settings), aProcess(settings), aProcess(settings)];
      let admitted = 0;
      // Their clock stands still: what is let in is what the bucket held.
      const asked = Array.from({ length: 60 }, (_, i) => all[i % 3]!.admit());
      for (const { ok } of await Promise.all(asked)) if (ok) admitted++;
      expect(admitted).toBe(20);
    });

    test("a process makes no more attempts at a time than the target takes; the next begins when one ends", async () => {
      const process = aProcess({ concurrency: 1 });
      expect(await process.admit()).toEqual({ ok: true });
      const second = process.admit();
      expect(await Promise.race([second, Promise.resolve("waits")])).toBe("waits");
      await process.end();
      expect(await second).toEqual({ ok: true });
    });

    test("a replay's own target gives its places back", async () => {
      const process = aProcess();
      const own = aTarget({ id: "replay:r-1" });
      for (let i = 0; i < 40; i++) {
        expect(await process.admit()).toEqual({ ok: true });
        await process.end();
        const delivery = aDelivery({ target: own.id });
        await process.ended({ delivery, attempt: anAttempt(), outcome: { status: "delivered" } });
      }
      expect(process.get(own.id).inFlight).toBe(0);
    });

    test("what waits for a resumed target is queued at once, and nothing else", async () => {
      const { hot: table, claims, clock, next, deliveries: queue } = floor;
      const times = { horizonMs: 0, backstopMs: 900_000 };
      const records = createDeliveryRecords(table, { claims, clock, next, ...times });
      const waits = async (id: string, target: string, code?: "target-paused" | "order-waits") =>
        records.write(aDelivery({ id, target }), {
          ...{ state: "waiting", dueAt: clock() + 3_600_000 },
          ...(code && { reason: { code, detail: "It waits" } }),
        });
      await waits("a", "warehouse", "target-paused");
      await waits("b", "other", "target-paused");
      const tried = aDelivery({ id: "c", target: "warehouse", attempts: [anAttempt()] });
      await records.write(tried, { state: "waiting", dueAt: clock() + 3_600_000 });
      await waits("of-its-own-time", "warehouse");
      await waits("behind-another", "warehouse", "order-waits");
      const since = NOW;
      expect(Object.fromEntries(await waitingByTarget(table))).toEqual({
        warehouse: { count: 4, since },
        other: { count: 1, since },
      });

      clock.advance(1);
      await aProcess().resume("warehouse", "Ada");
      const woken = async () => {
        const count = await wakeWaiting({ table, queue, records, claims, clock });
        const came = await drained(queue);
        const ids = await Promise.all(came.map(async ({ Body }) => (await deliveryOfBody(Body!, claims)).id));
        expect(ids).toHaveLength(count);
        return ids.toSorted();
      };
      expect(await woken()).toEqual(["a", "c"]);
      clock.advance(1_000);
      await waits("d", "warehouse", "target-paused");
      clock.advance(60_000);
      expect(await woken(), "what was put aside by who did not know yet").toEqual(["d"]);
      expect(await woken()).toEqual([]);
    });
  });
});
