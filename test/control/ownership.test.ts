import { describe, expect, test } from "vitest";
import type { Role } from "../../functions/core/ports.ts";
import { NOW } from "../support/build.ts";
import { apiOver, ROLES } from "./api.ts";
import { rule, TEAMS, withTeams } from "./teams.ts";

const range = { from: "2026-01-01T00:00:00Z", until: "2026-01-03T00:00:00Z" };
const replay = (to: object, more: object = {}) => ({ name: "again", to, dryRun: true, ...range, ...more });

/** What is asked of what is the shop's. */
const acts: Readonly<Record<string, readonly [request: string, body?: object]>> = {
  chart: ["GET /api/stats?kind=rule&id=shop-rule"],
  rule: ["GET /api/rules/shop-rule"],
  trace: ["GET /api/events/shop/journal"],
  diagnose: ["GET /api/events/shop/diagnose"],
  delivery: ["GET /api/deliveries/d-shop"],
  body: ["GET /api/events/shop"],
  explain: ["POST /api/explain", { eventId: "shop" }],
  "quarantined body": ["GET /api/quarantine/q-shop"],
  redrive: ["POST /api/dead-letters/redrive", { ids: ["d-shop"] }],
  "redrive of a target's": ["POST /api/dead-letters/redrive", { filter: { target: "shop-target" } }],
  release: ["POST /api/ordered-keys/release", { rule: "shop-rule" }],
  resubmit: ["POST /api/quarantine/resubmit", { ids: ["q-shop"] }],
  discard: ["DELETE /api/quarantine/q-shop"],
  skip: ["POST /api/targets/shop-target/skip", {}],
  "skip a rule's": ["POST /api/targets/shop-target/skip", { rule: "shop-rule" }],
  pause: ["POST /api/targets/shop-target/pause"],
  "pause a tap": ["POST /api/sources/shop-tap/pause"],
  "test a target": ["POST /api/targets/shop-target/test"],
  "replay to a rule": ["POST /api/replays", replay({ rules: ["shop-rule"] })],
  "replay to a bus": ["POST /api/replays", replay({}, { bus: "open", match: { type: "none" } })],
  "cancel a replay": ["POST /api/replays/of-shop/cancel"],
  "acknowledge an alert": ["POST /api/alerts/acknowledge", { alert: "dead", resource: "target/shop-target" }],
  change: ["PUT /api/rules/shop-rule", rule("shop", "shop-target")],
};
const reading = ["chart", "rule", "trace", "diagnose", "delivery"];
const payloads = ["body", "explain", "quarantined body"];
const acting = Object.keys(acts).filter(
  (name) => ![...reading, ...payloads, "change", "replay to a bus"].includes(name),
);

/** What each may of the shop's, its own people and the bank's. */
const matrix: Readonly<Record<Role, Readonly<Record<(typeof TEAMS)[number], readonly string[]>>>> = {
  viewer: { shop: [...reading, ...payloads], bank: reading },
  publisher: { shop: [...reading, ...payloads], bank: [] },
  consumer: { shop: [...reading, ...payloads], bank: [] },
  operator: {
    shop: [...reading, ...payloads, ...acting, "replay to a bus"],
    bank: [...reading, "replay to a bus"],
  },
  admin: { shop: Object.keys(acts), bank: Object.keys(acts) },
};

describe.each(ROLES)("of what the shop owns, a %s", (role) => {
  test.each(TEAMS)("of the %s may what the table says, and nothing else", async (team) => {
    const allowed: string[] = [];
    for (const [name, [request, body]] of Object.entries(acts)) {
      const { api } = withTeams();
      const { status, body: answer } = await api(`${team}-${role}`, request, body);
      if (status !== 403) allowed.push(name);
      else expect(answer.code).toMatch(/^(role-insufficient|owner-required)$/);
    }
    expect(allowed.sort()).toEqual([...matrix[role][team]].sort());
  });
});

test("the refusal names the owners, and changes nothing", async () => {
  const { api, targetStates, audit } = withTeams();
  const answer = await api("bank-operator", "POST /api/targets/shop-target/pause");
  expect(answer).toMatchObject({ status: 403, body: { code: "owner-required" } });
  expect(answer.body.detail).toContain("team:shop");
  expect(targetStates.get("shop-target").paused).toBeUndefined();
  expect(audit.kept).toEqual([]);
});

describe("lists", () => {
  const ids = async (user: string, path: string) => {
    const { items } = (await withTeams().api(user, `GET ${path}`)).body;
    return items.map((one) => String(one["id"] ?? one["resource"] ?? one["key"])).sort();
  };
  test.each<[string, string, string, readonly string[]]>([
    ["viewer", "/api/rules", "", ["audit-shop", "bank-rule", "open-rule", "shop-rule"]],
    ["viewer", "/api/rules", "?owner=me", ["shop-rule"]],
    ["viewer", "/api/rules", "?owner=team:bank", ["audit-shop", "bank-rule"]],
    ["viewer", "/api/rules", "?owner=nobody", ["open-rule"]],
    ["publisher", "/api/rules", "", ["shop-rule"]],
    ["publisher", "/api/targets", "", ["shop-target"]],
    ["publisher", "/api/sources", "", ["shop-tap"]],
    ["viewer", "/api/sources", "?owner=me", ["shop-tap"]],
    ["viewer", "/api/events", "", ["bank", "open", "shop"]],
    ["viewer", "/api/events", "?owner=me", ["shop"]],
    ["publisher", "/api/events", "", ["shop"]],
    ["viewer", "/api/deliveries", "?owner=me", ["d-shop"]],
    ["publisher", "/api/deliveries", "", ["d-shop"]],
    ["viewer", "/api/dead-letters", "?owner=team:bank", ["d-bank"]],
    ["publisher", "/api/dead-letters", "", ["d-shop"]],
    ["viewer", "/api/quarantine", "?owner=me", ["q-shop"]],
    ["publisher", "/api/quarantine", "", ["q-shop"]],
    ["viewer", "/api/alerts", "?owner=me", ["target/shop-target"]],
    ["publisher", "/api/alerts", "", ["target/shop-target"]],
    ["viewer", "/api/alerts", "?owner=nobody", ["target/open-target"]],
    ["viewer", "/api/ordered-keys", "", [`"shop"`]],
    ["operator", "/api/ordered-keys", "", [`"open"`, `"shop"`]],
  ])("to a %s of the shop %s%s are theirs", async (...row) => {
    const [role, path, query, expected] = row;
    expect(await ids(`shop-${role}`, path + query)).toEqual(expected);
  });

  test("of what is counted most are narrowed too", async () => {
    const { api, stats } = withTeams();
    await stats.put("1m", []);
    expect((await api("shop-viewer", "GET /api/stats/top?kind=rule&owner=me")).body.items).toEqual([]);
  });

  test("say whose things are, and what is read can be sent back", async () => {
    const { api, registry } = withTeams();
    const { body } = await api("shop-viewer", "GET /api/rules/shop-rule");
    expect(body["owners"]).toEqual(["team:shop"]);
    const sent = await apiOver(withTeams())("PUT /api/rules/shop-rule", {
      body,
      headers: { "if-match": '"1"' },
    });
    expect(sent.status).toBe(200);
    expect(registry.get("rule", "shop-rule")?.value).not.toHaveProperty("owners");
  });

  test("the topology is that of an owner's things, and what leads from one to another", async () => {
    const { body } = await withTeams().api("shop-viewer", "GET /api/topology?owner=me");
    const { nodes, edges } = body as unknown as { nodes: { id: string }[]; edges: object[] };
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      "bus/shop",
      "rule/shop-rule",
      "source/shop-tap",
      "target/shop-target",
    ]);
    expect(edges).toHaveLength(3);
  });
});

describe("what events hold", () => {
  const match = encodeURIComponent(JSON.stringify({ pattern: { data: { secret: [{ exists: true }] } } }));

  test.each([
    ["shop-viewer", ["shop"]],
    ["shop-operator", ["open", "shop"]],
    ["bank-publisher", ["bank"]],
    ["shop-admin", ["bank", "open", "shop"]],
  ])("is searched by %s in their own and nobody's", async (user, expected) => {
    const { body } = await withTeams().api(user, `GET /api/events?match=${match}`);
    expect(body.items.map(({ id }) => String(id)).sort()).toEqual(expected);
  });

  test("is not told by rehearsing a rule over it", async () => {
    const draft = (bus: string) => ({ rule: { ...rule(bus, "log"), bus }, ...range });
    const matched = async (user: string, bus: string) =>
      (await withTeams().api(user, "POST /api/rehearse", draft(bus))).body["matched"];
    expect([await matched("shop-operator", "shop"), await matched("bank-operator", "shop")]).toEqual([1, 0]);
  });

  test("is no sample of a schema of others", async () => {
    const infer = async (user: string) =>
      (await withTeams().api(user, "POST /api/schemas/t/infer", {})).body["samples"];
    expect([await infer("shop-operator"), await infer("shop-admin")]).toEqual([2, 3]);
  });

  test("is shown to those whose rule matched it", async () => {
    const { api, journal, ofShop } = withTeams();
    expect((await api("bank-viewer", "GET /api/events/shop")).status).toBe(403);
    await journal.write([
      {
        ...{ kind: "routed", at: NOW, rulesVersion: 1, matched: [{ id: "audit-shop", version: 1 }] },
        event: { position: ofShop.position ?? 1, id: ofShop.id, source: ofShop.source },
      },
    ]);
    expect((await api("bank-viewer", "GET /api/events/shop")).status).toBe(200);
  });

  test("each look at it is audited", async () => {
    const { api, audit } = withTeams();
    for (const request of [
      "GET /api/events/shop",
      "GET /api/events/shop/journal",
      "GET /api/quarantine/q-shop",
    ])
      await api("shop-viewer", request);
    expect(audit.kept.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      "user:shop-viewer event.view",
      "user:shop-viewer event.journal",
      "user:shop-viewer quarantine.view",
    ]);
  });
});

describe("acts on what a filter means", () => {
  test("redrive what is one's own or nobody's", async () => {
    const { api } = withTeams();
    const { body } = await api("shop-operator", "POST /api/dead-letters/redrive", { filter: {} });
    expect([...(body["queued"] as string[])].sort()).toEqual(["d-open", "d-shop"]);
  });

  test("resubmit and release such as well", async () => {
    const { api } = withTeams();
    const resubmitted = await api("shop-operator", "POST /api/quarantine/resubmit", { filter: {} });
    expect((resubmitted.body["results"] as { id: string }[]).map(({ id }) => id).sort()).toEqual([
      "q-open",
      "q-shop",
    ]);
    const released = await api("bank-operator", "POST /api/ordered-keys/release", {});
    expect((released.body["keys"] as { key: string }[]).map(({ key }) => key).sort()).toEqual([
      '"bank"',
      '"open"',
    ]);
  });
});

describe("a replay", () => {
  test.each<[string, object, object, number]>([
    ["to a rule of one's own", { rules: ["shop-rule"] }, {}, 201],
    ["to a rule of others beside it", { rules: ["shop-rule", "bank-rule"] }, {}, 403],
    ["to all rules of a bus where others have one", {}, { bus: "shop" }, 403],
    ["to all rules of all buses", {}, {}, 403],
    ["of one's own bus to one's own target", { target: "shop-target" }, { bus: "shop" }, 201],
    ["of one's own bus to a target of others", { target: "bank-target" }, { bus: "shop" }, 403],
    ["of a bus of others to one's own target", { target: "shop-target" }, { bus: "bank" }, 403],
    ["of all buses to one's own target", { target: "shop-target" }, {}, 403],
    ["of all buses to an address", { url: "https://a.example" }, {}, 403],
    ["of one's own bus to an address", { url: "https://a.example" }, { bus: "shop" }, 201],
    ["of nobody's bus to an address", { url: "https://a.example" }, { bus: "open" }, 201],
    [
      "of nobody's source on nobody's bus",
      { url: "https://a.example" },
      { bus: "open", match: { source: "/shop" } },
      201,
    ],
  ])("%s", async (...row) => {
    const [, to, more, status] = row;
    const { api } = withTeams();
    expect((await api("shop-operator", "POST /api/replays", replay(to, more))).status).toBe(status);
    expect((await api("shop-admin", "POST /api/replays", replay(to, more))).status).toBe(201);
  });

  test("to an address over sources of others on nobody's bus is not theirs to run", async () => {
    const { api, registry } = withTeams();
    const value = { kind: "ownership", owners: ["team:bank"], sources: ["https://bank.example/*"] };
    await registry.put({ kind: "access", id: "sources", value, at: NOW, by: "admin" });
    const order = (match?: object) =>
      replay({ url: "https://a.example" }, { bus: "open", ...(match && { match }) });
    const statusOf = async (match?: object) =>
      (await api("shop-operator", "POST /api/replays", order(match))).status;
    expect(await statusOf()).toBe(403);
    expect(await statusOf({ source: "https://bank.example/accounts" })).toBe(403);
    expect(await statusOf({ source: "/shop" })).toBe(201);
  });
});

test("a ticket is not executed for who owns it no more", async () => {
  const { api, registry, audit } = withTeams();
  const put = (id: string, value: object) =>
    registry.put({ kind: "access", id, value, at: NOW, by: "admin" });
  await put("approval", { kind: "tickets", acts: ["skip"] });
  const asked = await api("shop-operator", "POST /api/targets/shop-target/skip", {});
  expect(asked.status).toBe(202);
  await put("shop", { kind: "ownership", owners: ["team:bank"], targets: ["shop-target"] });
  const approved = await api("shop-admin", `POST /api/tickets/${String(asked.body["ticket"])}/approve`, {});
  expect(approved.body).toMatchObject({ status: "failed", failure: { code: "owner-required" } });
  expect(audit.kept.map(({ action }) => action)).not.toContain("target.skip");
});

test("where nobody owns anything roles alone count", async () => {
  const ports = withTeams();
  for (const id of ["shop", "bank", "bank-too"])
    await ports.registry.put({ kind: "access", id, value: {}, deleted: true, at: NOW, by: "admin" });
  expect((await ports.api("bank-operator", "POST /api/targets/shop-target/pause")).status).toBe(200);
  expect((await ports.api("shop-viewer", "GET /api/events/shop")).body.code).toBe("role-insufficient");
  expect((await ports.api("shop-publisher", "GET /api/rules")).body.code).toBe("role-insufficient");
});
