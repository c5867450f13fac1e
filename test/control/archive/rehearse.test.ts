import { describe, expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import type { ArchiveRange } from "../../../functions/core/ports.ts";
import { aDefinition, anEvent, NOW } from "../../support/build.ts";
import { aClock, memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const over = (amount: number) => ({
  pattern: { data: { amount: [{ numeric: [">", amount] }] } },
  targets: [{ target: "log" }],
});
const RANGE = { from: "2026-01-02T03:04:00Z", until: "2026-01-02T03:05:00Z" };
const events = [50, 150, 250].map((amount) => anEvent({ id: String(amount), data: { amount } }));
const elsewhere = anEvent({ id: "elsewhere", bus: "other", data: { amount: 999 } });
const earlier = anEvent({ id: "earlier", receivedAt: NOW - 60_000, data: { amount: 999 } });

function withRule(value: object) {
  const registry = memoryRegistry([aDefinition({ kind: "rule", id: "large", value })]);
  return apiOver(controlPorts({ registry, archive: memoryArchive([...events, elsewhere, earlier]) }));
}

test("counts what the draft would have matched in the range, on its bus", async () => {
  const answer = await withRule(over(0))("POST /api/rehearse", { body: { rule: over(100), ...RANGE } });
  expect(answer).toMatchObject({
    status: 200,
    body: { scanned: 3, matched: 2, examples: [{ id: "150" }, { id: "250" }], truncated: false },
  });
  expect(answer.body).not.toHaveProperty("difference");
});

test("says what would change against the rule as it is", async () => {
  const api = withRule({ ...over(200), pattern: { data: { amount: [{ numeric: ["<", 100] }, 250] } } });
  const rule = { id: "large", ...over(100) };
  const answer = await api("POST /api/rehearse", { body: { rule, ...RANGE } });
  expect(answer.body["difference"]).toMatchObject({
    newlyMatching: { count: 1, examples: [{ id: "150" }] },
    noLongerMatching: { count: 1, examples: [{ id: "50" }] },
  });
});

test("compares with the rule that is named beside the draft", async () => {
  const answer = await withRule(over(200))("POST /api/rehearse", {
    body: { rule: over(100), ruleId: "large", ...RANGE },
  });
  expect(answer.body["difference"]).toMatchObject({
    newlyMatching: { count: 1 },
    noLongerMatching: { count: 0 },
  });
});

test("counts a rule that is off as one that matches nothing, and a draft as if it were on", async () => {
  const rule = { id: "large", ...over(100), enabled: false };
  const answer = await withRule(rule)("POST /api/rehearse", { body: { rule, ...RANGE } });
  expect(answer.body).toMatchObject({ matched: 2, difference: { newlyMatching: { count: 2 } } });
});

test("looks at another bus when it is named", async () => {
  const answer = await withRule(over(0))("POST /api/rehearse", {
    body: { rule: over(100), bus: "other", ...RANGE },
  });
  expect(answer.body).toMatchObject({ scanned: 1, matched: 1, examples: [{ id: "elsewhere" }] });
});

test("stops at the limit and says so", async () => {
  const answer = await withRule(over(0))("POST /api/rehearse", {
    body: { rule: over(0), limit: 2, ...RANGE },
  });
  expect(answer.body).toMatchObject({ scanned: 2, matched: 2, truncated: true });
});

test("stops when its time is over and says so", async () => {
  const clock = aClock();
  const archive = {
    ...memoryArchive(),
    async *scan(_: ArchiveRange): AsyncGenerator<readonly AcceptedEvent[]> {
      for (const event of events) {
        clock.advance(6000);
        yield [event];
      }
    },
  };
  const api = apiOver(controlPorts({ archive, clock }));
  const answer = await api("POST /api/rehearse", { body: { rule: over(0), ...RANGE } });
  expect(answer.body).toMatchObject({ scanned: 2, truncated: true });
});

test("shows at most ten examples", async () => {
  const archive = memoryArchive(Array.from({ length: 11 }, (_, n) => anEvent({ id: String(n) })));
  const answer = await apiOver(controlPorts({ archive }))("POST /api/rehearse", {
    body: { rule: over(0), ...RANGE },
  });
  expect(answer.body).toMatchObject({ matched: 11 });
  expect(answer.body["examples"]).toHaveLength(10);
});

describe("refuses", () => {
  test.each([
    ["a time that is none", { from: "noon" }, "/from"],
    ["no draft", { rule: undefined }, ""],
    ["a limit of nothing", { limit: 0 }, "/limit"],
  ])("%s", async (_, parts, pointer) => {
    const answer = await withRule(over(0))("POST /api/rehearse", {
      body: { rule: over(0), ...RANGE, ...parts },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid", errors: [{ pointer }] } });
  });
});
