import { describe, expect, test } from "vitest";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const LARGE = { pattern: { data: { amount: [{ numeric: [">", 100] }] } }, targets: [{ target: "log" }] };
const SMALL = anEvent({ id: "small", data: { amount: 80 } });
const event = JSON.parse(SMALL.text) as object;

const registry = memoryRegistry([
  aDefinition({ kind: "rule", id: "large", value: LARGE }),
  aDefinition({
    kind: "rule",
    id: "all",
    value: { pattern: { type: [{ exists: true }] }, targets: LARGE.targets },
  }),
  aDefinition({ kind: "rule", id: "off", value: { ...LARGE, enabled: false } }),
  aDefinition({ kind: "rule", id: "elsewhere", value: { ...LARGE, bus: "other" } }),
]);
const ports = controlPorts({ registry, archive: memoryArchive([SMALL]) });
const api = apiOver(ports);

test("says why a draft does not match an event of one's own", async () => {
  const answer = await api("POST /api/explain", {
    as: "viewer",
    body: { event, rule: { id: "mine", ...LARGE } },
  });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      verdicts: [
        {
          rule: "mine",
          matched: false,
          reason: {
            path: "data.amount",
            operator: "numeric",
            actual: 80,
            sentence: expect.stringContaining("mine"),
          },
        },
      ],
    },
  });
});

test("says that a rule matches", async () => {
  const answer = await api("POST /api/explain", { body: { event, ruleId: "all" } });
  expect(answer.body).toEqual({ verdicts: [{ rule: "all", matched: true }] });
});

test("asks all rules of the event's bus, those that are off as well", async () => {
  const answer = await api("POST /api/explain", { body: { eventId: "small" } });
  expect(answer.body).toMatchObject({
    verdicts: [
      { rule: "all", matched: true },
      { rule: "large", matched: false, reason: { path: "data.amount" } },
      { rule: "off", matched: false, reason: { path: "enabled", expected: true, actual: false } },
    ],
  });
});

test("asks the rules of the bus that is named", async () => {
  const answer = await api("POST /api/explain", { body: { event, bus: "other" } });
  expect(answer.body).toMatchObject({ verdicts: [{ rule: "elsewhere", matched: false }] });
});

test.for([
  ["the one that came to it", [anEvent({ bus: "other", data: { amount: 500 } }), anEvent()], true],
  ["one that never came to it", [anEvent({ data: { amount: 80 } })], false],
] as const)(
  "asks the rules of the bus that is named of an archived event: %s",
  async ([, events, matched]) => {
    const asking = apiOver(controlPorts({ registry, archive: memoryArchive(events) }));
    const answer = await asking("POST /api/explain", { body: { eventId: "42", bus: "other" } });
    expect(answer.body).toMatchObject({ verdicts: [{ rule: "elsewhere", matched }] });
  },
);

test("tells a rule of another bus from one whose pattern failed", async () => {
  const answer = await api("POST /api/explain", { body: { eventId: "small", ruleId: "elsewhere" } });
  expect(answer.body).toMatchObject({
    verdicts: [{ matched: false, reason: { path: "bus", expected: "other", actual: "default" } }],
  });
});

test("sees numbers beyond double as they were written", async () => {
  const body = `{"event":{"specversion":"1.0","id":"1","source":"/s","type":"t","data":{"n":9007199254740993}},
    "rule":{"pattern":{"data":{"n":[9007199254740992]}},"targets":[{"target":"log"}]}}`;
  expect((await api("POST /api/explain", { body })).body).toMatchObject({ verdicts: [{ matched: false }] });
});

test("of an archived event is for those who may read payloads, and audited", async () => {
  const ports = controlPorts({ registry, archive: memoryArchive([SMALL]) });
  const api = apiOver(ports);
  const body = { eventId: "small", ruleId: "large" };
  expect(await api("POST /api/explain", { as: "viewer", body })).toMatchObject({ status: 403 });
  expect(ports.audit.kept).toEqual([]);
  expect(await api("POST /api/explain", { as: "operator", body })).toMatchObject({ status: 200 });
  expect(ports.audit.kept).toMatchObject([{ action: "event.explain", resource: "event/small" }]);
});

describe("refuses", () => {
  test.each([
    ["neither event", { rule: LARGE }, "request-invalid"],
    ["both events", { event, eventId: "small" }, "request-invalid"],
    ["both rules", { event, rule: LARGE, ruleId: "large" }, "request-invalid"],
    ["an event that is no object", { event: "small" }, "request-invalid"],
    ["a misspelled member", { evnet: event }, "request-invalid"],
    ["an event that there is not", { eventId: "other" }, "not-found"],
    ["a rule that there is not", { event, ruleId: "other" }, "not-found"],
    ["a rule that is none", { event, rule: { targets: [] } }, "rule-invalid"],
    ["a pattern that is none", { event, rule: { ...LARGE, pattern: { a: 1 } } }, "pattern-invalid"],
  ])("%s", async (_, body, code) => {
    expect(await api("POST /api/explain", { body })).toMatchObject({ body: { code } });
  });

  test("what is no JSON, with line and column", async () => {
    const answer = await api("POST /api/explain", { body: '{"event":\n {,}}' });
    expect(answer).toMatchObject({ status: 400, body: { code: "json-invalid" } });
    expect(answer.body.detail).toContain("line 2, column 3");
  });
});
