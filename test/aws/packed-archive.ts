import type { Context } from "aws-lambda";
import { createArchive } from "../../functions/aws/archive/archive.ts";
import { archivingFunction } from "../../functions/aws/archive/archiving.ts";
import { createEvents } from "../../functions/aws/events/events.ts";
import { createPacks } from "../../functions/aws/archive/packs.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { Archive, Events } from "../../functions/core/ports.ts";
import { NOW } from "../support/build.ts";
import { asRecord, drained, eventsIn, type Floor } from "./floor.ts";

const DAY_MS = 86_400_000;

/** An events queue and an archive behind it that holds what was accepted, as if the archive function had been there at once. */
export function packedArchive(floor: Floor) {
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
  const all = async () => {
    if (fresh.length > 0) await pack(fresh.length);
  };
  return {
    pack,
    events: {
      async accept(some) {
        const answers = await events.accept(some);
        const messages = await drained(floor.events);
        fresh.push(...(await eventsIn(messages, claims)));
        fresh.sort((a, b) => a.position! - b.position!);
        return answers;
      },
    } satisfies Events,
    archive: {
      find: async (...asked) => all().then(() => archive.find(...asked)),
      search: async (query) => all().then(() => archive.search(query)),
      async *scan(range) {
        await all();
        yield* archive.scan(range);
      },
      count: async (range) => all().then(() => archive.count(range)),
      sizes: async () => all().then(() => archive.sizes()),
    } satisfies Archive,
  };
}
