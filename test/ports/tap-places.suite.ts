import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aClock } from "../support/ports.ts";
import type { TapPlaces } from "../../functions/core/tap.ts";

/** What a suite of the places of taps needs of an adapter. */
export interface TapPlacesHarness {
  readonly places: TapPlaces;
  /** The same after a restart. */
  readonly again: () => TapPlaces;
  readonly close: () => Promise<void>;
}

export function tapPlacesSuite(
  name: string,
  create: (clock: () => number) => Promise<TapPlacesHarness>,
): void {
  describe(`places of taps on ${name}`, () => {
    let harness: TapPlacesHarness;
    const clock = aClock();
    beforeAll(async () => {
      harness = await create(clock);
    });
    afterAll(() => harness.close());

    test("are none until they are kept, and outlive a restart", async () => {
      const { places, again } = harness;
      expect(await places.get("orders", "a/shard-0")).toBeUndefined();
      await places.move("orders", "a/shard-0", "17");
      await places.move("orders", "a/shard-0", "18");
      await places.move("orders", "a/shard-1", "1");
      await places.move("paid", "a/shard-0", "2");
      for (const each of [places, again()]) {
        expect(await each.get("orders", "a/shard-0")).toBe("18");
        expect(await each.get("orders", "a/shard-1")).toBe("1");
        expect(await each.get("paid", "a/shard-0")).toBe("2");
      }
    });

    test("are one worker's until its time is over, or it gives them back", async () => {
      const { places } = harness;
      const hold = (worker: string, part = "b/shard-0") =>
        places.hold("orders", part, { worker, until: clock() + 10_000 });
      expect([await hold("one"), await hold("two"), await hold("two", "b/shard-1")]).toEqual([
        ...[true, false, true],
      ]);
      clock.advance(9_000);
      expect([await hold("one"), await hold("two")]).toEqual([true, false]);
      clock.advance(9_000);
      expect(await hold("two")).toBe(false);
      clock.advance(1_000);
      expect([await hold("two"), await hold("one")]).toEqual([true, false]);
      await places.release("orders", "b/shard-0", "one");
      expect(await hold("one")).toBe(false);
      await places.release("orders", "b/shard-0", "two");
      expect(await hold("one")).toBe(true);
      await places.move("orders", "b/shard-0", "7");
      expect(await hold("two")).toBe(false);
      expect(await places.get("orders", "b/shard-0")).toBe("7");
    });

    test("are an only one's of many who ask at once", async () => {
      const workers = Array.from({ length: 8 }, (_, n) => `worker-${n}`);
      const lease = (worker: string) => ({ worker, until: clock() + 10_000 });
      const held = await Promise.all(
        workers.map((worker) => harness.places.hold("orders", "c", lease(worker))),
      );
      expect(held.filter(Boolean)).toHaveLength(1);
    });
  });
}
