import { describe, expect, test } from "vitest";
import { createArchive } from "../../functions/aws/archive/archive.ts";
import { createEvents } from "../../functions/aws/events/events.ts";
import { createJournalReader } from "../../functions/aws/events/journal.ts";
import type { SendDelivery } from "../../functions/core/deliver.ts";
import { anEvent } from "../support/build.ts";
import { onMiniStack } from "./emulator.ts";
import type { Fate } from "./fate.ts";
import { aFloor, type Floor } from "./floor.ts";
import { aPipeline, type Stage } from "./pipeline.ts";

const IDS = ["a", "b"];

/** What happens to an event on its way, stage by stage: the first attempt fails, the second one does not. */
const WAY: readonly Stage[] = ["route", "deliver", "sweep", "deliver", "archive", "archive"];
const FIRST_ATTEMPT = 1;
const STEPS: readonly (readonly [name: string, step: number])[] = [
  ["route", 0],
  ["deliver, the first attempt", FIRST_ATTEMPT],
  ["sweep", 2],
  ["deliver, the second attempt", 3],
  ["archive", 4],
];
const FATES: readonly Fate[] = ["dies before", "dies after", "fails at"];

onMiniStack(() => {
  describe("nothing is lost", { concurrent: true }, () => {
    /** Tells the way of some events with a process of one step that is killed at one call. False when it has not as many. */
    const tell = async (
      floor: Floor,
      step: number,
      doom: { readonly fate: Fate; readonly call: number },
    ): Promise<boolean> => {
      const { hot: table, bucket, claims, clock, next, events: queue } = floor;
      const sent: string[] = [];
      const { run, settle } = aPipeline(floor, sink(sent));
      const events = createEvents({ queue, claims, clock, next });
      const told = IDS.map((id) =>
        anEvent({ id: `${id}-${step}-${doom.fate}-${doom.call}`, receivedAt: clock() }),
      );
      const keyed = told.map((event) => ({
        ...event,
        key: event.id
          .replaceAll(/[^a-z0-9]/g, "-")
          .padEnd(22, "-")
          .slice(0, 22),
      }));
      await events.accept(keyed);
      let isMet = false;
      for (const [i, stage] of WAY.entries()) {
        if (stage === "sweep") clock.advance(60_000);
        isMet ||= (await run(stage, i === step ? doom : undefined)).isMet;
      }
      await settle();

      const archive = createArchive({ table, bucket, clock });
      const found: string[] = [];
      for await (const block of archive.scan({ from: keyed[0]!.receivedAt }))
        found.push(...block.map(({ id }) => id));
      expect(found.toSorted(), `archived, when ${step} ${doom.fate} call ${doom.call}`).toEqual(
        keyed.map(({ id }) => id).sort(),
      );
      const journal = createJournalReader(table, bucket);
      for (const event of keyed) {
        const deliveries = new Set(sent.filter((one) => one.startsWith(`${event.id} `)));
        expect([...deliveries], "delivered, always with the same id").toHaveLength(1);
        const entries = await journal.of(event);
        const outcomes = entries.flatMap((entry) => (entry.kind === "attempt" ? entry.outcome : []));
        // What a process did that died at it, nobody can tell.
        if (step !== FIRST_ATTEMPT) expect(outcomes, "no attempt is untold").toContain("retrying");
        expect(entries.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(["accepted", "routed", "attempt"]),
        );
        expect(entries.at(-1)).toMatchObject({ kind: "attempt", outcome: "delivered" });
      }
      clock.advance(86_400_000 / 4);
      return isMet;
    };

    test.for(STEPS.flatMap(([name, step]) => FATES.map((fate) => [name, fate, step] as const)))(
      "whenever %s %s a call",
      { timeout: 300_000 },
      async ([, fate, step]) => {
        const floor = await aFloor();
        let calls = 0;
        while (await tell(floor, step, { fate, call: calls + 1 })) calls++;
        expect(calls).toBeGreaterThan(1);
        floor.close();
      },
    );
  });
});

/** A target that is busy at the first attempt of each delivery. */
function sink(sent: string[]): SendDelivery {
  return async ({ id, event }) => {
    const line = `${event.id} ${id}`;
    sent.push(line);
    if (sent.filter((one) => one === line).length > 1) return { ok: true, status: 200 };
    return { ok: false, code: "target-failed", detail: "busy", status: 503 };
  };
}
