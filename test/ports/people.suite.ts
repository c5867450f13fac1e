import type { ScheduledEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { alertsFunction } from "../../functions/alerts.ts";
import type { Alert, AlertStates } from "../../functions/core/alerts/alert.ts";
import { ownershipOf } from "../../functions/core/people/ownership.ts";
import type { Archive, Audit, DefinitionKind, Events, Registry, Role } from "../../functions/core/ports.ts";
import { noCounts } from "../../functions/core/stats/counts.ts";
import { MINUTE_MS, minuteOf } from "../../functions/core/stats/delta.ts";
import type { Stats } from "../../functions/core/stats/port.ts";
import type { Tickets } from "../../functions/core/people/tickets.ts";
import { eventKey } from "../../functions/sources/event-key.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../control/api.ts";
import { NOW } from "../support/build.ts";
import { aContext } from "../support/http-event.ts";

/** What a suite of who sees, hears and decides what needs of the adapters of a floor. */
export interface PeopleHarness {
  readonly registry: Registry;
  readonly tickets: Tickets;
  readonly states: AlertStates;
  readonly stats: Stats;
  readonly audit: Audit;
  readonly events: Events;
  readonly archive: Archive;
  readonly close: () => Promise<void>;
}

const USERS: readonly (readonly [id: string, role: Role, team: string])[] = [
  ["ada", "viewer", "shop"],
  ["ben", "operator", "bank"],
  ["grace", "admin", "house"],
  ["heidi", "admin", "house"],
];
const RULE = { pattern: { type: ["t"] }, targets: [{ target: "log" }] };
const HTTP = { kind: "http", url: "https://wms.example" };
const DEAD: Alert = {
  id: "dead-letters",
  groupBy: "owner",
  when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 5 },
};

export function peopleSuite(name: string, create: () => Promise<PeopleHarness>): void {
  describe(`people on ${name}`, () => {
    let harness: PeopleHarness;
    let as: (user: string, request: string, body?: unknown) => ReturnType<ReturnType<typeof apiOver>>;
    const put = (kind: DefinitionKind, id: string, value: object) =>
      harness.registry.put({ kind, id, value, at: NOW, by: "admin" });

    beforeEach(async () => {
      harness = await create();
      const { registry, tickets, states: alertStates, audit, archive } = harness;
      const users = USERS.map(([id, role, team]) =>
        put("user", id, { name: id, role, teams: [team], email: `${id}@${team}.example` }),
      );
      const things = ["shop-1", "shop-2", "bank-1", "open"].flatMap((id) => [
        put("target", id, HTTP),
        put("rule", id, RULE),
      ]);
      const files = ["shop", "bank"].map((team) =>
        put("access", team, {
          ...{ kind: "ownership", owners: [`team:${team}`], private: team === "bank" },
          ...{ rules: [`${team}-*`], targets: [`${team}-*`] },
        }),
      );
      await Promise.all([...users, ...things, ...files]);
      const tokens = tokensOfRoles(USERS.map(([id, role]) => ({ id, name: id, role, user: id })));
      const over = apiOver(controlPorts({ registry, tickets, alertStates, audit, archive, tokens }));
      as = (user, request, body) =>
        over(request, { body, headers: { authorization: `Bearer secret-${user}`, "if-match": "*" } });
    });
    afterEach(() => harness.close());

    const idsOf = async (user: string, path: string) => {
      const items = (await as(user, `GET ${path}`)).body.items as readonly Readonly<Record<string, string>>[];
      return items.map(({ id, alert, resource }) => id ?? `${alert} ${resource}`).sort();
    };

    /** Three targets have dead letters, and the alerts function looks. */
    const look = async () => {
      const { registry, states, stats, events } = harness;
      const now = Math.ceil(NOW / MINUTE_MS) * MINUTE_MS;
      await stats.add({
        ...{ id: "d-1", minute: minuteOf(now) - 1 },
        rows: ["shop-1", "shop-2", "bank-1"].map((id) => ["target", id, { ...noCounts, dead: 1 }] as const),
      });
      const none = async () => [];
      await alertsFunction({
        ...{ alerts: () => [DEAD], states, stats, events, keyOf: eventKey, clock: () => now },
        ...{
          targets: none,
          replays: none,
          taps: none,
          brokers: none,
          limits: none,
          sizes: none,
          targetsOf: () => [],
        },
        ...{ archive: async () => ({}), definitions: () => registry },
        ...{ ownership: () => ownershipOf(registry), journal: { of: none } },
        onTrouble(error) {
          throw error;
        },
      })({} as ScheduledEvent, aContext);
    };
    const toldOf = async () => {
      const { items } = await harness.archive.search({ limit: 10, type: "signalbox.alert.raised" });
      return items.map(
        ({ text }) =>
          (JSON.parse(text) as { data: { owners: string[]; contacts: string[]; count?: number } }).data,
      );
    };

    test("whose a thing is follows the files at once", async () => {
      const may = async () => (await as("ben", "POST /api/targets/shop-1/pause")).status;
      expect(await may()).toBe(403);
      await put("access", "shop", { kind: "ownership", owners: ["team:bank"], targets: ["shop-*"] });
      expect(await may()).toBe(200);
      await put("access", "shop", { kind: "ownership", owners: ["user:ada"], targets: ["shop-1"] });
      expect(await may()).toBe(403);
      await harness.registry.put({
        ...{ kind: "access", id: "shop", value: {}, deleted: true },
        ...{ at: NOW, by: "admin" },
      });
      expect(await may()).toBe(200);
    });

    test("lists show one's own, and what is private to nobody else", async () => {
      expect(await idsOf("ada", "/api/rules")).toEqual(["open", "shop-1", "shop-2"]);
      expect(await idsOf("ada", "/api/rules?owner=me")).toEqual(["shop-1", "shop-2"]);
      expect(await idsOf("ben", "/api/targets?owner=team:bank")).toEqual(["bank-1"]);
      expect(await idsOf("grace", "/api/targets")).toEqual(["bank-1", "open", "shop-1", "shop-2"]);
    });

    test("what an alert finds is told once an owner, to the owner's addresses", async () => {
      await look();
      const told = await toldOf();
      expect(told.map(({ owners, contacts, count = 1 }) => [owners, contacts, count])).toEqual(
        expect.arrayContaining([
          [["team:shop"], ["ada@shop.example"], 2],
          [["team:bank"], ["ben@bank.example"], 1],
        ]),
      );
      expect(told).toHaveLength(2);
    });

    test("each has an inbox and a list of what is raised of what is theirs", async () => {
      await look();
      expect(await idsOf("ada", "/api/alerts?owner=me")).toEqual([
        "dead-letters target/shop-1",
        "dead-letters target/shop-2",
      ]);
      const owners = async (user: string, query: string) =>
        (await as(user, `GET /api/alerts/history${query}`)).body.items.map((notice) => notice["owners"]);
      expect(await owners("ada", "?owner=me")).toEqual([["team:shop"]]);
      expect(await owners("ada", "")).toEqual([["team:shop"]]);
      expect(await owners("ben", "?owner=me")).toEqual([["team:bank"]]);
      expect(await owners("grace", "")).toHaveLength(2);
    });

    test("who mutes it is told nothing, and finds nothing in the inbox", async () => {
      expect((await as("ada", "POST /api/me/mutes", { alert: "dead-letters" })).status).toBe(200);
      await look();
      const contacts = (await toldOf()).flatMap((told) => told.contacts ?? []);
      expect(contacts).toEqual(["ben@bank.example"]);
      expect((await as("ada", "GET /api/alerts/history?owner=me")).body.items).toEqual([]);
      expect((await as("ada", "GET /api/alerts?owner=me")).body.items).toHaveLength(2);
    });

    test("a ticket is seen with what it is about, and is done once however many approve", async () => {
      await put("access", "approval", { kind: "tickets", acts: ["skip", "delete"] });
      const asked = await as("ben", "POST /api/targets/bank-1/skip", {});
      expect(asked.status).toBe(202);
      const ticket = String(asked.body["ticket"]);
      expect((await as("ben", "POST /api/targets/bank-1/skip", {})).body["ticket"]).toBe(ticket);
      expect(await idsOf("ada", "/api/tickets")).toEqual([]);
      expect((await as("ada", `GET /api/tickets/${ticket}`)).body.code).toBe("owner-required");
      expect(await idsOf("ben", "/api/tickets?owner=me")).toEqual([ticket]);

      const approvals = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          as(n % 2 ? "grace" : "heidi", `POST /api/tickets/${ticket}/approve`, {}),
        ),
      );
      expect(approvals.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await as("ben", `GET /api/tickets/${ticket}`)).body).toMatchObject({ status: "executed" });
      const { items } = await harness.audit.list({ limit: 100, ticket });
      const done = items.map(({ action, actor }) => `${actor} ${action}`);
      expect(done.at(-1)).toBe("user:ben ticket.ask");
      expect(done.filter((one) => one === "user:ben target.skip")).toHaveLength(1);
      expect((await as("ben", `POST /api/tickets/${ticket}/withdraw`, {})).status).toBe(409);
    });

    test("a ticket whose act fails is failed, and can be done again", async () => {
      await put("access", "approval", { kind: "tickets", acts: ["delete"] });
      const asked = await as("grace", "DELETE /api/rules/open");
      const ticket = String(asked.body["ticket"]);
      expect((await as("grace", `POST /api/tickets/${ticket}/approve`, {})).body.code).toBe(
        "approval-forbidden",
      );
      await put("user", "grace", { name: "grace", role: "viewer" });
      expect((await as("heidi", `POST /api/tickets/${ticket}/approve`, {})).body).toMatchObject({
        ...{ status: "failed", failure: { code: "role-insufficient" } },
      });
      await put("user", "grace", { name: "grace", role: "admin" });
      expect((await as("heidi", `POST /api/tickets/${ticket}/execute`)).body).toMatchObject({
        status: "executed",
      });
      expect(harness.registry.get("rule", "open")).toBeUndefined();
    });
  });
}
