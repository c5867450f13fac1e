import { beforeEach, describe, expect, test } from "vitest";
import { createArchiveLag } from "../../../functions/aws/archive/archive-lag.ts";
import { createCounting } from "../../../functions/core/stats/counting.ts";
import { MINUTE_MS, minuteOf } from "../../../functions/core/stats/delta.ts";
import { aClock } from "../../support/ports.ts";
import { memoryStats } from "../../support/memory-watch.ts";

describe("how far the archive is behind", () => {
  let clock: ReturnType<typeof aClock>;
  let stats: ReturnType<typeof memoryStats>;
  let left: number;
  let look: ReturnType<typeof createArchiveLag>;
  beforeEach(() => {
    clock = aClock();
    stats = memoryStats();
    left = 0;
    look = createArchiveLag({ queue: { left: async () => left }, stats, clock });
  });
  const overdue = async () => {
    const { overdueSince } = await look();
    return overdueSince === undefined ? undefined : clock() - overdueSince;
  };
  const archive = (lagMs: number) => {
    const counting = createCounting();
    counting.archived({ count: 5, bytes: 500, lagMs });
    return stats.add({
      id: `${Math.random()}`,
      minute: minuteOf(clock()),
      rows: counting.take(),
    });
  };

  test("is nothing while nothing waits", async () => {
    expect(await overdue()).toBeUndefined();
  });

  test("is the time for which nothing was archived of what waits, but for what is usual", async () => {
    left = 3;
    expect(await overdue()).toBe(-2 * MINUTE_MS);
    clock.advance(12 * MINUTE_MS);
    expect(await overdue()).toBe(10 * MINUTE_MS);
    left = 0;
    expect(await overdue()).toBeUndefined();
    left = 1;
    expect(await overdue()).toBe(-2 * MINUTE_MS);
  });

  test("is the age of what is archived while something is, however much waits", async () => {
    left = 3;
    await look();
    clock.advance(12 * MINUTE_MS);
    await archive(20_000);
    expect(await overdue()).toBe(20_000 - 2 * MINUTE_MS);
    await archive(15 * MINUTE_MS);
    expect(await overdue()).toBe(13 * MINUTE_MS);
    clock.advance(4 * MINUTE_MS);
    expect(await overdue()).toBe(-2 * MINUTE_MS);
  });
});
