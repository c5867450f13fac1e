import { expect, test } from "vitest";
import { alertEvents } from "../../../functions/core/alerts/alert-event.ts";
import { ownershipOf } from "../../../functions/core/people/ownership.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";
import { aDefinition, anAlertState, NOW } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";

const HOUR_MS = 3_600_000;
const SHOP = {
  kind: "ownership",
  owners: ["team:shop"],
  contacts: ["team@shop.example"],
  targets: ["shop-*"],
};

/** Ada and Grace are of the shop, and have addresses. */
function withShop() {
  const clock = { now: NOW };
  const user = (name: string, role: string) => ({
    name,
    role,
    teams: ["shop"],
    email: `${name}@shop.example`,
  });
  const registry = memoryRegistry([
    aDefinition({ kind: "access", id: "shop", value: SHOP }),
    aDefinition({ kind: "user", id: "ada", value: user("ada", "viewer") }),
    aDefinition({ kind: "user", id: "grace", value: user("grace", "admin") }),
  ]);
  const told = (alert: string, resource: string) =>
    alertEvents(
      { id: alert, when: { type: "backlog" } },
      [{ notice: "raised", state: anAlertState({ alert, resource }) }],
      { now: clock.now, keyOf: eventKey, ownership: ownershipOf(registry) },
    )[0]!;
  const ports = controlPorts({
    registry,
    clock: () => clock.now,
    tokens: tokensOfRoles(["ada", "grace"].map((id) => ({ id, name: id, user: id, role: "admin" as const }))),
    archive: memoryArchive(
      ["shop-1", "shop-2"].flatMap((name) =>
        ["dead-letters", "blocked"].map((alert) => told(alert, `target/${name}`)),
      ),
    ),
  });
  const over = apiOver(ports);
  const as = (who: string) => (request: string, body?: unknown) =>
    over(request, { body, headers: { authorization: `Bearer secret-${who}` } });
  const [ada, grace] = [as("ada"), as("grace")];
  const hears = (alert: string, resource: string) => {
    const { contacts } = (JSON.parse(told(alert, resource).text) as { data: { contacts: string[] } }).data;
    return contacts.map((address) => address.split("@")[0]);
  };
  const inbox = async (api: typeof ada) =>
    (await api("GET /api/alerts/history?owner=me")).body.items
      .map(({ alert, resource }) => `${String(alert)} ${String(resource)}`)
      .sort();
  return { ...ports, ada, grace, as, hears, inbox, later: (ms: number) => (clock.now += ms) };
}

test("who mutes an alert of a resource hears no more of it, and others as before", async () => {
  const { ada, hears } = withShop();
  const muted = { alert: "dead-letters", resource: "target/shop-1" };
  const { status, body } = await ada("POST /api/me/mutes", muted);
  expect([status, body.items]).toEqual([200, [muted]]);
  expect(hears("dead-letters", "target/shop-1")).toEqual(["team", "grace"]);
  expect(hears("dead-letters", "target/shop-2")).toEqual(["team", "ada", "grace"]);
  expect(hears("blocked", "target/shop-1")).toEqual(["team", "ada", "grace"]);
});

test("their inbox leaves it out, and nobody else's", async () => {
  const { ada, grace, inbox } = withShop();
  await ada("POST /api/me/mutes", { alert: "dead-letters" });
  expect(await inbox(ada)).toEqual(["blocked target/shop-1", "blocked target/shop-2"]);
  expect(await inbox(grace)).toHaveLength(4);
  expect((await ada("GET /api/alerts/history")).body.items).toHaveLength(4);
});

test("a mute ends at its time, and what came meanwhile is in the inbox then", async () => {
  const { ada, hears, later, inbox } = withShop();
  const until = new Date(NOW + HOUR_MS).toISOString();
  expect((await ada("POST /api/me/mutes", { alert: "blocked", until })).body.items).toEqual([
    { alert: "blocked", until },
  ]);
  expect(hears("blocked", "target/shop-1")).toEqual(["team", "grace"]);
  later(HOUR_MS);
  expect(hears("blocked", "target/shop-1")).toEqual(["team", "ada", "grace"]);
  expect(await inbox(ada)).toHaveLength(4);
  expect((await ada("GET /api/me/mutes")).body.items).toEqual([]);
});

test("the same is muted once, and a time that is over ends it", async () => {
  const { ada, hears } = withShop();
  const alert = { alert: "blocked" };
  await ada("POST /api/me/mutes", alert);
  await ada("POST /api/me/mutes", { ...alert, resource: "target/shop-1" });
  const { body } = await ada("POST /api/me/mutes", { ...alert, until: new Date(NOW + 1).toISOString() });
  expect(body.items).toHaveLength(2);
  await ada("POST /api/me/mutes", { ...alert, until: new Date(NOW).toISOString() });
  expect(hears("blocked", "target/shop-2")).toContain("ada");
  expect((await ada("GET /api/me/mutes")).body.items).toEqual([{ ...alert, resource: "target/shop-1" }]);
});

test("it is audited, and wants a user", async () => {
  const { ada, as, audit } = withShop();
  await ada("POST /api/me/mutes", { alert: "blocked" });
  expect(audit.kept).toMatchObject([
    { action: "alert.mute", resource: "user/ada", actor: "user:ada", after: { alert: "blocked" } },
  ]);
  expect((await as("viewer")("POST /api/me/mutes", { alert: "blocked" })).body.code).toBe("state-conflict");
  expect((await as("viewer")("GET /api/me/mutes")).body.items).toEqual([]);
});

test("two hundred are enough for anybody", async () => {
  const { ada, registry } = withShop();
  const mutes = Array.from({ length: 200 }, (_, n) => ({ alert: `a-${n}` }));
  await registry.put({ kind: "mute", id: "ada", value: { mutes }, at: NOW, by: "user:ada" });
  expect((await ada("POST /api/me/mutes", { alert: "one-more" })).body.code).toBe("request-invalid");
  expect((await ada("POST /api/me/mutes", { alert: "a-7" })).status).toBe(200);
});

test("a user who is removed leaves none to who comes after them", async () => {
  const ports = withShop();
  await ports.ada("POST /api/me/mutes", { alert: "blocked" });
  const headers = { authorization: "Bearer secret-grace", "if-match": '"1"' };
  expect((await apiOver(ports)("DELETE /api/users/ada", { headers })).status).toBe(204);
  expect(ports.registry.get("mute", "ada")).toBeUndefined();
});
