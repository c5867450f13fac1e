import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PairMap } from "../../functions/core/rule-index/pair-map.ts";

const pair = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));

test("a pair map holds what was set last for each pair, until it is deleted", () => {
  const steps = fc.array(fc.tuple(pair, fc.nat(3)), { maxLength: 300 });
  fc.assert(
    fc.property(steps, (all) => {
      const pairs = new PairMap();
      const wanted = new Map<string, readonly [number, number]>();
      for (const [step, [[a, b], act]] of all.entries()) {
        if (act === 0) pairs.delete(a, b);
        else pairs.set(a, b, [step + 1, ~step]);
        if (act === 0) wanted.delete(`${a} ${b}`);
        else wanted.set(`${a} ${b}`, [step + 1, ~step]);
      }
      expect(pairs.size).toBe(wanted.size);
      for (let a = 1; a <= 12; a++)
        for (let b = 1; b <= 12; b++) {
          const at = pairs.find(a, b);
          const found = at < 0 ? undefined : [pairs.valueAt(at), pairs.otherAt(at)];
          expect(found).toEqual(wanted.get(`${a} ${b}`));
        }
    }),
    { numRuns: 100 },
  );
});
