import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Erasures } from "../../functions/core/archive/erasure.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { anEvent, NOW } from "../support/build.ts";

export interface ErasuresHarness {
  readonly erasures: Erasures;
  /** Puts events into the archive. */
  readonly keep: (events: readonly AcceptedEvent[]) => Promise<void>;
  /** Resolves when all that has begun has ended. */
  readonly settle: () => Promise<void>;
  /** The ids of the events that are found, the oldest first. */
  readonly found: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const ADA = "customer/ada";
const LATER = NOW + 1_000;

const eventOf = (n: number, parts: Partial<AcceptedEvent>) =>
  anEvent({ id: `e${n}`, key: `e${n}`.padEnd(22, "-"), position: n, ...parts });

export function erasuresSuite(name: string, create: () => Promise<ErasuresHarness>): void {
  describe(`erasures on ${name}`, () => {
    let harness: ErasuresHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const erase = async (scope: Parameters<Erasures["start"]>[0], at = LATER) => {
      const begun = await harness.erasures.start(scope, "user:ada", at);
      await harness.settle();
      return begun;
    };

    test("begin with what they are for, and end with a receipt that does not say it", async () => {
      const { erasures, keep } = harness;
      await keep([eventOf(1, { subject: ADA })]);
      const begun = await erase({ subject: ADA });
      expect(begun).toMatchObject({ status: "running", startedBy: "user:ada", scope: { subject: ADA } });
      expect(begun).toMatchObject({ startedAt: LATER, before: LATER + 1, erased: { archived: 0 } });
      const receipt = await erasures.get(begun.id);
      expect(receipt).toMatchObject({ id: begun.id, status: "done", erased: { archived: 1, segments: 1 } });
      expect(receipt?.endedAt).toBeGreaterThanOrEqual(LATER);
      expect(JSON.stringify(receipt)).not.toContain(ADA);
      expect(await erasures.get("none")).toBeUndefined();
    });

    test.for([
      [{ subject: ADA }, ["e3", "e5"]],
      [{ source: "/blog" }, ["e1", "e4", "e5"]],
      [{ subject: ADA, source: "/blog" }, ["e1", "e3", "e4", "e5"]],
      [{ subject: "customer" }, ["e1", "e2", "e3", "e4", "e5"]],
    ] as const)("%j leaves %j", async ([scope, left]) => {
      const { keep, found } = harness;
      await keep([
        eventOf(1, { subject: ADA }),
        eventOf(2, { subject: ADA, source: "/blog" }),
        eventOf(3, { subject: "customer/bob", source: "/blog" }),
        eventOf(4, { subject: ADA }),
        eventOf(5, {}),
      ]);
      await erase(scope);
      expect(await found()).toEqual(left);
    });

    test("take what came before them, and again what came since", async () => {
      const { keep, found } = harness;
      await keep([eventOf(1, { subject: ADA }), eventOf(2, { subject: ADA, receivedAt: LATER + 5_000 })]);
      await erase({ subject: ADA });
      expect(await found()).toEqual(["e2"]);
      await erase({ subject: ADA }, LATER + 5_000);
      expect(await found()).toEqual([]);
    });

    test("are listed page by page, the newest first", async () => {
      const { erasures } = harness;
      const ids: string[] = [];
      for (const n of [1, 2, 3]) ids.unshift((await erase({ subject: `s${n}` }, LATER + n)).id);
      const first = await erasures.list({ limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = await erasures.list({ limit: 2, cursor: first.next! });
      expect(rest.items.map(({ id }) => id)).toEqual(ids.slice(2));
      expect(rest.next).toBeUndefined();
    });
  });
}
