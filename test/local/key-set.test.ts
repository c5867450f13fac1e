import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createKeySet } from "../../functions/local/store/key-set.ts";

const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
/** Digests: never all zeros, and never what marks an empty or removed place. */
const key = fc
  .tuple(word, word, word)
  .filter(([a, b]) => a + b > 0)
  .map((words) => Uint32Array.from(words));
const step = fc.record({ act: fc.constantFrom("add", "has", "remove"), key });

test("holds what a Set of strings holds, through growth and removal", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const [ours, theirs] = [createKeySet(), new Set<string>()];
      for (const { act, key } of steps) {
        const name = key.join();
        if (act === "add") expect(ours.add(key)).toBe(!theirs.has(name) && Boolean(theirs.add(name)));
        else if (act === "has") expect(ours.has(key)).toBe(theirs.has(name));
        else {
          ours.remove(key);
          theirs.delete(name);
        }
      }
      expect(ours.size).toBe(theirs.size);
    }),
  );
});

test("keeps a hundred thousand", () => {
  const set = createKeySet();
  const keyOf = (i: number) => Uint32Array.of(Math.imul(i, 2_654_435_761), i, i ^ 0x55555555);
  for (let i = 1; i <= 100_000; i++) expect(set.add(keyOf(i))).toBe(true);
  for (let i = 1; i <= 100_000; i++) expect(set.has(keyOf(i)) && !set.add(keyOf(i))).toBe(true);
  expect(set.has(keyOf(100_001))).toBe(false);
});
