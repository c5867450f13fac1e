import type { Context } from "aws-lambda";
import { createArchive } from "../../../functions/aws/archive.ts";
import { archivingFunction } from "../../../functions/aws/archiving.ts";
import { createEvents } from "../../../functions/aws/events.ts";
import { createPacks } from "../../../functions/aws/packs.ts";
import { expire } from "../../../functions/aws/retention.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { archiveSuite } from "../../ports/archive.suite.ts";
import { NOW } from "../../support/build.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, asRecord, drained, eventsIn } from "../floor.ts";

const DAY_MS = 86_400_000;

onMiniStack(() => {
  archiveSuite("S3 and DynamoDB", async () => {
    const floor = await aFloor();
    const { hot: table, bucket, claims, clock, next } = floor;
    const packs = createPacks(floor.archive, claims);
    const events = createEvents({ queue: floor.events, claims, clock, next });
    const archive = createArchive({ table, bucket, clock });
    const fresh: AcceptedEvent[] = [];
    const pack = async (count: number, expiresAt = NOW + DAY_MS) => {
      const handler = archivingFunction({
        ...{ table, bucket, next, claims },
        clock: () => expiresAt - DAY_MS,
        archives: async () => [{ id: "default", retentionDays: 1 }],
        stats: { add: async () => {} },
        report: (error) => {
          throw error;
        },
      });
      await packs.send({ events: fresh.splice(0, count) });
      const messages = await drained(floor.archive);
      if (messages.length > 0) await handler({ Records: messages.map(asRecord) }, {} as Context);
    };
    /** What is asked for is what has been archived, and the archive function is not kept waiting here. */
    const packed = async () => {
      const messages = await drained(floor.events);
      fresh.push(...(await eventsIn(messages, claims)));
      fresh.sort((a, b) => a.position! - b.position!);
    };
    const all = async () => {
      if (fresh.length > 0) await pack(fresh.length);
    };
    return {
      events: {
        async accept(some) {
          const answers = await events.accept(some);
          await packed();
          return answers;
        },
      },
      archive: {
        find: async (...asked) => all().then(() => archive.find(...asked)),
        search: async (query) => all().then(() => archive.search(query)),
        async *scan(range) {
          await all();
          yield* archive.scan(range);
        },
        count: async (range) => all().then(() => archive.count(range)),
        sizes: async () => all().then(() => archive.sizes()),
      },
      pack,
      async expire(now) {
        await expire(table, bucket, now);
      },
      close: async () => floor.close(),
    };
  });
});
