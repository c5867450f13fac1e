import { describe, expect, test } from "vitest";
import { routes } from "../../functions/control/routes.ts";
import { may, rights, type Right } from "../../functions/core/people/roles.ts";
import type { Role } from "../../functions/core/ports.ts";
import { apiOver, controlPorts, ROLES } from "./api.ts";

/** What each role may, written out: the table that nobody should change by accident. */
const matrix: Readonly<Record<Role, readonly Right[]>> = {
  viewer: ["read", "self"],
  publisher: ["publish", "self"],
  consumer: ["consume", "self"],
  operator: ["read", "read-payloads", "operate", "self"],
  admin: ["read", "read-payloads", "read-hidden", "operate", "manage", "publish", "consume", "self"],
};

test.each(ROLES)("%s may what the table says, and nothing else", (role) => {
  const granted = (Object.keys(rights) as Right[]).filter((right) => may(role, right));
  expect(granted).toEqual(matrix[role]);
});

/** The right that each route needs, by `METHOD path`. */
const needed: Readonly<Record<string, Right | "public">> = {
  "POST /api/targets/{id}/receive": "consume",
  "POST /api/targets/{id}/acknowledge": "consume",
  "POST /api/targets/{id}/extend": "consume",
  "POST /api/targets/{id}/give-back": "consume",
  "GET /api/targets/{id}/backlog": "consume",
  "GET /api/rules": "read",
  "POST /api/rules": "manage",
  "GET /api/rules/{id}": "read",
  "PUT /api/rules/{id}": "manage",
  "DELETE /api/rules/{id}": "manage",
  "GET /api/rules/{id}/versions": "read",
  "POST /api/rules/{id}/rollback": "manage",
  "POST /api/rules/{id}/enable": "manage",
  "POST /api/rules/{id}/disable": "manage",
  "POST /api/explain": "read",
  "POST /api/rehearse": "read-payloads",
  "GET /api/schemas": "read",
  "POST /api/schemas": "manage",
  "GET /api/schemas/{type}": "read",
  "PUT /api/schemas/{type}": "manage",
  "DELETE /api/schemas/{type}": "manage",
  "GET /api/schemas/{type}/versions": "read",
  "POST /api/schemas/{type}/versions": "manage",
  "POST /api/schemas/{type}/check": "read",
  "POST /api/schemas/{type}/infer": "read-payloads",
  "GET /api/sources": "read",
  "POST /api/sources": "manage",
  "GET /api/sources/{id}": "read",
  "PUT /api/sources/{id}": "manage",
  "DELETE /api/sources/{id}": "manage",
  "GET /api/targets": "read",
  "POST /api/targets": "manage",
  "GET /api/targets/{id}": "read",
  "PUT /api/targets/{id}": "manage",
  "DELETE /api/targets/{id}": "manage",
  "POST /api/sources/{id}/pause": "operate",
  "POST /api/sources/{id}/resume": "operate",
  "POST /api/targets/{id}/pause": "operate",
  "POST /api/targets/{id}/resume": "operate",
  "POST /api/targets/{id}/skip": "operate",
  "GET /api/targets/{id}/diagnose": "read",
  "GET /api/rules/{id}/diagnose": "read",
  "GET /api/events/{id}/diagnose": "read",
  "GET /api/doctor": "operate",
  "POST /api/targets/{id}/test": "operate",
  "GET /api/events": "read",
  "GET /api/events/{id}": "read-payloads",
  "GET /api/events/{id}/journal": "read",
  "GET /api/deliveries": "read",
  "GET /api/deliveries/{id}": "read",
  "POST /api/deliveries/{id}/cancel": "operate",
  "POST /api/deliveries/{id}/recall": "operate",
  "GET /api/dead-letters": "read",
  "POST /api/dead-letters/redrive": "operate",
  "GET /api/ordered-keys": "read-payloads",
  "POST /api/ordered-keys/release": "operate",
  "GET /api/quarantine": "read",
  "GET /api/quarantine/{id}": "read-payloads",
  "DELETE /api/quarantine/{id}": "operate",
  "POST /api/quarantine/resubmit": "operate",
  "GET /api/archives": "read",
  "POST /api/archives": "manage",
  "GET /api/archives/{id}": "read",
  "PUT /api/archives/{id}": "manage",
  "DELETE /api/archives/{id}": "manage",
  "GET /api/replays": "read",
  "POST /api/replays": "operate",
  "GET /api/replays/{id}": "read",
  "POST /api/replays/{id}/pause": "operate",
  "POST /api/replays/{id}/resume": "operate",
  "POST /api/replays/{id}/cancel": "operate",
  "GET /api/tokens": "manage",
  "POST /api/tokens": "manage",
  "DELETE /api/tokens/{id}": "manage",
  "POST /api/tokens/{id}/rotate": "manage",
  "GET /api/me": "self",
  "GET /api/me/tokens": "self",
  "POST /api/me/tokens": "self",
  "POST /api/me/tokens/{id}/rotate": "self",
  "DELETE /api/me/tokens/{id}": "self",
  "GET /api/me/mutes": "self",
  "POST /api/me/mutes": "self",
  "GET /api/users": "manage",
  "POST /api/users": "manage",
  "GET /api/users/{id}": "manage",
  "PUT /api/users/{id}": "manage",
  "DELETE /api/users/{id}": "manage",
  "GET /api/audit": "manage",
  "GET /api/access": "read",
  "POST /api/access": "manage",
  "GET /api/access/{id}": "read",
  "PUT /api/access/{id}": "manage",
  "DELETE /api/access/{id}": "manage",
  "GET /api/tickets": "read",
  "GET /api/tickets/{id}": "read",
  "POST /api/tickets/{id}/approve": "manage",
  "POST /api/tickets/{id}/reject": "manage",
  "POST /api/tickets/{id}/withdraw": "self",
  "POST /api/tickets/{id}/execute": "self",
  "GET /api/audit/check": "manage",
  "GET /api/topology": "read",
  "GET /api/alert-rules": "read",
  "GET /api/alert-rules/{id}": "read",
  "POST /api/alert-rules": "manage",
  "PUT /api/alert-rules/{id}": "manage",
  "DELETE /api/alert-rules/{id}": "manage",
  "GET /api/alerts": "read",
  "GET /api/alerts/history": "read",
  "POST /api/alerts/acknowledge": "operate",
  "POST /api/alerts/silence": "operate",
  "POST /api/erasures": "manage",
  "GET /api/erasures": "manage",
  "GET /api/erasures/{id}": "manage",
  "GET /api/stats": "read",
  "GET /api/stats/top": "read",
  "GET /api/producers": "read",
  "GET /api/brokers": "read",
  "GET /api/openapi.json": "public",
};

test("every route is in the table, and no other", () => {
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(needed).sort());
});

describe.each(Object.entries(needed))("%s", (route, right) => {
  const request = route.replaceAll(/\{\w+\}/g, "x");

  test.each(ROLES)(`lets ${right} in, as %s`, async (role) => {
    const api = apiOver(controlPorts({}));
    const answer = await api(request, { as: role });
    const letIn = right === "public" || matrix[role].includes(right);
    expect(answer.body?.code === "role-insufficient").toBe(!letIn);
    expect(answer.status === 403).toBe(!letIn);
  });

  test("asks who it is", async () => {
    const api = apiOver(controlPorts({}));
    const nobody = await api(request, { as: "nobody" });
    const stranger = await api(request, { headers: { authorization: "Bearer sbx_made-up" } });
    expect(nobody.body?.code === "token-required").toBe(right !== "public");
    expect(stranger.body?.code === "token-invalid").toBe(right !== "public");
    if (right !== "public")
      expect([nobody.status, nobody.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });
});

test("the refusal names who may", async () => {
  const api = apiOver(controlPorts({}));
  const answer = await api("POST /api/replays", { as: "viewer", body: {} });
  expect(answer.body.detail).toContain("operator or admin");
});
