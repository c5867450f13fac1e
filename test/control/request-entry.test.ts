import { expect, test } from "vitest";
import type { LogEntry } from "../../functions/core/log/entry.ts";
import { apiOver } from "./api.ts";
import { withThings } from "./things.ts";

/** What the log tells of a request. */
async function toldOf(...call: Parameters<ReturnType<typeof apiOver>>): Promise<readonly LogEntry[]> {
  const lines: LogEntry[] = [];
  await apiOver({ ...withThings(), tell: (entry) => void lines.push(entry) })(...call);
  return lines;
}

const of = { message: "control", ms: 0, requestId: "request-1" };

test("an act is a line that says who did what, and what became of it", async () => {
  expect(await toldOf("POST /api/targets/known/pause", { as: "operator" })).toEqual([
    {
      ...of,
      level: "info",
      method: "POST",
      path: "/api/targets/known/pause",
      caller: "operator",
      status: 200,
    },
  ]);
});

test.each<[string, Parameters<typeof toldOf>, object]>([
  [
    "a look is for those alone who want all",
    ["GET /api/rules", { as: "viewer" }],
    { level: "debug", status: 200 },
  ],
  [
    "so is what consumers do",
    ["POST /api/targets/pull/receive", { body: {} }],
    { level: "debug", status: 200 },
  ],
  [
    "one that is refused says why",
    ["POST /api/targets/known/pause", { as: "viewer" }],
    { level: "debug", code: "role-insufficient", caller: undefined },
  ],
  [
    "one that cannot be done says why",
    ["DELETE /api/rules/none", { headers: { "if-match": "*" } }],
    { level: "info", code: "not-found", caller: "admin" },
  ],
  [
    "nobody who is not let in fills the log",
    ["DELETE /api/rules/known", { as: "nobody" }],
    { level: "debug", code: "token-required" },
  ],
])("%s", async (...[, call, expected]) => {
  expect(await toldOf(...call)).toEqual([expect.objectContaining({ ...of, ...expected })]);
});

test("it holds nothing of queries and bodies", async () => {
  const lines = [
    await toldOf("GET /api/events?subject=hunter2"),
    await toldOf("POST /api/erasures", { body: { subject: "hunter2" } }),
    await toldOf("POST /api/users", { body: { id: "eve", name: "hunter2", role: "viewer" } }),
  ];
  expect(lines.flat()).toHaveLength(3);
  expect(JSON.stringify(lines)).not.toContain("hunter2");
});

test("something of ours that breaks is told as such", async () => {
  const lines: LogEntry[] = [];
  const things = withThings();
  const report: unknown[] = [];
  await apiOver({
    ...things,
    tell: (entry) => void lines.push(entry),
    report: (error) => void report.push(error),
    tokens: { ...things.tokens, list: () => Promise.reject(new Error("broken")) },
  })("GET /api/tokens");
  expect(lines).toMatchObject([{ code: "internal", caller: "admin" }]);
  expect(report).toHaveLength(1);
});
