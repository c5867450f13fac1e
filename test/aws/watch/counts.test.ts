import type { Context, ScheduledEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createIngestCounts } from "../../../functions/aws/watch/counts.ts";
import { createEvents } from "../../../functions/aws/events/events.ts";
import { createStats } from "../../../functions/aws/watch/stats.ts";
import { MINUTE_MS, minuteOf } from "../../../functions/core/stats/delta.ts";
import { statsFunction } from "../../../functions/stats.ts";
import { anEvent } from "../../support/build.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, type Floor } from "../floor.ts";
import { aPipeline } from "../pipeline.ts";
import { noBrokers } from "../../support/memory-watch.ts";

onMiniStack(() => {
  describe("counts", () => {
    let floor: Floor;
    beforeEach(async () => {
      floor = await aFloor();
    });
    afterEach(() => floor.close());

    /** What the stats function makes of all that was counted until now, some minutes later. */
    const folded = async () => {
      const { hot, clock } = floor;
      const stats = createStats(hot);
      const minute = minuteOf(clock());
      clock.advance(5 * MINUTE_MS);
      await statsFunction({ stats, brokers: noBrokers, clock })({} as ScheduledEvent, {} as Context);
      const rows = await stats.rows({
        step: "1m",
        from: minute * MINUTE_MS,
        until: (minute + 1) * MINUTE_MS,
      });
      return new Map(rows.map(({ kind, id, counts }) => [`${kind} ${id}`, counts]));
    };

    test("of what was accepted, routed and delivered come with what is archived", async () => {
      const { events: queue, claims, clock, next } = floor;
      const { run } = aPipeline(floor, async () => ({ ok: true, status: 200 }));
      const events = ["a", "b", "c"].map((id) => anEvent({ id, key: id.padEnd(22, "-") }));
      await createEvents({ queue, claims, clock, next }).accept(events, { client: "curl/8" });
      for (const stage of ["route", "deliver", "archive"] as const) while ((await run(stage)).isBusy);
      const counts = await folded();
      expect(counts.get("rule paid-orders")).toMatchObject({ count: 3, failed: 0 });
      expect(counts.get("target warehouse")).toMatchObject({ count: 3, failed: 0 });
      expect(counts.get("function deliver")).toMatchObject({ count: 3 });
      expect(counts.get("function ingest")).toMatchObject({ count: 3, failed: 0 });
      expect(counts.get("function route")).toMatchObject({ count: 3, revisions: { oldest: 1, newest: 1 } });
      expect(counts.get("function archive")).toMatchObject({ count: 3, failed: 0 });
      expect(counts.get("producer loopback")).toMatchObject({
        count: 3,
        senders: { clients: { "curl/8": 3 } },
      });
    });

    test("of what ingest did not accept are written before the answer, and keep nobody from it", async () => {
      const { hot, clock } = floor;
      const heard: unknown[] = [];
      const report = (error: unknown) => void heard.push(error);
      const arrival = { bus: "default", publisher: "key-1", receivedAt: clock(), permit: () => {} };
      const { text, id, source, type } = anEvent();
      const incoming = { text, id, source, type };
      const ingested = [
        arrival,
        [incoming, incoming],
        [
          { id, source, status: "accepted" },
          { id, source, status: "quarantined" },
        ],
      ] as const;

      const counts = createIngestCounts(createStats(hot), { clock, report });
      counts.onIngested(...ingested);
      await counts.write();
      const broken = createIngestCounts(
        { add: () => Promise.reject(new Error("It is full")) },
        { clock, report },
      );
      broken.onIngested(...ingested);
      await broken.write();

      expect(heard).toHaveLength(1);
      expect((await folded()).get("producer key-1")).toMatchObject({ count: 1, failed: 1 });
    });
  });
});
