import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AlertState, AlertStates } from "../../functions/core/alerts/alert.ts";

/** What a suite of the states of alerts needs of an adapter. */
export interface AlertStatesHarness {
  readonly states: AlertStates;
  readonly close: () => Promise<void>;
}

const state = (parts: Partial<AlertState> = {}): AlertState => ({
  ...{ alert: "dead", resource: "target/wms #1", status: "firing", since: 1_800_000_000_000, looks: 1 },
  finding: { resource: "target/wms #1", value: 3.5, threshold: 0, sentence: "3 dead letters \u{1f600}" },
  ...{ notices: 1, version: 1 },
  ...parts,
});

export function alertStatesSuite(name: string, create: () => Promise<AlertStatesHarness>): void {
  describe(`alert states on ${name}`, () => {
    let harness: AlertStatesHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    test("keeps a state by alert and resource", async () => {
      const states = [state(), state({ alert: "other" }), state({ resource: "target/b" })];
      for (const one of states) expect(await harness.states.put(one)).toBe(true);
      expect(await harness.states.all()).toHaveLength(3);
      expect(await harness.states.all()).toEqual(expect.arrayContaining(states));
    });

    test("takes the version that follows, and no other", async () => {
      expect(await harness.states.put(state({ version: 2 }))).toBe(false);
      expect(await harness.states.put(state())).toBe(true);
      expect(await harness.states.put(state({ looks: 9 }))).toBe(false);
      expect(await harness.states.put(state({ version: 3 }))).toBe(false);
      expect(await harness.states.put(state({ version: 2, looks: 2 }))).toBe(true);
      expect(await harness.states.all()).toEqual([state({ version: 2, looks: 2 })]);
    });

    test("of many who put the same version one succeeds", async () => {
      const puts = await Promise.all(
        Array.from({ length: 20 }, (_, i) => harness.states.put(state({ looks: i }))),
      );
      expect(puts.filter(Boolean)).toHaveLength(1);
    });

    test("removes what is still that version", async () => {
      await harness.states.put(state());
      expect(await harness.states.remove(state({ version: 2 }))).toBe(false);
      expect(await harness.states.remove(state())).toBe(true);
      expect(await harness.states.all()).toEqual([]);
    });
  });
}
