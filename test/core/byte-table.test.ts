import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ByteTable } from "../../functions/core/rule-index/byte-table.ts";

const text = fc.oneof(fc.constantFrom("", "a", "ab", "ä", "😀", "t0001"), fc.string({ unit: "grapheme" }));

test("a byte table holds numbers by text, and finds them by the text's bytes", () => {
  const steps = fc.array(fc.tuple(text, fc.nat(3)), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (all) => {
      const table = new ByteTable();
      const wanted = new Map<string, number>();
      for (const [step, [one, act]] of all.entries()) {
        if (act === 0) table.delete(one);
        else table.set(one, step + 1);
        if (act === 0) wanted.delete(one);
        else wanted.set(one, step + 1);
      }
      expect(table.size).toBe(wanted.size);
      for (const [one] of all) {
        const bytes = new TextEncoder().encode(`<${one}>`);
        expect(table.find(bytes, 1, bytes.length - 1)).toBe(wanted.get(one) ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test("a byte table lets go of the bytes of texts that are gone", () => {
  const table = new ByteTable();
  for (let round = 0; round < 50; round++) {
    for (let n = 0; n < 200; n++) table.set(`text ${round} ${n}`, n + 1);
    for (let n = 1; n < 200; n++) table.delete(`text ${round} ${n}`);
  }
  expect(table.size).toBe(50);
  for (let round = 0; round < 50; round++) {
    expect(table.get(`text ${round} 0`)).toBe(1);
    expect(table.get(`text ${round} 1`)).toBe(0);
  }
});
