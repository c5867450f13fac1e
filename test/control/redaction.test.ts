import { memoryLive } from "../support/memory-live.ts";
import { describe, expect, test } from "vitest";
import { tailStream } from "../../functions/control/events/tail.ts";
import type { AccessFile } from "../../functions/core/generated/access-file.ts";
import { aDefinition, anAttempt, anEvent, NOW } from "../support/build.ts";
import { memoryArchive, memoryJournal, memoryQuarantine, memoryRegistry } from "../support/ports.ts";
import { apiOver, controlPorts } from "./api.ts";

const CARD = "4711-0815";
const HIDING: AccessFile = {
  kind: "redaction",
  types: ["shop.order.*"],
  paths: ["$.data.card", "$.subject"],
};
const problems = [{ pointer: "/data/card", keyword: "pattern", expected: "digits", actual: CARD }];
const paid = anEvent({
  ...{ position: 1, subject: `card/${CARD}`, data: { card: CARD, amount: 80 } },
  schema: { status: "warned", problems },
});
const other = anEvent({ id: "43", position: 2, type: "shop.refund", subject: "ada", data: { card: CARD } });
const held = anEvent({ ...paid, id: "44", text: paid.text.replace('"42"', '"44"') });
const ref = (event: typeof paid) => ({ position: event.position!, id: event.id, source: event.source });

function aHouse() {
  const rule = (id: string, pattern: object) =>
    aDefinition({ kind: "rule", id, value: { pattern, targets: [{ target: "log" }] } });
  const ports = controlPorts({
    registry: memoryRegistry([
      aDefinition({ kind: "access", id: "cards", value: HIDING }),
      rule("by-card", { data: { card: ["1234"] } }),
      rule("by-amount", { data: { amount: [{ numeric: [">", 100] }] } }),
      rule("met", { data: { card: [CARD] } }),
    ]),
    archive: memoryArchive([paid, other]),
    quarantine: memoryQuarantine([{ id: "q-1", event: held }]),
    journal: memoryJournal([
      { kind: "accepted", at: NOW, event: ref(paid), publisher: "loopback", schema: paid.schema },
      { kind: "routed", at: NOW, event: ref(paid), matched: [{ id: "met", version: 1 }], rulesVersion: 1 },
      {
        kind: "attempt",
        at: NOW,
        event: ref(paid),
        delivery: "d-1",
        rule: "met",
        target: "log",
        attempt: anAttempt(),
        outcome: "delivered",
      },
    ]),
    live: memoryLive(),
  });
  return { ...ports, api: apiOver(ports) };
}
const { api, replays } = aHouse();

const draft = { pattern: { data: { card: ["1234"] } }, targets: [{ target: "log" }] };
const range = { from: "2026-01-01T00:00:00Z", until: "2026-01-03T00:00:00Z" };

test.for([
  ["GET /api/events"],
  ["GET /api/events/42"],
  ["GET /api/events/42/journal"],
  ["GET /api/events/42/diagnose"],
  ["GET /api/events/44/journal"],
  ["GET /api/events/44/diagnose"],
  ["GET /api/quarantine"],
  ["GET /api/quarantine/q-1"],
  ["POST /api/explain", { eventId: "42" }],
  ["POST /api/explain", { eventId: "42", ruleId: "by-card" }],
  ["POST /api/explain", { eventId: "42", rule: draft }],
  ["POST /api/rehearse", { rule: { ...draft, pattern: { type: ["shop.order.paid"] } }, ...range }],
] as const)("%s %j shows nobody but admins what is hidden", async ([request, body]) => {
  const ask = (as: "viewer" | "operator" | "admin") => api(request, { as, ...(body && { body }) });
  for (const role of ["viewer", "operator"] as const) {
    const { status, text } = await ask(role);
    expect([200, 403]).toContain(status);
    expect(text).not.toContain(CARD);
  }
  expect((await ask("operator")).status).toBe(200);
  expect((await ask("admin")).text).toContain(request.includes("diagnose") ? "about" : CARD);
});

test("an event is shown with what is hidden named, all else to the letter", async () => {
  const { body } = await api("GET /api/events/42", { as: "operator" });
  expect(body).toMatchObject({
    ...{ id: "42", subject: "(hidden)", hidden: ["$.data.card", "$.subject"] },
    event: { data: { card: "(hidden)", amount: 80 } },
    raw: paid.text.replaceAll(`"${CARD}"`, '"(hidden)"').replace(`"card/${CARD}"`, '"(hidden)"'),
  });
  const whole = await api("GET /api/events/43", { as: "operator" });
  expect(whole.body).toMatchObject({ raw: other.text, event: { data: { card: CARD } } });
  expect(whole.body).not.toHaveProperty("hidden");
  expect((await api("GET /api/events/42")).body).toMatchObject({ raw: paid.text });
});

test("verdicts are those of the whole event; a reason that would tell what is hidden says so", async () => {
  const { body } = await api("POST /api/explain", { as: "operator", body: { eventId: "42" } });
  expect(body["verdicts"]).toEqual([
    expect.objectContaining({ rule: "by-amount", reason: expect.objectContaining({ actual: 80 }) }),
    {
      ...{ rule: "by-card", matched: false },
      reason: {
        ...{ path: "data.card", operator: "equals", expected: "1234" },
        sentence: "Rule by-card did not match: what data.card holds decided it, and that is hidden from you.",
      },
    },
    { rule: "met", matched: true },
  ]);
});

describe("nobody learns what is hidden by asking for it", () => {
  const ids = async (query: string, as: "operator" | "admin") =>
    (await api(`GET /api/events?${query}`, { as })).body.items.map(({ id }) => id);
  const match = (value: string) => `match=${encodeURIComponent(JSON.stringify({ data: { card: [value] } }))}`;

  test.for([
    [match(CARD), ["43"], ["43", "42"]],
    [match("(hidden)"), ["42"], []],
    [`subject=card/${CARD}`, [], ["42"]],
    ["subject=ada", ["43"], ["43"]],
  ] as const)("a search by %s finds %j, and an admin's %j", async ([query, seen, all]) => {
    expect(await ids(query, "operator")).toEqual(seen);
    expect(await ids(query, "admin")).toEqual(all);
  });

  test("a draft is asked of what is shown", async () => {
    const body = { eventId: "42", rule: { ...draft, pattern: { data: { card: [CARD] } } } };
    const asked = async (as: "operator" | "admin") =>
      ((await api("POST /api/explain", { as, body })).body["verdicts"] as { matched: boolean }[])[0]!.matched;
    expect([await asked("operator"), await asked("admin")]).toEqual([false, true]);
    const rehearsed = await api("POST /api/rehearse", {
      ...{ as: "operator", body: { rule: body.rule, ...range } },
    });
    expect(rehearsed.body).toMatchObject({ scanned: 2, matched: 1 });
  });

  test.for([
    ["POST /api/schemas/shop.order.paid/infer", {}],
    ["POST /api/schemas/shop.order.paid/check", { schema: true, archived: 10 }],
    ["POST /api/replays", { name: "to me", ...range, to: { url: "https://me.example" } }],
  ] as const)("%s %j is refused", async ([request, body]) => {
    expect(await api(request, { as: "operator", body })).toMatchObject({
      ...{ status: 403, body: { code: "role-insufficient" } },
      text: expect.stringContaining("$.data.card"),
    });
    expect((await api(request, { body })).status).toBeLessThan(300);
  });

  test("a replay looks for what its asker sees", async () => {
    const order = { name: "by card", ...range, match: { pattern: { data: { card: [CARD] } } }, to: {} };
    const { body } = await api("POST /api/replays", { as: "operator", body: order });
    expect(replays.kept.get(body["id"] as string)).toMatchObject({ hidden: [HIDING] });
    expect(body).not.toHaveProperty("hidden");
    const whole = await api("POST /api/replays", { body: order });
    expect(replays.kept.get(whole.body["id"] as string)).not.toHaveProperty("hidden");
  });
});

test("a tail shows what its follower sees, and a file that comes later counts at once", async () => {
  const house = aHouse();
  const headers = { authorization: "Bearer secret-operator" };
  const reader = (await tailStream({ headers, rawQueryString: "" }, house)).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  await next();
  house.live.route(paid);
  expect(await next()).toContain('"hidden":["$.data.card","$.subject"]');
  const value = { ...HIDING, types: ["shop.refund"] };
  await house.registry.put({ kind: "access", id: "refunds", value, at: NOW, by: "admin" }, 0);
  house.live.route(other);
  const message = await next();
  expect(message).not.toContain(CARD);
  expect(message).toContain('"subject":"(hidden)"');
  await reader.cancel();
});
