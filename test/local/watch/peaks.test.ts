import { expect, test } from "vitest";
import { createPeaks } from "../../../functions/local/watch/peaks.ts";

test("the most of each that was in use since the look before, and what still is", () => {
  const { onUse, take } = createPeaks();
  expect(take()).toEqual([]);
  for (const used of [1, 7, 3]) onUse("connections", used, 10);
  const shown = () => take().map(({ id, used, most }) => [id, used, most]);
  expect(shown()).toEqual([["connections", 7, 10]]);
  expect(shown()).toEqual([["connections", 3, 10]]);
  onUse("connections", 0, 10);
  onUse("bytes of requests in hand", 5, 9);
  expect(shown()).toEqual([
    ["connections", 3, 10],
    ["bytes of requests in hand", 5, 9],
  ]);
  expect(shown()[0]).toEqual(["connections", 0, 10]);
});
