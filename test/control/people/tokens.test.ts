import { describe, expect, test } from "vitest";
import { hashOf } from "../../../functions/control/people/secret.ts";
import { NOW } from "../../support/build.ts";
import { apiOver, controlPorts, ROLES } from "../api.ts";

function withTokens() {
  const ports = controlPorts({});
  return { ...ports, api: apiOver(ports) };
}

describe("making", () => {
  test("a token shows its secret once and keeps only the hash", async () => {
    const { api, tokens } = withTokens();
    const answer = await api("POST /api/tokens", {
      body: { kind: "token", name: "Grace H.", role: "operator" },
    });
    expect(answer.status).toBe(201);
    const { id, token } = answer.body as unknown as { id: string; token: string };
    expect(Object.keys(answer.body)).toEqual(["id", "token"]);
    expect(id).toMatch(/^grace-h-[0-9a-f]{8}$/);
    expect(token).toMatch(/^sbx_[\w-]{43}$/);
    expect(tokens.kept.get(hashOf(token))).toEqual({
      id,
      kind: "token",
      name: "Grace H.",
      role: "operator",
      createdAt: NOW,
      createdBy: "admin",
    });
    expect(JSON.stringify([...tokens.kept])).not.toContain(token);
    const { text } = await api("GET /api/tokens");
    expect(text).not.toContain(token);
    expect(text).not.toContain(hashOf(token));
  });

  test("a token that lets its owner in", async () => {
    const { api } = withTokens();
    const { body } = await api("POST /api/tokens", {
      body: { kind: "token", name: "Grace", role: "viewer" },
    });
    const headers = { authorization: `Bearer ${String(body["token"])}` };
    expect(await api("GET /api/rules", { headers })).toMatchObject({ status: 200 });
  });

  test("two secrets gives two different ones", async () => {
    const { api } = withTokens();
    const order = { body: { kind: "token", name: "Grace", role: "viewer" } };
    const [one, other] = [await api("POST /api/tokens", order), await api("POST /api/tokens", order)];
    expect(one.body["token"]).not.toBe(other.body["token"]);
    expect(one.body["id"]).not.toBe(other.body["id"]);
  });

  test.each([
    [{ role: "publisher" }, { role: "publisher" }],
    [{}, { role: "publisher" }],
    [
      { buses: ["default"], sources: ["/shop"] },
      { role: "publisher", buses: ["default"], sources: ["/shop"] },
    ],
  ])("a publisher key by %j", async (parts, wanted) => {
    const { api, tokens } = withTokens();
    const { body } = await api("POST /api/tokens", {
      body: { kind: "publisher-key", name: "the shop", ...parts },
    });
    const key = [...tokens.kept.values()].find(({ id }) => id === body["id"]);
    expect(key).toMatchObject({ kind: "publisher-key", ...wanted });
  });

  test.each([
    [{ kind: "key", name: "x" }, "/kind"],
    [{ kind: "token", name: "x" }, "/role"],
    [{ kind: "token", name: "x", role: "owner" }, "/role"],
    [{ kind: "publisher-key", name: "x", role: "admin" }, "/role"],
    [{ kind: "publisher-key", name: "x", buses: [] }, "/buses"],
    [{ kind: "publisher-key" }, ""],
  ])("%j is refused", async (body, pointer) => {
    const { api, tokens } = withTokens();
    const answer = await api("POST /api/tokens", { body });
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid", errors: [{ pointer }] } });
    expect(tokens.kept.size).toBe(ROLES.length);
  });
});

describe("an access key", () => {
  test("shows its pair once, and the list its id", async () => {
    const { api, tokens } = withTokens();
    const answer = await api("POST /api/tokens", {
      body: { kind: "access-key", name: "the sdk", role: "admin", buses: ["shop"] },
    });
    expect(answer.status).toBe(201);
    const { id, accessKeyId, secretAccessKey } = answer.body as unknown as Record<string, string>;
    expect(accessKeyId).toMatch(/^SBX[A-Z2-7]{17}$/);
    expect(secretAccessKey).toMatch(/^[\w-]{40}$/);
    expect(await tokens.findAccessKey(accessKeyId!)).toMatchObject({
      token: { id, kind: "access-key", role: "admin", buses: ["shop"] },
      secret: secretAccessKey,
    });
    const { text } = await api("GET /api/tokens");
    expect(text).toContain(accessKeyId);
    expect(text).not.toContain(secretAccessKey);
  });

  test("publishes when no role is said", async () => {
    const { api, tokens } = withTokens();
    const { body } = await api("POST /api/tokens", { body: { kind: "access-key", name: "the sdk" } });
    expect(await tokens.findAccessKey(String(body["accessKeyId"]))).toMatchObject({
      token: { role: "publisher" },
    });
  });

  test("of an admin does not stand in for the last admin's token", async () => {
    const { api } = withTokens();
    await api("POST /api/tokens", { body: { kind: "access-key", name: "the sdk", role: "admin" } });
    expect(await api("DELETE /api/tokens/admin")).toMatchObject({ status: 409 });
  });
});

test("a list shows who made which, in pages", async () => {
  const { api } = withTokens();
  const first = await api("GET /api/tokens?limit=3");
  expect(first.body.items[0]).toEqual({
    id: "admin",
    kind: "token",
    name: "admin",
    role: "admin",
    createdAt: "2026-01-02T03:04:05.678Z",
    createdBy: "first-start",
    lastUsedAt: "2026-01-02T03:04:05.678Z",
  });
  const second = await api(`GET /api/tokens?limit=3&cursor=${String(first.body["next"])}`);
  expect(second.body.items.map(({ id }) => id)).toEqual(["publisher", "viewer"]);
});

describe("revoking", () => {
  test("keeps the token's owner out", async () => {
    const { api } = withTokens();
    expect(await api("DELETE /api/tokens/viewer")).toMatchObject({ status: 204 });
    expect(await api("GET /api/rules", { as: "viewer" })).toMatchObject({ status: 401 });
    expect(await api("DELETE /api/tokens/viewer")).toMatchObject({ status: 404 });
  });

  test("spares the last admin", async () => {
    const { api } = withTokens();
    expect(await api("DELETE /api/tokens/admin")).toMatchObject({
      status: 409,
      body: { code: "state-conflict" },
    });
    await api("POST /api/tokens", { body: { kind: "token", name: "another", role: "admin" } });
    expect(await api("DELETE /api/tokens/admin")).toMatchObject({ status: 204 });
  });
});
