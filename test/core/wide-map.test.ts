import { expect, test } from "vitest";
import { hashOfText, WideMap } from "../../functions/core/wide-map.ts";

const keyOf = (number: number) => `key-${number}`;

test("a wide map holds what a map would, whatever has come and gone", () => {
  const wide = new WideMap<string, number>(hashOfText);
  const plain = new Map<string, number>();
  for (let number = 0; number < 50_000; number++) {
    wide.set(keyOf(number % 30_000), number);
    plain.set(keyOf(number % 30_000), number);
    if (number % 3 === 0) expect(wide.delete(keyOf(number / 3))).toBe(plain.delete(keyOf(number / 3)));
  }
  expect(wide.size).toBe(plain.size);
  expect(new Set(wide.values())).toEqual(new Set(plain.values()));
  for (let number = 0; number < 30_000; number++)
    if (wide.get(keyOf(number)) !== plain.get(keyOf(number))) expect.unreachable(keyOf(number));
});
