import { describe, expect, test } from "vitest";
import { sendersOf } from "../../functions/core/people/producers.ts";
import { noCounts } from "../../functions/core/stats/counts.ts";
import { minuteOf } from "../../functions/core/stats/delta.ts";
import { aDefinition, aReplay, aTicket, NOW } from "../support/build.ts";
import { apiOver } from "./api.ts";
import { withTeams } from "./teams.ts";

type Teams = ReturnType<typeof withTeams>;

/** The bank's things are seen by nobody else. */
async function withPrivateBank() {
  const teams = withTeams();
  const put = (id: string, value: object) =>
    teams.registry.put({ kind: "access", id, value, at: NOW, by: "admin" });
  const bank = { kind: "ownership", owners: ["team:bank"], private: true };
  await put("bank", { ...bank, buses: ["bank"], targets: ["bank-*"] });
  await put("bank-too", { ...bank, rules: ["audit-shop"] });
  return teams;
}

const namesIn = async ({ api }: Pick<Teams, "api">, user: string, path: string) => {
  const { status, body } = await api(user, `GET ${path}`);
  expect(status).toBe(200);
  const items = body.items ?? (body["nodes"] as typeof body.items);
  return items.map((one) => String(one["id"] ?? one["resource"] ?? one["key"])).sort();
};

describe("what is private", () => {
  test.each([
    ["/api/rules", ["open-rule", "shop-rule"], ["audit-shop", "bank-rule", "open-rule", "shop-rule"]],
    ["/api/targets", ["open-target", "shop-target"], ["bank-target", "open-target", "shop-target"]],
    ["/api/sources", ["open-tap", "shop-tap"], ["bank-tap", "open-tap", "shop-tap"]],
    ["/api/events", ["open", "shop"], ["bank", "open", "shop"]],
    ["/api/deliveries", ["d-open", "d-shop"], ["d-bank", "d-open", "d-shop"]],
    ["/api/dead-letters", ["d-open", "d-shop"], ["d-bank", "d-open", "d-shop"]],
    ["/api/quarantine", ["q-open", "q-shop"], ["q-bank", "q-open", "q-shop"]],
    [
      "/api/alerts",
      ["target/open-target", "target/shop-target"],
      ["target/bank-target", "target/open-target", "target/shop-target"],
    ],
  ])("is not in %s of others, and is in that of its owners and admins", async (path, others, all) => {
    const teams = await withPrivateBank();
    expect(await namesIn(teams, "shop-operator", path)).toEqual(others);
    expect(await namesIn(teams, "bank-viewer", path)).toEqual(all);
    expect(await namesIn(teams, "shop-admin", path)).toEqual(all);
  });

  test("is no node of the topology of others", async () => {
    const nodes = await namesIn(await withPrivateBank(), "shop-viewer", "/api/topology");
    expect(nodes.filter((name) => /bank|audit/.test(name))).toEqual([]);
    expect(nodes).toContain("rule/shop-rule");
  });

  test.each([
    "/api/rules/bank-rule",
    "/api/rules/bank-rule/versions",
    "/api/targets/bank-target",
    "/api/stats?kind=rule&id=bank-rule",
    "/api/stats?kind=producer&id=source:bank-tap",
    "/api/events/bank/journal",
    "/api/deliveries/d-bank",
  ])("is not told of by %s", async (path) => {
    const { api } = await withPrivateBank();
    expect((await api("shop-viewer", `GET ${path}`)).body.code).toBe("owner-required");
    expect((await api("bank-viewer", `GET ${path}`)).status).toBe(200);
  });

  test("is named by no journal but that of an event of one's own, whose way one may follow", async () => {
    const { api, journal, archive } = await withPrivateBank();
    for (const id of ["open", "shop"]) {
      const { position, source } = (await archive.find(id))!;
      const matched = [{ id: "audit-shop", version: 1 }];
      await journal.write([
        { kind: "routed", at: NOW, rulesVersion: 1, matched, event: { position, id, source } },
      ]);
    }
    const text = async (id: string) =>
      JSON.stringify((await api("shop-viewer", `GET /api/events/${id}/journal`)).body);
    expect(await text("open")).not.toContain("audit-shop");
    expect(await text("shop")).toContain("audit-shop");
  });
});

test("the archive of a private bus is in nobody else's list", async () => {
  const { api } = await withPrivateBank();
  const buses = async (user: string) =>
    (await api(user, "GET /api/archives")).body.items.map(({ bus }) => String(bus)).sort();
  expect(await buses("shop-operator")).toEqual(["open", "shop"]);
  expect(await buses("shop-publisher")).toEqual(["shop"]);
  expect(await buses("bank-viewer")).toEqual(["bank", "open", "shop"]);
});

test("a diagnosis speaks of private deliveries to those alone who may follow the event", async () => {
  const teams = await withPrivateBank();
  const ofBank = (await teams.deliveries.get("d-bank"))!;
  const about = async (user: string, bus: string) => {
    const { event } = {
      event: { ...ofBank.event, id: bus, source: (await teams.archive.find(bus))!.source },
    };
    const list = async () => ({ items: [{ ...ofBank, bus, event }] });
    const api = apiOver({ ...teams, deliveries: { ...teams.deliveries, list } });
    const { status, text } = await api(`GET /api/events/${bus}/diagnose`, {
      headers: { authorization: `Bearer secret-${user}` },
    });
    return status === 200 && text.includes("bank-target");
  };
  expect(await about("shop-viewer", "open")).toBe(false);
  expect(await about("bank-viewer", "open")).toBe(true);
  expect(await about("shop-viewer", "shop")).toBe(true);
});

describe("replays", () => {
  const listed = async () => {
    const teams = await withPrivateBank();
    const add = (parts: Parameters<typeof aReplay>[0]) => teams.replays.add(aReplay(parts));
    await add({ id: "of-bank", bus: "bank" });
    await add({ id: "to-bank", to: { target: "bank-target" } });
    await add({ id: "of-nobody" });
    await add({ id: "by-hand", bus: "bank", createdBy: "user:shop-operator" });
    return teams;
  };
  test.each([
    ["shop-operator", "", ["by-hand", "of-nobody", "of-shop"]],
    ["shop-operator", "?owner=me", ["by-hand", "of-shop"]],
    ["shop-viewer", "?owner=nobody", ["of-nobody"]],
    ["shop-publisher", "", ["of-shop"]],
    ["bank-viewer", "?owner=team:bank", ["by-hand", "of-bank", "to-bank"]],
    ["shop-admin", "", ["by-hand", "of-bank", "of-nobody", "of-shop", "to-bank"]],
  ])("are listed for %s%s as far as they may see what they are about", async (user, query, expected) => {
    expect(await namesIn(await listed(), user, `/api/replays${query}`)).toEqual(expected);
  });

  test("are read one by one by the same measure", async () => {
    const { api } = await listed();
    const statuses = ["of-bank", "of-nobody", "by-hand"].map(
      async (id) => (await api("shop-operator", `GET /api/replays/${id}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([403, 200, 200]);
  });
});

describe("producers", () => {
  const listed = async () => {
    const teams = await withPrivateBank();
    const { registry, stats } = teams;
    const value = { kind: "ownership", owners: ["team:shop"], sources: ["https://shop.example/*"] };
    await registry.put({ kind: "access", id: "shop-sources", value, at: NOW, by: "admin" });
    const sender = { client: "curl/8", address: "10.0.0.1" };
    const rows = (
      [
        ["source:bank-tap", []],
        ["source:shop-tap", []],
        ["stranger", ["https://shop.example/carts", "/other"]],
        ["bank-publisher", ["/bank"]],
        ["loopback", ["/other"]],
      ] as const
    ).map(
      ([id, sources]) =>
        [
          "producer",
          id,
          { ...noCounts, count: 1, senders: sendersOf(sender, { at: NOW - 1, sources }) },
        ] as const,
    );
    await stats.add({ id: "1", minute: minuteOf(NOW - 60_000), rows });
    return teams;
  };
  test.each([
    ["shop-viewer", "", ["bank-publisher", "loopback", "source:shop-tap", "stranger"]],
    ["shop-viewer", "?owner=me", ["source:shop-tap", "stranger"]],
    ["shop-publisher", "", ["source:shop-tap", "stranger"]],
    ["bank-publisher", "?owner=me", ["bank-publisher", "source:bank-tap"]],
    ["shop-admin", "?owner=user:bank-publisher", ["bank-publisher"]],
    ["shop-operator", "?owner=nobody", ["bank-publisher", "loopback"]],
  ])("are listed for %s%s: their own, and those of their sources", async (user, query, expected) => {
    expect(await namesIn(await listed(), user, `/api/producers${query}`)).toEqual(expected);
  });

  test("show addresses and clients to those who may read what they sent", async () => {
    const { api } = await listed();
    const withAddresses = async (user: string) =>
      (await api(user, "GET /api/producers")).body.items
        .filter((one) => "addresses" in one && "clients" in one)
        .map(({ id }) => String(id))
        .sort();
    expect(await withAddresses("shop-viewer")).toEqual(["source:shop-tap", "stranger"]);
    expect(await withAddresses("shop-operator")).toEqual([
      "bank-publisher",
      "loopback",
      "source:shop-tap",
      "stranger",
    ]);
    expect(await withAddresses("bank-publisher")).toEqual(["bank-publisher", "source:bank-tap"]);
  });
});

describe("tickets", () => {
  const request = (body: object) => ({ ...aTicket().request, method: "POST", body: JSON.stringify(body) });
  const order = { name: "again", from: "2026-01-01T00:00:00Z", until: "2026-01-02T00:00:00Z" };
  const listed = async () => {
    const teams = await withPrivateBank();
    const open = (parts: Parameters<typeof aTicket>[0]) => teams.tickets.open(aTicket(parts));
    await open({ id: "rule-shop", resource: "rule/shop-rule", request: request({ secret: 1 }) });
    await open({ id: "rule-bank", resource: "rule/bank-rule" });
    await open({ id: "rule-open", resource: "rule/open-rule" });
    await open({
      id: "role",
      act: "role",
      resource: "user/eve",
      request: request({ email: "eve@x.example" }),
    });
    const to = { rules: ["bank-rule"] };
    await open({ id: "replay", act: "replay", resource: "replay/again", request: request({ ...order, to }) });
    await open({
      ...{ id: "own", act: "skip", resource: "target/bank-target", request: request({ before: 1 }) },
      asker: { id: "user:shop-operator", name: "shop-operator", role: "operator" },
    });
    return teams;
  };
  test.each([
    ["shop-viewer", "", ["role", "rule-open", "rule-shop"]],
    ["shop-operator", "", ["own", "role", "rule-open", "rule-shop"]],
    ["shop-operator", "?owner=me", ["own", "rule-shop"]],
    ["bank-viewer", "?owner=team:bank", ["own", "replay", "rule-bank"]],
    ["shop-publisher", "", ["rule-shop"]],
    ["shop-admin", "", ["own", "replay", "role", "rule-bank", "rule-open", "rule-shop"]],
  ])("are listed for %s%s as far as they may see what they are about", async (user, query, expected) => {
    expect(await namesIn(await listed(), user, `/api/tickets${query}`)).toEqual(expected);
  });

  test.each([
    ["shop-viewer", ["rule-shop"]],
    ["shop-operator", ["own", "rule-open", "rule-shop"]],
    ["bank-viewer", ["own", "replay", "rule-bank"]],
    ["shop-admin", ["own", "replay", "role", "rule-bank", "rule-open", "rule-shop"]],
  ])("show %s the whole request where they may read what it is about", async (user, expected) => {
    const { api } = await listed();
    const items = (await api(user, "GET /api/tickets")).body.items as { id: string; request: object }[];
    expect(items.every(({ request }) => "method" in request && "path" in request)).toBe(true);
    expect(items.flatMap(({ id, request }) => ("body" in request ? [id] : [])).sort()).toEqual(expected);
  });

  test("are read one by one by the same measure", async () => {
    const { api } = await listed();
    const statuses = ["rule-bank", "role", "own"].map(
      async (id) => (await api("shop-operator", `GET /api/tickets/${id}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([403, 200, 200]);
  });

  test("tell nobody but who asked and admins what the request was answered", async () => {
    const { api, tickets } = await listed();
    await tickets.open(
      aTicket({
        ...{ id: "done", act: "role", resource: "user/bob", status: "executed" },
        answer: { status: 201, body: { email: "bob@x.example" } },
      }),
    );
    const answer = async (user: string) => (await api(user, "GET /api/tickets/done")).body["answer"];
    expect(await answer("shop-operator")).toEqual({ status: 201 });
    expect(await answer("shop-admin")).toEqual({ status: 201, body: { email: "bob@x.example" } });
  });
});

describe("files of rules/access", () => {
  const said = async (user: string) => {
    const teams = withTeams();
    const value = { kind: "oidc", description: "Ours", issuer: "https://id.example", audience: "us" };
    await teams.registry.put({ ...aDefinition({ kind: "access", id: "oidc", value }), at: NOW, by: "admin" });
    const { items } = (await teams.api(user, "GET /api/access")).body;
    const { body } = await teams.api(user, "GET /api/access/oidc");
    expect(body).toEqual(items.find(({ id }) => id === "oidc"));
    return items.map(({ version: _, updatedAt: __, updatedBy: ___, ...one }) => one);
  };

  test("say to a viewer what they own, and of others that they are there", async () => {
    expect(await said("shop-viewer")).toEqual([
      { id: "bank", kind: "ownership" },
      { id: "bank-too", kind: "ownership" },
      { id: "oidc", kind: "oidc", description: "Ours" },
      { id: "shop", kind: "ownership", owners: ["team:shop"], buses: ["shop"], targets: ["shop-*"] },
    ]);
  });

  test.each(["shop-operator", "shop-admin"])("say all to %s", async (user) => {
    expect(await said(user)).toContainEqual({
      ...{ id: "oidc", kind: "oidc", description: "Ours", issuer: "https://id.example", audience: "us" },
    });
  });
});
