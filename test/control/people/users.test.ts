import { describe, expect, test } from "vitest";
import { aDefinition, NOW } from "../../support/build.ts";
import { aClock, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";

const ADA = { name: "Ada", role: "operator", teams: ["shop"] } as const;
const bearer = (secret: unknown) => ({ headers: { authorization: `Bearer ${String(secret)}` } });

/** The API with the user `ada` and a token of hers, `secret-laptop`. */
function withAda(parts: Partial<Parameters<typeof controlPorts>[0]> = {}) {
  const ports = controlPorts({
    registry: memoryRegistry([aDefinition({ kind: "user", id: "ada", value: ADA })]),
    tokens: tokensOfRoles([{ id: "laptop", name: "laptop", role: "operator", user: "ada" }]),
    ...parts,
  });
  return { ...ports, api: apiOver(ports) };
}
const laptop = bearer("secret-laptop");

describe("a user", () => {
  test("is registered, read, changed by whoever knows the version, and removed", async () => {
    const api = apiOver(controlPorts({}));
    const made = await api("POST /api/users", {
      body: { id: "bob@example.com", name: "Bob", role: "viewer" },
    });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: { id: "bob@example.com" } });
    const path = made.headers["location"] as string;
    const read = await api(`GET ${path}`);
    expect(read.body).toMatchObject({ name: "Bob", role: "viewer", version: 1, updatedBy: "admin" });
    const change = { body: { ...read.body, role: "operator" }, headers: { "if-match": '"1"' } };
    expect(await api(`PUT ${path}`, change)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await api(`PUT ${path}`, change)).toMatchObject({
      status: 409,
      body: { code: "version-conflict" },
    });
    expect((await api("GET /api/users?role=operator")).body.items).toHaveLength(1);
    expect((await api("GET /api/users?team=shop")).body.items).toEqual([]);
    expect((await api(`DELETE ${path}`, { headers: { "if-match": '"2"' } })).status).toBe(204);
    expect((await api(`GET ${path}`)).status).toBe(404);
  });

  test.each([
    [{ id: "a b", name: "x", role: "viewer" }, "/id"],
    [{ id: "", name: "x", role: "viewer" }, "/id"],
    [{ id: "x", name: "x", role: "owner" }, "/role"],
    [{ id: "x", role: "viewer" }, ""],
  ])("%j is refused", async (body, pointer) => {
    const answer = await apiOver(controlPorts({}))("POST /api/users", { body });
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid", errors: [{ pointer }] } });
  });

  test("acts under their own name, whatever token they use", async () => {
    const { api, audit, registry } = withAda();
    await api("POST /api/users", { body: { id: "eve", name: "Eve", role: "viewer" } });
    expect((await api("GET /api/me", laptop)).body).toEqual({
      ...{ id: "user:ada", name: "Ada", role: "operator", user: "ada", teams: ["shop"], token: "laptop" },
    });
    await registry.put({ kind: "target", id: "t", value: { kind: "log" }, at: NOW, by: "admin" });
    await api("POST /api/targets/t/pause", laptop);
    expect(audit.kept.at(-1)).toMatchObject({ action: "target.pause", actor: "user:ada", token: "laptop" });
  });

  test.each([
    ["switched off", { ...ADA, enabled: false }],
    ["gone", undefined],
    ["made a publisher, which the token is not for", { ...ADA, role: "publisher" }],
  ])("who is %s gets in by no token", async (_, value) => {
    const { api, registry } = withAda();
    const draft = { kind: "user", id: "ada", value: value ?? ADA, at: NOW, by: "admin" } as const;
    await registry.put(value ? draft : { ...draft, deleted: true });
    const answer = await api("GET /api/rules", laptop);
    expect(answer).toMatchObject({ status: 401, body: { code: "token-invalid" } });
    expect(answer.body.detail).toContain('"ada"');
  });

  test("a token may no more than its user may now", async () => {
    const { api, registry } = withAda();
    await registry.put({
      ...{ kind: "user", id: "ada", value: { ...ADA, role: "viewer" }, at: NOW, by: "admin" },
    });
    expect((await api("GET /api/me", laptop)).body).toMatchObject({ role: "viewer" });
    expect((await api("POST /api/replays", { ...laptop, body: {} })).body.code).toBe("role-insufficient");
  });

  test("whose role grows does not make their tokens grow", async () => {
    const { api, registry } = withAda();
    await registry.put({
      ...{ kind: "user", id: "ada", value: { ...ADA, role: "admin" }, at: NOW, by: "admin" },
    });
    expect((await api("GET /api/me", laptop)).body).toMatchObject({ role: "operator" });
  });

  test("who is removed loses their tokens, and nobody else's", async () => {
    const { api, tokens } = withAda();
    const idsOfTokens = () => [...tokens.kept.values()].map(({ id }) => id);
    const others = idsOfTokens().filter((id) => id !== "laptop");
    expect((await api("DELETE /api/users/ada", { headers: { "if-match": '"1"' } })).status).toBe(204);
    expect(others).toContain("admin");
    expect(idsOfTokens()).toEqual(others);
  });

  test("the last one with an admin's token stays an admin", async () => {
    const registry = memoryRegistry([
      aDefinition({ kind: "user", id: "root", value: { name: "Root", role: "admin" } }),
    ]);
    const ports = controlPorts({
      registry,
      tokens: tokensOfRoles([{ id: "root", role: "admin", user: "root" }]),
    });
    const api = apiOver(ports);
    const root = bearer("secret-root");
    expect((await api("DELETE /api/tokens/admin", root)).status).toBe(204);
    const ifMatch = { headers: { ...root.headers, "if-match": '"1"' } };
    const changes = [
      api("DELETE /api/users/root", ifMatch),
      api("PUT /api/users/root", { ...ifMatch, body: { name: "Root", role: "operator" } }),
      api("PUT /api/users/root", { ...ifMatch, body: { name: "Root", role: "admin", enabled: false } }),
      api("DELETE /api/tokens/root", root),
      api("DELETE /api/me/tokens/root", root),
    ];
    for (const answer of await Promise.all(changes))
      expect(answer).toMatchObject({ status: 409, body: { code: "state-conflict" } });
    expect(
      await api("PUT /api/users/root", { ...ifMatch, body: { name: "R", role: "admin" } }),
    ).toMatchObject({
      status: 200,
    });
  });
});

describe("tokens of a user", () => {
  test("are made by an admin for them, within their role", async () => {
    const { api, tokens } = withAda();
    const made = await api("POST /api/tokens", { body: { kind: "token", name: "phone", user: "ada" } });
    const { id, token } = made.body as unknown as { id: string; token: string };
    expect([...tokens.kept.values()].find((one) => one.id === id)).toMatchObject({
      role: "operator",
      user: "ada",
    });
    expect((await api("GET /api/me", bearer(token))).body).toMatchObject({ id: "user:ada", token: id });
    const order = { kind: "token", name: "phone", role: "admin", user: "ada" };
    expect(await api("POST /api/tokens", { body: order })).toMatchObject({ status: 400 });
    expect(await api("POST /api/tokens", { body: { ...order, user: "eve" } })).toMatchObject({ status: 404 });
  });

  test("are made, rotated and revoked by themselves", async () => {
    const { api } = withAda();
    const made = await api("POST /api/me/tokens", { ...laptop, body: { name: "phone", role: "viewer" } });
    const { id, token } = made.body as unknown as { id: string; token: string };
    const rotated = await api(`POST /api/me/tokens/${id}/rotate`, laptop);
    expect((await api("GET /api/me", bearer(token))).body.code).toBe("token-invalid");
    expect((await api("GET /api/me", bearer(rotated.body["token"]))).body).toMatchObject({ role: "viewer" });
    expect((await api("GET /api/me/tokens", laptop)).body.items.map((one) => one["id"])).toEqual([
      "laptop",
      id,
    ]);
    expect((await api(`DELETE /api/me/tokens/${id}`, laptop)).status).toBe(204);
    expect((await api("GET /api/me", bearer(rotated.body["token"]))).status).toBe(401);
  });

  test("never may more than they do", async () => {
    const { api } = withAda();
    const answer = await api("POST /api/me/tokens", { ...laptop, body: { name: "x", role: "admin" } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: "/role" }] } });
  });

  test("are nobody else's", async () => {
    const { api } = withAda();
    for (const request of ["DELETE /api/me/tokens/admin", "POST /api/me/tokens/viewer/rotate"])
      expect(await api(request, laptop)).toMatchObject({ status: 404 });
    expect(await api("POST /api/tokens/laptop/rotate")).toMatchObject({ status: 409 });
    expect((await api("GET /api/me/tokens", { as: "viewer" })).body.items).toMatchObject([{ id: "viewer" }]);
    expect(await api("POST /api/me/tokens", { as: "operator", body: { name: "x" } })).toMatchObject({
      status: 409,
      body: { code: "state-conflict" },
    });
  });

  test("are listed by user and by kind", async () => {
    const { api } = withAda();
    const ids = async (query: string) =>
      (await api(`GET /api/tokens?${query}`)).body.items.map(({ id }) => id);
    expect(await ids("user=ada")).toEqual(["laptop"]);
    expect(await ids("kind=publisher-key")).toEqual([]);
  });
});

describe("a token", () => {
  test("that expires lets its owner in until then", async () => {
    let now = NOW;
    const { api } = withAda({ clock: () => now });
    const body = { kind: "token", name: "for a day", role: "viewer", expiresAt: "2026-01-03T03:04:05.678Z" };
    const { token } = (await api("POST /api/tokens", { body })).body as unknown as { token: string };
    now = NOW + 86_399_999;
    expect((await api("GET /api/rules", bearer(token))).status).toBe(200);
    now = NOW + 86_400_000;
    const late = await api("GET /api/rules", bearer(token));
    expect(late).toMatchObject({ status: 401, body: { code: "token-invalid" } });
    expect(late.body.detail).toContain("2026-01-03");
    expect(await api("POST /api/tokens", { body })).toMatchObject({
      ...{ status: 400, body: { errors: [{ pointer: "/expiresAt" }] } },
    });
  });

  test("gets another secret and stays itself", async () => {
    const { api } = withAda();
    const { token } = (await api("POST /api/tokens/viewer/rotate")).body as unknown as { token: string };
    expect((await api("GET /api/me", { as: "viewer" })).status).toBe(401);
    expect((await api("GET /api/me", bearer(token))).body).toMatchObject({ id: "viewer", role: "viewer" });
  });

  test("tells when it was last used, to some minutes", async () => {
    let now = NOW;
    const { api } = withAda({ clock: () => now });
    const used = async () =>
      (await api("GET /api/tokens")).body.items.find(({ id }) => id === "viewer")?.["lastUsedAt"];
    expect(await used()).toBeUndefined();
    await api("GET /api/rules", { as: "viewer" });
    now += 299_999;
    await api("GET /api/rules", { as: "viewer" });
    expect(await used()).toBe("2026-01-02T03:04:05.678Z");
    now += 1;
    await api("GET /api/rules", { as: "viewer" });
    expect(await used()).toBe("2026-01-02T03:09:05.678Z");
  });

  test("whose use cannot be noted lets its owner in all the same", async () => {
    const { api, tokens } = withAda({ clock: aClock() });
    tokens.used = () => Promise.reject(new Error("the disk is full"));
    expect((await api("GET /api/rules")).status).toBe(200);
  });
});
