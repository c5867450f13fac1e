import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TapReport, TapStates } from "../../functions/core/tap.ts";

/** What a suite of the states of taps needs of an adapter. */
export interface TapStatesHarness {
  readonly states: TapStates;
  /** The same after a restart. */
  readonly again: () => Promise<TapStates> | TapStates;
  readonly close: () => Promise<void>;
}

const report: TapReport = { at: 5, connected: true, since: 3, lag: 7, messages: 2, refused: 1 };

export function tapStatesSuite(name: string, create: () => Promise<TapStatesHarness>): void {
  describe(`states of taps on ${name}`, () => {
    let harness: TapStatesHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness.close());

    test("of a tap of which nothing is known are empty", async () => {
      expect(await harness.states.get("unknown")).toEqual({});
    });

    test("keep a pause over a restart, until it is resumed", async () => {
      await harness.states.pause("orders", "ann");
      expect(await harness.states.get("orders")).toMatchObject({ paused: { by: "ann" } });
      expect(await (await harness.again()).get("orders")).toMatchObject({ paused: { by: "ann" } });
      await harness.states.resume("orders");
      expect(await harness.states.get("orders")).toEqual({});
      expect(await (await harness.again()).get("orders")).toEqual({});
    });

    test("have the last report beside the pause, and neither undoes the other", async () => {
      await harness.states.report("paid", { ...report, messages: 1 });
      await harness.states.pause("paid", "ann");
      await harness.states.report("paid", report);
      expect(await harness.states.get("paid")).toMatchObject({ paused: { by: "ann" }, report });
      await harness.states.resume("paid");
      expect(await harness.states.get("paid")).toEqual({ report });
    });
  });
}
