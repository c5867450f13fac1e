import { describe, expect, test } from "vitest";
import { aDeadLetter, aDefinition, anEvent, NOW } from "../../support/build.ts";
import { memoryArchive, memoryDeliveryStore, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";
import { HTTP, RULE } from "../things.ts";

const DAY_MS = 86_400_000;
const ada = { headers: { authorization: "Bearer secret-ada" } };
const grace = { headers: { authorization: "Bearer secret-grace" } };
const removal = { headers: { ...ada.headers, "if-match": '"1"' } };

/** Ada and Grace are admins with two tokens each, and dangerous acts need a ticket. */
function withTickets(settings: object = {}) {
  const clock = { now: NOW };
  const admin = (name: string) => ({ name, role: "admin" });
  const ports = controlPorts({
    registry: memoryRegistry([
      aDefinition({ kind: "rule", id: "old", value: RULE }),
      aDefinition({ kind: "rule", id: "other", value: RULE }),
      aDefinition({ kind: "target", id: "warehouse", value: HTTP }),
      aDefinition({ kind: "user", id: "ada", value: admin("Ada") }),
      aDefinition({ kind: "user", id: "grace", value: admin("Grace") }),
      aDefinition({ kind: "access", id: "approval", value: { kind: "tickets", ...settings } }),
    ]),
    tokens: tokensOfRoles(
      ["ada", "ada-2", "grace"].map((id) => ({ id, name: id, role: "admin", user: id.replace("-2", "") })),
    ),
    archive: memoryArchive([1, 2, 3].map((n) => anEvent({ id: `e${n}` }))),
    deliveries: memoryDeliveryStore([1, 2, 3].map((n) => aDeadLetter({ id: `d${n}` }))),
    clock: () => clock.now,
  });
  const api = apiOver(ports);
  const ask = async (request = "DELETE /api/rules/old", call: object = removal) => {
    const answer = await api(request, call);
    return { answer, id: String(answer.body?.["ticket"]) };
  };
  const rules = () => ports.registry.list("rule").map(({ id }) => id);
  return { ...ports, api, ask, rules, later: (ms: number) => (clock.now += ms) };
}

describe("a dangerous act", () => {
  test("is done at once where no file says that it needs a ticket", async () => {
    for (const settings of [{ enabled: false }, { acts: ["replay"] }]) {
      const { ask, rules, tickets } = withTickets(settings);
      expect((await ask()).answer.status).toBe(204);
      expect(rules()).toEqual(["other"]);
      expect(tickets.kept.size).toBe(0);
    }
  });

  test("is not done but asked for, and the answer names the ticket", async () => {
    const { ask, rules, tickets, audit } = withTickets();
    const { answer, id } = await ask();
    expect(answer).toMatchObject({ status: 202, body: { code: "approval-required", ticket: id } });
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.body.detail).toContain(`remove rule "old"`);
    expect(rules()).toEqual(["old", "other"]);
    expect(tickets.kept.get(id)).toMatchObject({ status: "asked", act: "delete", resource: "rule/old" });
    expect(audit.kept).toMatchObject([{ action: "ticket.ask", actor: "user:ada", ticket: id }]);
  });

  test("that would be refused anyway opens no ticket", async () => {
    const { ask, tickets } = withTickets();
    expect((await ask("DELETE /api/rules/none")).answer.status).toBe(404);
    expect((await ask("DELETE /api/rules/old", ada)).answer.body.code).toBe("version-required");
    expect((await ask("DELETE /api/rules/old", { as: "operator" })).answer.status).toBe(403);
    expect(tickets.kept.size).toBe(0);
  });

  test("is asked for once at a time, of one thing", async () => {
    const { ask, later } = withTickets();
    const { id } = await ask();
    const { answer } = await ask();
    expect(answer).toMatchObject({ status: 409, body: { code: "ticket-pending", ticket: id } });
    expect((await ask("DELETE /api/rules/other")).answer.status).toBe(202);
    later(3 * DAY_MS);
    expect((await ask()).answer.status).toBe(202);
  });

  test("that two ask for at once has one ticket", async () => {
    const { ask, tickets } = withTickets();
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ answer }) => answer.status).toSorted((a, b) => a - b)).toEqual([202, 409, 409]);
    expect(tickets.kept.size).toBe(1);
  });

  const range = { from: "2026-01-01T00:00:00Z", until: "2026-01-03T00:00:00Z" };
  const replay = { name: "again", to: {}, ...range };
  test.each<[what: string, request: string, body: unknown, settings: object, needsOne: boolean]>([
    ["a replay of more", "POST /api/replays", replay, { replayEvents: 2 }, true],
    ["a replay of as many", "POST /api/replays", replay, { replayEvents: 3 }, false],
    ["a dry run", "POST /api/replays", { ...replay, dryRun: true }, { replayEvents: 2 }, false],
    ["to redrive more", "POST /api/dead-letters/redrive", { filter: {} }, { redriveMany: 2 }, true],
    ["to redrive as many", "POST /api/dead-letters/redrive", { filter: {} }, { redriveMany: 3 }, false],
    ["to redrive one", "POST /api/dead-letters/redrive", { ids: ["d1"] }, { redriveMany: 1 }, false],
    ["to insist", "POST /api/dead-letters/redrive", { ids: ["d1"], force: true }, { redriveMany: 9 }, true],
    ["to skip a backlog", "POST /api/targets/warehouse/skip", {}, {}, true],
    ["to register a viewer", "POST /api/users", { id: "eve", name: "Eve", role: "viewer" }, {}, true],
    ["an operator's token", "POST /api/tokens", { kind: "token", name: "x", role: "operator" }, {}, true],
    ["a token of a user", "POST /api/tokens", { kind: "token", name: "x", user: "grace" }, {}, true],
    ["a viewer's token", "POST /api/tokens", { kind: "token", name: "x", role: "viewer" }, {}, false],
    ["a publisher's key", "POST /api/tokens", { kind: "publisher-key", name: "x" }, {}, false],
    ["another's secret", "POST /api/tokens/operator/rotate", undefined, {}, true],
    ["to change this", "POST /api/access", { id: "x", kind: "tickets", enabled: false }, {}, true],
    ["to let a target rest", "POST /api/targets/warehouse/pause", undefined, {}, false],
    ["to revoke a token", "DELETE /api/tokens/viewer", undefined, {}, false],
  ])("%s", async (...[, request, body, settings, needsOne]) => {
    const { ask, tickets } = withTickets(settings);
    const { answer } = await ask(request, { ...ada, body });
    expect([answer.status === 202, tickets.kept.size]).toEqual([needsOne, Number(needsOne)]);
    expect(answer.status).toBeLessThan(300);
  });

  test.each([
    ["a name", { name: "Grace H.", role: "admin" }, false],
    ["a team", { name: "Grace", role: "admin", teams: ["shop"] }, true],
    ["another role", { name: "Grace", role: "viewer" }, true],
    ["nothing to do any more", { name: "Grace", role: "viewer", enabled: false }, false],
  ])("to give a user %s", async (_, body, needsOne) => {
    const { ask } = withTickets();
    const { answer } = await ask("PUT /api/users/grace", { ...removal, body });
    expect(answer.status === 202).toBe(needsOne);
  });
});

describe("a ticket", () => {
  test("is approved by somebody else, and is done then, in the name of who asked", async () => {
    const { api, ask, rules, audit, registry } = withTickets();
    const { id } = await ask();
    const approved = await api(`POST /api/tickets/${id}/approve`, {
      ...grace,
      body: { reason: "it is old" },
    });
    expect(approved).toMatchObject({
      status: 200,
      body: {
        status: "executed",
        answer: { status: 204 },
        decision: { by: "user:grace", reason: "it is old" },
      },
    });
    expect(rules()).toEqual(["other"]);
    expect((await registry.versions("rule", "old"))[0]).toMatchObject({ deleted: true, by: "user:ada" });
    expect((await api(`GET /api/audit?ticket=${id}`)).body.items.toReversed()).toMatchObject([
      { action: "ticket.ask", actor: "user:ada" },
      { action: "ticket.approve", actor: "user:grace", after: { reason: "it is old" } },
      { action: "rule.delete", actor: "user:ada", before: RULE },
    ]);
    expect(audit.kept).toHaveLength(3);
  });

  test("shows the whole request, and exactly that is done", async () => {
    const { api, ask, registry } = withTickets();
    const body = { ...{ id: "eve", name: "Eve" }, role: "operator", teams: ["shop"] };
    const { id } = await ask("POST /api/users", { ...ada, body });
    expect((await api(`GET /api/tickets/${id}`)).body).toMatchObject({
      ...{ status: "asked", act: "role", resource: "user/eve" },
      request: { method: "POST", path: "/api/users", body: JSON.stringify(body) },
      asker: { id: "user:ada", name: "Ada" },
    });
    await api(`POST /api/tickets/${id}/approve`, grace);
    expect(registry.get("user", "eve")?.value).toEqual({ name: "Eve", role: "operator", teams: ["shop"] });
  });

  test("is approved by nobody who asked for it, by whatever token", async () => {
    const { api, ask, rules } = withTickets();
    const { id } = await ask();
    for (const secret of ["ada", "ada-2"])
      for (const [decision, body] of [
        ["approve", {}],
        ["reject", { reason: "no" }],
      ] as const) {
        const headers = { authorization: `Bearer secret-${secret}` };
        const answer = await api(`POST /api/tickets/${id}/${decision}`, { headers, body });
        expect(answer).toMatchObject({ status: 403, body: { code: "approval-forbidden" } });
      }
    expect(rules()).toEqual(["old", "other"]);
  });

  test("is decided by admins alone", async () => {
    const { api, ask } = withTickets();
    const { id } = await ask();
    for (const as of ["viewer", "operator", "publisher"] as const)
      expect((await api(`POST /api/tickets/${id}/approve`, { as })).body.code).toBe("role-insufficient");
  });

  test("that two approve at once is done once", async () => {
    const { api, ask, audit, tickets } = withTickets();
    const { id } = await ask("POST /api/targets/warehouse/skip", { ...ada, body: {} });
    const answers = await Promise.all(
      [grace, {}, grace, {}].map((call) => api(`POST /api/tickets/${id}/approve`, call)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(audit.kept.filter(({ action }) => action === "target.skip")).toHaveLength(1);
    expect(tickets.kept.get(id)).toMatchObject({ status: "executed" });
    expect(await api(`POST /api/tickets/${id}/execute`, ada)).toMatchObject({ status: 409 });
  });

  test("is rejected with a reason, and never done then", async () => {
    const { api, ask, rules } = withTickets();
    const { id } = await ask();
    expect((await api(`POST /api/tickets/${id}/reject`, { ...grace, body: {} })).status).toBe(400);
    const body = { reason: "it is in use" };
    const rejected = await api(`POST /api/tickets/${id}/reject`, { ...grace, body });
    expect(rejected.body).toMatchObject({ status: "rejected", decision: { reason: "it is in use" } });
    for (const act of ["approve", "withdraw", "execute"])
      expect((await api(`POST /api/tickets/${id}/${act}`, act === "approve" ? grace : ada)).body.code).toBe(
        "state-conflict",
      );
    expect(rules()).toEqual(["old", "other"]);
    expect((await ask()).answer.status).toBe(202);
  });

  test("is withdrawn by who asked while nobody has decided", async () => {
    const { api, ask } = withTickets();
    const { id } = await ask();
    expect((await api(`POST /api/tickets/${id}/withdraw`, { as: "operator" })).status).toBe(403);
    expect((await api(`POST /api/tickets/${id}/withdraw`, ada)).body).toMatchObject({ status: "withdrawn" });
    expect((await api(`POST /api/tickets/${id}/approve`, grace)).status).toBe(409);
    const { id: second } = await ask();
    await api(`POST /api/tickets/${second}/approve`, grace);
    expect((await api(`POST /api/tickets/${second}/withdraw`, ada)).status).toBe(409);
  });

  test("expires", async () => {
    const { api, ask, later, rules } = withTickets({ expiresAfterHours: 24 });
    const { id } = await ask();
    later(DAY_MS);
    expect((await api(`GET /api/tickets/${id}`)).body).toMatchObject({ status: "expired" });
    const late = await api(`POST /api/tickets/${id}/approve`, grace);
    expect(late).toMatchObject({ status: 409, body: { detail: expect.stringContaining("expired") } });
    expect(rules()).toEqual(["old", "other"]);
  });

  test("whose act fails says why, and can be done again once", async () => {
    const { api, ask, registry, rules } = withTickets();
    const { id } = await ask();
    await registry.put({ kind: "rule", id: "old", value: { ...RULE, bus: "b" }, at: NOW, by: "admin" });
    const failed = await api(`POST /api/tickets/${id}/approve`, grace);
    expect(failed.body).toMatchObject({ status: "failed", failure: { code: "version-conflict" } });
    expect(rules()).toContain("old");
    const again = await api(`POST /api/tickets/${id}/execute`, ada);
    expect(again.body).toMatchObject({ status: "failed" });
    expect(
      (await ask("DELETE /api/rules/old", { headers: { ...ada.headers, "if-match": '"2"' } })).answer.status,
    ).toBe(202);
    expect((await api(`POST /api/tickets/${id}/execute`, ada)).body.code).toBe("state-conflict");
  });

  test("whose process died while it was done is done again after a quarter of an hour", async () => {
    const { api, ask, tickets, later, rules } = withTickets();
    const { id } = await ask();
    const { version } = tickets.kept.get(id)!;
    await tickets.update({ ...tickets.kept.get(id)!, status: "executing", startedAt: NOW, version });
    later(899_999);
    expect((await api(`POST /api/tickets/${id}/execute`, ada)).status).toBe(409);
    later(1);
    expect((await api(`POST /api/tickets/${id}/execute`, ada)).body).toMatchObject({ status: "executed" });
    expect(rules()).toEqual(["other"]);
  });

  test("for a replay makes one replay, however often it is executed", async () => {
    const { api, ask, tickets, replays } = withTickets({ replayEvents: 0 });
    const body = { name: "again", to: {}, from: "2026-01-01T00:00:00Z", until: "2026-01-03T00:00:00Z" };
    const { id } = await ask("POST /api/replays", { ...ada, body });
    await api(`POST /api/tickets/${id}/approve`, grace);
    expect([...replays.kept.keys()]).toEqual([id]);
    await tickets.update({ ...tickets.kept.get(id)!, status: "failed" });
    expect((await api(`POST /api/tickets/${id}/execute`, ada)).body).toMatchObject({ status: "executed" });
    expect(replays.kept.size).toBe(1);
  });

  test.each([
    ["switched off", "PUT /api/users/ada", { name: "Ada", role: "admin", enabled: false }],
    ["gone", "DELETE /api/users/ada", undefined],
  ])("of somebody who is %s by then is not done", async (_, change, body) => {
    const { api, ask, rules } = withTickets({ acts: ["delete"] });
    const { id } = await ask();
    const ifMatch = { headers: { ...grace.headers, "if-match": '"1"' } };
    if (body) expect((await api(change, { ...ifMatch, body })).status).toBe(200);
    else {
      const removed = await ask(change, { headers: { ...removal.headers, "if-match": '"1"' } });
      await api(`POST /api/tickets/${removed.id}/approve`, grace);
    }
    const approved = await api(`POST /api/tickets/${id}/approve`, grace);
    expect(approved.body).toMatchObject({ status: "failed", failure: { code: "token-invalid" } });
    expect(rules()).toContain("old");
  });

  test("of somebody who may less by then is not done", async () => {
    const { api, ask, rules, registry } = withTickets();
    const { id } = await ask();
    const value = { name: "Ada", role: "operator" };
    await registry.put({ kind: "user", id: "ada", value, at: NOW, by: "admin" });
    const approved = await api(`POST /api/tickets/${id}/approve`, grace);
    expect(approved.body).toMatchObject({ status: "failed", failure: { code: "role-insufficient" } });
    expect(rules()).toContain("old");
  });

  test("whose answer is a secret is done by who asked, and keeps it from everybody else", async () => {
    const { api, ask, tokens, tickets } = withTickets();
    const body = { kind: "token", name: "robot", role: "operator" };
    const { id } = await ask("POST /api/tokens", { ...ada, body });
    const before = tokens.kept.size;
    const approved = await api(`POST /api/tickets/${id}/approve`, grace);
    expect(approved.body).toMatchObject({ status: "approved" });
    expect(await api(`POST /api/tickets/${id}/execute`, grace)).toMatchObject({ status: 403 });
    expect(tokens.kept.size).toBe(before);
    const executed = await api(`POST /api/tickets/${id}/execute`, ada);
    const { token } = executed.body["response"] as { token: string };
    expect(token).toMatch(/^sbx_/);
    expect((await api("GET /api/me", { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(JSON.stringify([...tickets.kept])).not.toContain(token);
    expect((await api(`POST /api/tickets/${id}/execute`, ada)).status).toBe(409);
  });
});

test("tickets are listed by state, act and who asked", async () => {
  const { api, ask } = withTickets();
  const { id } = await ask();
  await ask("POST /api/targets/warehouse/skip", { ...grace, body: {} });
  const ids = async (query: string) =>
    (await api(`GET /api/tickets?${query}`, { as: "viewer" })).body.items.map((ticket) => ticket["id"]);
  expect(await ids("act=delete")).toEqual([id]);
  expect(await ids("asker=user:ada")).toEqual([id]);
  expect(await ids("status=asked")).toHaveLength(2);
  expect(await ids("status=executed")).toEqual([]);
});
