import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TapPlaces } from "../../functions/core/tap.ts";

/** What a suite of the places of taps needs of an adapter. */
export interface TapPlacesHarness {
  readonly places: TapPlaces;
  /** The same after a restart. */
  readonly again: () => TapPlaces;
  readonly close: () => Promise<void>;
}

export function tapPlacesSuite(name: string, create: () => Promise<TapPlacesHarness>): void {
  describe(`places of taps on ${name}`, () => {
    let harness: TapPlacesHarness;
    beforeAll(async () => {
      harness = await create();
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
  });
}
