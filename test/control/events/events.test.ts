import { describe, expect, test } from "vitest";
import { aDefinition, anAttempt, anEvent, NOW } from "../../support/build.ts";
import { memoryArchive, memoryJournal, memoryQuarantine, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const BIG = `{"specversion":"1.0","id":"42","source":"/shop","type":"shop.order.paid",  "data":{"amount":9007199254740993}}`;

describe("search", () => {
  const events = [
    anEvent({ id: "1", type: "a", receivedAt: NOW - 2000, data: { amount: 5 } }),
    anEvent({ id: "2", type: "b", source: "/crm", receivedAt: NOW - 1000, data: { amount: 50 } }),
    anEvent({ id: "3", type: "a", subject: "order/3", bus: "other", receivedAt: NOW, data: { amount: 500 } }),
  ];
  const api = apiOver(controlPorts({ archive: memoryArchive(events) }));
  const ids = async (query: string) => (await api(`GET /api/events?${query}`)).body.items.map(({ id }) => id);

  test.each([
    ["", ["3", "2", "1"]],
    ["type=a", ["3", "1"]],
    ["source=/crm", ["2"]],
    ["subject=order/3", ["3"]],
    ["bus=default", ["2", "1"]],
    ["from=2026-01-02T03:04:04.678Z", ["3", "2"]],
    ["from=2026-01-02T05:04:04.678%2B02:00", ["3", "2"]],
    ["from=2026-01-02T05:04:04.678+02:00", ["3", "2"]],
    ["until=2026-01-02T03:04:04.678Z", ["1"]],
    [`match=${encodeURIComponent('{"data":{"amount":[{"numeric":[">",10]}]}}')}`, ["3", "2"]],
    [
      `match=${encodeURIComponent('{"pattern":{"type":["a"]},"condition":{">":[{"var":"data.amount"},10]}}')}`,
      ["3"],
    ],
    [`match=${encodeURIComponent('{"condition":{"<":[{"var":"data.amount"},10]}}')}`, ["1"]],
    [`match=${encodeURIComponent('{"view":"eventbridge","pattern":{"detail-type":["b"]}}')}`, ["2"]],
  ])("by %s finds %j, the newest first", async (query, found) => {
    expect(await ids(query)).toEqual(found);
  });

  test("gives what the router knows, and not what the events hold", async () => {
    const answer = await api("GET /api/events?type=b", { as: "viewer" });
    expect(answer.body.items).toEqual([
      {
        id: "2",
        source: "/crm",
        type: "b",
        bus: "default",
        receivedAt: "2026-01-02T03:04:04.678Z",
        publisher: "loopback",
        schema: { status: "unbound" },
      },
    ]);
  });

  test("goes on at a cursor", async () => {
    const first = await api("GET /api/events?limit=2");
    expect(await ids(`limit=2&cursor=${String(first.body["next"])}`)).toEqual(["1"]);
  });

  test.each([
    ["tpye=a", "/tpye", 'did you mean "type"'],
    ["limit=0", "/limit", "a whole number from 1 to 1000"],
    ["limit=1001", "/limit", "a whole number from 1 to 1000"],
    ["limit=ten", "/limit", "a whole number from 1 to 1000"],
    ["from=yesterday", "/from", "an RFC 3339 time"],
    ["from=2026-02-30T00:00:00Z", "/from", "an RFC 3339 time"],
    ["until=2026-01-02", "/until", "an RFC 3339 time"],
    ["type=a&type=b", "/type", "given once"],
    ["type=", "/type", "a text that is not empty"],
    ["match=%7B", "/match", "a JSON object"],
    ["match=%5B%5D", "/match", "a JSON object"],
    ["__proto__=1", "/__proto__", "left out"],
  ])("refuses %s, naming the parameter", async (query, pointer, expected) => {
    const answer = await api(`GET /api/events?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(answer.body.errors?.[0]?.["expected"]).toContain(expected);
  });

  test("refuses a pattern that is none", async () => {
    const match = encodeURIComponent('{"type":"a"}');
    expect(await api(`GET /api/events?match=${match}`)).toMatchObject({
      status: 400,
      body: { code: "pattern-invalid" },
    });
  });

  test("by what events hold is for those who may see it, and audited", async () => {
    const ports = controlPorts({ archive: memoryArchive(events) });
    const api = apiOver(ports);
    const request = `GET /api/events?match=${encodeURIComponent('{"type":["a"]}')}`;
    expect(await api(request, { as: "viewer" })).toMatchObject({
      status: 403,
      body: { code: "role-insufficient" },
    });
    expect(ports.audit.kept).toEqual([]);
    expect(await api(request, { as: "operator" })).toMatchObject({ status: 200 });
    expect(ports.audit.kept).toMatchObject([{ actor: "operator", action: "events.search" }]);
  });

  test("keeps from viewers what a schema found in an event", async () => {
    const problems = [{ pointer: "/data/amount", keyword: "type", expected: "a number", actual: '"secret"' }];
    const archive = memoryArchive([anEvent({ schema: { status: "warned", schema: "a.v1", problems } })]);
    const api = apiOver(controlPorts({ archive }));
    expect((await api("GET /api/events", { as: "viewer" })).text).not.toContain("secret");
    expect((await api("GET /api/events", { as: "operator" })).text).toContain("secret");
  });
});

describe("one event", () => {
  test("comes with its text to the letter and its numbers as they were written", async () => {
    const archive = memoryArchive([anEvent({ text: BIG, subject: "order/42" })]);
    const answer = await apiOver(controlPorts({ archive }))("GET /api/events/42");
    expect(answer.body).toMatchObject({ id: "42", subject: "order/42", bus: "default", raw: BIG });
    expect(answer.text).toContain(`"event":${BIG}`);
  });

  test("is the newest with that id, or the one of the source that is named", async () => {
    const archive = memoryArchive([anEvent({ source: "/a" }), anEvent({ source: "/b" })]);
    const api = apiOver(controlPorts({ archive }));
    expect((await api("GET /api/events/42")).body).toMatchObject({ source: "/b" });
    expect((await api("GET /api/events/42?source=/a")).body).toMatchObject({ source: "/a" });
    expect(await api("GET /api/events/42?source=/c")).toMatchObject({ status: 404 });
  });

  test("that a rule sent on to another bus is found on each", async () => {
    const archive = memoryArchive([anEvent({ bus: "audit" }), anEvent({ data: "here" })]);
    const api = apiOver(controlPorts({ archive }));
    expect((await api("GET /api/events/42?bus=audit")).body).toMatchObject({ bus: "audit" });
    expect((await api("GET /api/events/42?bus=default&source=/shop")).body).toMatchObject({ bus: "default" });
    expect((await api("GET /api/events/42?bus=none&source=/shop")).body).toMatchObject({
      code: "not-found",
      detail: 'Cannot find event "42" of source "/shop" on bus "none": it is not in the archive',
    });
  });

  test("that is only in quarantine is said to be there", async () => {
    const quarantine = memoryQuarantine([{ id: "7", event: anEvent() }]);
    const answer = await apiOver(controlPorts({ quarantine }))("GET /api/events/42");
    expect(answer).toMatchObject({
      status: 404,
      body: { detail: 'Cannot find event "42": it is in quarantine, as entry "7"' },
    });
  });

  test("is found by an id of whatever characters", async () => {
    const id = "a/b c?%ü";
    const archive = memoryArchive([anEvent({ id })]);
    const api = apiOver(controlPorts({ archive }));
    expect((await api(`GET /api/events/${encodeURIComponent(id)}`)).body).toMatchObject({ id });
  });
});

describe("journal", () => {
  const event = anEvent({ data: { amount: 80 } });
  const ref = { position: 1, id: event.id, source: event.source };
  const journal = memoryJournal([
    { kind: "accepted", at: NOW, event: ref, publisher: "loopback", schema: { status: "unbound" } },
    { kind: "routed", at: NOW + 1, event: ref, matched: [{ id: "all", version: 7 }], rulesVersion: 9 },
    {
      kind: "attempt",
      at: NOW + 2,
      event: ref,
      delivery: "d-1",
      rule: "all",
      target: "log",
      attempt: anAttempt(),
      outcome: "delivered",
    },
  ]);
  const large = { pattern: { data: { amount: [{ numeric: [">", 100] }] } }, targets: [{ target: "log" }] };
  const all = { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }] };
  const registry = memoryRegistry([
    aDefinition({ kind: "rule", id: "all", version: 7, value: all, at: NOW - 1 }),
    aDefinition({ kind: "rule", id: "large", version: 2, value: large, at: NOW - 1 }),
    aDefinition({ kind: "rule", id: "changed", version: 4, value: all, at: NOW + 1000 }),
    aDefinition({ kind: "rule", id: "elsewhere", version: 1, value: { ...all, bus: "other" }, at: NOW - 1 }),
  ]);
  const ports = controlPorts({ archive: memoryArchive([event]), journal, registry });
  const api = apiOver(ports);

  test("tells in order what happened", async () => {
    const answer = await api("GET /api/events/42/journal");
    expect(answer.body).toMatchObject({
      event: { id: "42" },
      items: [
        { kind: "accepted", at: "2026-01-02T03:04:05.678Z", publisher: "loopback" },
        { kind: "routed" },
        {
          kind: "attempt",
          delivery: "d-1",
          outcome: "delivered",
          attempt: { status: 200, at: "2026-01-02T03:04:05.678Z" },
        },
      ],
    });
  });

  test("says of each rule of the bus what it said, and why it did not match", async () => {
    const answer = await api("GET /api/events/42/journal");
    const { verdicts } = answer.body.items[1] as { verdicts: { rule: string }[] };
    expect(verdicts.map(({ rule }) => rule)).toEqual(["all", "changed", "large"]);
    expect(verdicts[0]).toEqual({ rule: "all", version: 7, matched: true });
    expect(verdicts[2]).toMatchObject({
      version: 2,
      matched: false,
      reason: { path: "data.amount", actual: 80 },
    });
    expect(verdicts[2]).not.toHaveProperty("asOfNow");
  });

  test("marks what a rule says that has changed since", async () => {
    const answer = await api("GET /api/events/42/journal");
    const { verdicts } = answer.body.items[1] as { verdicts: object[] };
    expect(verdicts[1]).toEqual({
      rule: "changed",
      version: 4,
      matched: false,
      asOfNow: true,
      matchesNow: true,
    });
  });

  test("keeps from viewers why rules did not match, which tells what the event holds", async () => {
    const answer = await api("GET /api/events/42/journal", { as: "viewer" });
    expect(answer.body.items[1]).toMatchObject({
      verdicts: [{ rule: "all" }, { rule: "changed" }, { rule: "large", matched: false }],
    });
    expect(answer.text).not.toContain("reason");
    expect(answer.text).not.toContain("matchesNow");
  });
});

describe("the journal of an event in quarantine", () => {
  const problems = [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"secret"' }];
  const suspect = { schema: { status: "quarantined", schema: "a.v1", problems } } as const;
  const held = { id: "7", event: anEvent({ ...suspect, receivedAt: NOW - 1 }) };
  const item = { kind: "quarantined", at: "2026-01-02T03:04:05.677Z", publisher: "loopback", entry: "7" };

  test("says that it is there, and what its schema said", async () => {
    const api = apiOver(controlPorts({ quarantine: memoryQuarantine([held]) }));
    expect((await api("GET /api/events/42/journal")).body).toMatchObject({
      event: { id: "42", schema: { status: "quarantined" } },
      items: [{ ...item, schema: { problems } }],
    });
    expect((await api("GET /api/events/42/journal", { as: "viewer" })).text).not.toContain("secret");
  });

  test("tells of the one of that bus and source", async () => {
    const quarantine = memoryQuarantine([
      { id: "8", event: anEvent({ ...suspect, source: "/other" }) },
      { id: "9", event: anEvent({ ...suspect, bus: "audit" }) },
    ]);
    const api = apiOver(controlPorts({ quarantine }));
    expect((await api("GET /api/events/42/journal?source=/other")).body.items).toMatchObject([
      { entry: "8" },
    ]);
    expect((await api("GET /api/events/42/journal?bus=audit")).body.items).toMatchObject([{ entry: "9" }]);
    expect(await api("GET /api/events/42/journal?source=/none")).toMatchObject({
      status: 404,
      body: {
        detail: 'Cannot find event "42" of source "/none": it is neither in the archive nor in quarantine',
      },
    });
  });

  test("goes on with what happened to it when it came again and was accepted", async () => {
    const ref = { position: 1, id: "42", source: "/shop" };
    const journal = memoryJournal([
      { kind: "accepted", at: NOW, event: ref, publisher: "loopback", schema: { status: "valid" } },
    ]);
    const quarantine = memoryQuarantine([held, { id: "8", event: anEvent({ source: "/other" }) }]);
    const api = apiOver(controlPorts({ archive: memoryArchive([anEvent()]), quarantine, journal }));
    expect((await api("GET /api/events/42/journal?source=/shop")).body.items).toMatchObject([
      item,
      { kind: "accepted" },
    ]);
  });
});
