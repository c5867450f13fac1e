import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkSource } from "../../../functions/core/check/source.ts";
import { sqlFilterProblem } from "../../../functions/core/rocketmq/sql-filter.ts";

const filters = JSON.parse(
  readFileSync(new URL("../../cases/rocketmq-filters.json", import.meta.url), "utf8"),
) as { readonly usable: readonly string[]; readonly refused: readonly (readonly [string, string])[] };

describe("a SQL92 filter of RocketMQ", () => {
  test.each(filters.usable)("can be %s", (filter) => {
    expect(sqlFilterProblem(filter)).toBeUndefined();
  });

  test.each(filters.refused)("cannot be %s", (filter, problem) => {
    expect(sqlFilterProblem(filter)).toContain(problem);
  });

  test("is looked at in a tap's file, with its place", () => {
    const tap = { kind: "tap", broker: "rocketmq", endpoints: "rmq.example:8081", topic: "t", group: "g" };
    const checked = (sql: string) => checkSource(JSON.stringify({ ...tap, filter: { sql } })).problems;
    expect(checked("CE_type = 'a'")).toEqual([]);
    expect(checked("CE_type LIKE 'a%'")).toMatchObject([
      {
        code: "source-invalid",
        pointer: "/filter/sql",
        message: expect.stringContaining("at character 9, not LIKE"),
      },
    ]);
  });
});
