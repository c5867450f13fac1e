import * as fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf } from "../../functions/core/batches.ts";

test("all things are in calls in their order, none fuller than a call may be, but for one that is alone", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(sizes, (things) => {
      const batches = batchesOf(things, (size) => size, { entries: 3, bytes: 10 });
      expect(batches.flat()).toEqual(things);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(3);
        const bytes = batch.reduce((sum, size) => sum + size, 0);
        expect(bytes <= 10 || batch.length === 1).toBe(true);
      }
    }),
  );
});

test("what still fits goes along", () => {
  expect(batchesOf([4, 6, 1, 1, 1, 1], (size) => size, { entries: 3, bytes: 10 })).toEqual([
    [4, 6],
    [1, 1, 1],
    [1],
  ]);
});
