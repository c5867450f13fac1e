import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrokerWatches } from "../../functions/core/rocketmq/look.ts";
import type { BrokerWatch, GroupWatch } from "../../functions/core/rocketmq/watch.ts";

/** What a suite of what is known of brokers needs of an adapter. */
export interface BrokerWatchesHarness {
  readonly watches: BrokerWatches;
  /** The same after a restart. */
  readonly again: () => BrokerWatches;
  readonly close: () => Promise<void>;
}

const groups = Array.from({ length: 1000 }, (_, n): GroupWatch => {
  const dead = Array.from({ length: 20 }, (_, m) => [1_700_000_000_000 + m * 60_000, n] as const);
  const backlogs = [{ topic: `%RETRY%topic-${n}`, messages: n, since: 1_700_000_000_000 - n }];
  return { group: `group-${n}`, backlogs, connected: true, deadCount: n, dead };
});
const watch: BrokerWatch = { readAt: 5, cluster: "c", keptMs: 7, groups };

export function brokerWatchesSuite(name: string, create: () => Promise<BrokerWatchesHarness>): void {
  describe(`what is known of brokers on ${name}`, () => {
    let harness: BrokerWatchesHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    test("is nothing at first", async () => {
      expect(await harness.watches.all()).toEqual([]);
    });

    test("is there after a restart, as last put, with a thousand groups", async () => {
      const failing = { cluster: "", groups: [], failing: { since: 3, problem: "it is away" } };
      await harness.watches.put({ address: "a:5557", watch: failing });
      await harness.watches.put({ address: "b:5557/metrics?x=1", watch: failing });
      await harness.watches.put({ address: "a:5557", watch });
      const expected = [
        { address: "a:5557", watch },
        { address: "b:5557/metrics?x=1", watch: failing },
      ];
      expect(await harness.watches.all()).toEqual(expected);
      expect(await harness.again().all()).toEqual(expected);
    });

    test("is gone when it is removed", async () => {
      await harness.watches.remove("a:5557");
      await harness.watches.remove("a:5557");
      expect((await harness.watches.all()).map(({ address }) => address)).toEqual(["b:5557/metrics?x=1"]);
    });
  });
}
