import { expect, test } from "vitest";
import { type Column, table } from "../../cli/table.ts";

interface Row {
  readonly name: string;
  readonly count?: number;
}
const columns: readonly Column<Row>[] = [
  { title: "name", of: ({ name }) => name },
  { title: "count", of: ({ count }) => count },
];

test("texts to the left, numbers to the right", () => {
  expect(
    table(
      [
        { name: "a", count: 5 },
        { name: "longer", count: 12_345 },
      ],
      columns,
    ),
  ).toEqual(["name    count", "a           5", "longer  12345"]);
});

test("what is missing leaves its place empty", () => {
  expect(table([{ name: "a" }, { name: "b", count: 1 }], columns)).toEqual([
    "name  count",
    "a",
    "b         1",
  ]);
});

test("control characters of others are shown, not obeyed", () => {
  expect(table([{ name: "a\u001B[2J\nb" }], columns)[1]).toBe("a\\u001b[2J\\u000ab");
});
