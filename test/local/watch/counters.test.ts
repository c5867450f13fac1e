import { expect, test } from "vitest";
import { createCounters } from "../../../functions/local/watch/counters.ts";
import { aClock } from "../../support/ports.ts";
import { memoryStats, noBrokers } from "../../support/memory-watch.ts";

test("what a disk did not take is written when it does, once", async () => {
  const stats = memoryStats();
  const troubles: unknown[] = [];
  let isFull = true;
  const counters = createCounters(
    {
      ...stats,
      add: (delta) => (isFull ? Promise.reject(new Error("full")) : stats.add(delta)),
    },
    { brokers: noBrokers, clock: aClock(), onTrouble: (error) => void troubles.push(error) },
  );
  counters.onUnaudited("storage-failed");
  await counters.stop();
  counters.onUnaudited("storage-failed");
  await counters.stop();
  expect(troubles.length).toBeGreaterThan(0);
  isFull = false;
  await counters.fold();
  const minutes = await stats.minutes(0);
  const deltas = (await Promise.all(minutes.map((minute) => stats.deltas(minute)))).flat();
  expect(deltas.map(({ rows }) => rows)).toMatchObject([
    [["function", "audit", { count: 1, failed: 1, errors: { "storage-failed": 1 } }]],
    [["function", "audit", { count: 1, failed: 1 }]],
  ]);
});
