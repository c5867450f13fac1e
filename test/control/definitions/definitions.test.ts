import { describe, expect, test } from "vitest";
import { MOST_ASKED_OF_ALL } from "../../../functions/core/check/asked-of-all.ts";
import { aDefinition, NOW } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const RULE = { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }] };
const KNOWN = aDefinition({ kind: "rule", id: "paid", version: 3, value: RULE });

/** The API over a registry that holds rule `paid` at version 3. */
function withRule(definition = KNOWN) {
  const ports = controlPorts({ registry: memoryRegistry([definition]) });
  return { api: apiOver(ports), ...ports };
}

describe("reading", () => {
  test("gives a rule flat, with its version in the body and in ETag", async () => {
    const { api } = withRule();
    const answer = await api("GET /api/rules/paid");
    expect(answer.status).toBe(200);
    expect(answer.headers["etag"]).toBe('"3"');
    expect(answer.body).toEqual({
      id: "paid",
      version: 3,
      ...RULE,
      updatedAt: "2026-01-02T03:04:05.678Z",
      updatedBy: "admin",
    });
  });

  test("names what there is none of", async () => {
    const { api } = withRule();
    const answer = await api("GET /api/rules/nothing");
    expect(answer).toMatchObject({
      status: 404,
      body: { code: "not-found", instance: "/api/rules/nothing" },
    });
    expect(answer.body.detail).toContain('rule "nothing"');
  });

  test("pages through a list by id, unmoved by what is added meanwhile", async () => {
    const registry = memoryRegistry(
      ["b", "d", "c"].map((id) => aDefinition({ kind: "rule", id, value: RULE })),
    );
    const api = apiOver(controlPorts({ registry }));
    const first = await api("GET /api/rules?limit=2");
    expect(first.body.items.map(({ id }) => id)).toEqual(["b", "c"]);
    await registry.put({ kind: "rule", id: "a", value: RULE, at: NOW, by: "admin" });
    const second = await api(`GET /api/rules?limit=2&cursor=${String(first.body["next"])}`);
    expect(second.body.items.map(({ id }) => id)).toEqual(["d"]);
    expect(second.body["next"]).toBeUndefined();
  });

  test("refuses a cursor that it did not give", async () => {
    const { api } = withRule();
    expect(await api("GET /api/rules?cursor=made-up")).toMatchObject({
      status: 400,
      body: { code: "cursor-invalid" },
    });
  });

  test("finds rules by bus, target and whether they are on", async () => {
    const rules = [
      { id: "on", value: RULE },
      { id: "off", value: { ...RULE, enabled: false } },
      { id: "elsewhere", value: { ...RULE, bus: "other", targets: [{ target: "warehouse" }] } },
    ];
    const registry = memoryRegistry(rules.map((rule) => aDefinition({ kind: "rule", ...rule })));
    const api = apiOver(controlPorts({ registry }));
    const found = async (query: string) =>
      (await api(`GET /api/rules?${query}`)).body.items.map(({ id }) => id);
    expect(await found("bus=other")).toEqual(["elsewhere"]);
    expect(await found("target=log")).toEqual(["off", "on"]);
    expect(await found("enabled=false&bus=default")).toEqual(["off"]);
  });
});

describe("creating", () => {
  test("takes the id from the body and tells where the rule is", async () => {
    const { api, registry } = withRule();
    const answer = await api("POST /api/rules", { body: { id: "large", ...RULE } });
    expect(answer).toMatchObject({ status: 201, body: { id: "large", version: 1 } });
    expect(answer.headers).toMatchObject({ location: "/api/rules/large", etag: '"1"' });
    expect(registry.get("rule", "large")).toMatchObject({ value: RULE, at: NOW, by: "admin" });
  });

  test("refuses an id that is taken", async () => {
    const { api } = withRule();
    const answer = await api("POST /api/rules", { body: { id: "paid", ...RULE } });
    expect(answer).toMatchObject({ status: 409, body: { code: "version-conflict" } });
  });

  test.each([undefined, "", 7, "a/b", "../a", ".a", "a b", "x".repeat(129)])(
    "refuses %j as an id",
    async (id) => {
      const { api, registry } = withRule();
      const wanted = { status: 400, body: { code: "request-invalid", errors: [{ pointer: "/id" }] } };
      expect(await api("POST /api/rules", { body: { id, ...RULE } })).toMatchObject(wanted);
      if (id && id !== 7)
        expect(await api(`PUT /api/rules/${encodeURIComponent(id)}`, { body: RULE })).toMatchObject(wanted);
      expect(registry.kept).toHaveLength(1);
    },
  );

  test("by PUT makes what is not there, and nothing else when If-None-Match is *", async () => {
    const { api } = withRule();
    expect(await api("PUT /api/rules/fresh", { body: RULE })).toMatchObject({ status: 201 });
    const fresh = { "if-none-match": "*" };
    expect(await api("PUT /api/rules/other", { body: RULE, headers: fresh })).toMatchObject({ status: 201 });
    expect(await api("PUT /api/rules/paid", { body: RULE, headers: fresh })).toMatchObject({
      status: 409,
      body: { code: "version-conflict" },
    });
  });
});

describe("changing", () => {
  const body = { ...RULE, description: "New" };

  test("replaces the rule when If-Match names its version", async () => {
    const { api, registry } = withRule();
    const answer = await api("PUT /api/rules/paid", { body, headers: { "if-match": '"3"' } });
    expect(answer).toMatchObject({ status: 200, body: { version: 4, description: "New" } });
    expect(answer.headers["etag"]).toBe('"4"');
    expect(registry.get("rule", "paid")).toMatchObject({ version: 4, value: body });
  });

  test.each(["3", 'W/"3"', "*"])("takes If-Match %s for the version", async (ifMatch) => {
    const { api } = withRule();
    expect(await api("PUT /api/rules/paid", { body, headers: { "if-match": ifMatch } })).toMatchObject({
      status: 200,
    });
  });

  test.each([
    { name: "without If-Match", headers: {}, status: 428, code: "version-required" },
    { name: "with a stale version", headers: { "if-match": '"2"' }, status: 409, code: "version-conflict" },
    { name: "with no version", headers: { "if-match": "newest" }, status: 400, code: "request-invalid" },
  ])("refuses a change $name, and the rule stays", async ({ headers, status, code }) => {
    const { api, registry } = withRule();
    expect(await api("PUT /api/rules/paid", { body, headers })).toMatchObject({ status, body: { code } });
    expect(await api("DELETE /api/rules/paid", { headers })).toMatchObject({ status, body: { code } });
    expect(registry.get("rule", "paid")).toEqual(KNOWN);
  });

  test("takes back what was read, changed", async () => {
    const { api, registry } = withRule();
    const { body: read } = await api("GET /api/rules/paid");
    const answer = await api("PUT /api/rules/paid", {
      body: { ...read, description: "New" },
      headers: { "if-match": '"3"' },
    });
    expect(answer.status).toBe(200);
    expect(registry.get("rule", "paid")?.value).toEqual(body);
  });

  test("refuses a body whose id is another", async () => {
    const { api } = withRule();
    const answer = await api("PUT /api/rules/paid", { body: { id: "large", ...RULE } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: "/id" }] } });
  });

  test("of what is not there with If-Match is not found", async () => {
    const { api } = withRule();
    const headers = { "if-match": '"1"' };
    expect(await api("PUT /api/rules/other", { body, headers })).toMatchObject({ status: 404 });
    expect(await api("DELETE /api/rules/other", { headers })).toMatchObject({ status: 404 });
  });

  test("removes the rule and keeps its versions", async () => {
    const { api } = withRule();
    const answer = await api("DELETE /api/rules/paid", { headers: { "if-match": '"3"' } });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(await api("GET /api/rules/paid")).toMatchObject({ status: 404 });
    const { body: versions } = await api("GET /api/rules/paid/versions");
    expect(versions.items.map(({ version, deleted }) => [version, deleted])).toEqual([
      [4, true],
      [3, undefined],
    ]);
  });

  test.each([
    ["PUT /api/rules/paid", { ...RULE }],
    ["DELETE /api/rules/paid", undefined],
    ["POST /api/rules/paid/disable", undefined],
    ["POST /api/rules", { id: "paid", ...RULE }],
  ])("leaves to the file what the file owns: %s", async (request, body) => {
    const { api, registry } = withRule({ ...KNOWN, file: "rules/paid.json" });
    const answer = await api(request, { body });
    expect(answer).toMatchObject({ status: 409, body: { code: "managed-by-files" } });
    expect(answer.body.detail).toContain("rules/paid.json");
    expect(registry.kept).toHaveLength(1);
  });
});

describe("checking", () => {
  test("refuses a misspelled member and says what was likely meant", async () => {
    const { api, registry } = withRule();
    const answer = await api("POST /api/rules", { body: { id: "large", ...RULE, patern: {} } });
    expect(answer).toMatchObject({ status: 400, body: { code: "rule-invalid" } });
    expect(answer.body.errors).toMatchObject([{ pointer: "/patern", keyword: "additionalProperties" }]);
    expect(answer.body.errors?.[0]?.["expected"]).toContain('did you mean "pattern"');
    expect(registry.get("rule", "large")).toBeUndefined();
  });

  test("refuses a pattern that is none, with its place in the rule", async () => {
    const { api } = withRule();
    const answer = await api("POST /api/rules", {
      body: { id: "large", ...RULE, pattern: { data: { amount: [{ numeric: ["~", 1] }] } } },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "pattern-invalid" } });
    expect(answer.body.errors?.[0]?.["pointer"]).toMatch(/^\/pattern\/data\/amount/);
  });

  test("refuses a rule more that every event would be asked of than a bus takes", async () => {
    const asked = { ...RULE, pattern: { data: { a: [{ exists: false }] } } };
    const rules = Array.from({ length: MOST_ASKED_OF_ALL }, (_, n) =>
      aDefinition({ kind: "rule", id: `r${n}`, value: asked }),
    );
    const api = apiOver(controlPorts({ registry: memoryRegistry(rules) }));
    expect(await api("POST /api/rules", { body: { id: "new", ...asked } })).toMatchObject({
      status: 400,
      body: { code: "rule-invalid", errors: [{ pointer: "/pattern" }] },
    });
    expect((await api("POST /api/rules", { body: { id: "new", ...RULE } })).status).toBe(201);
  });

  test("takes a rule whose target is missing, with a warning", async () => {
    const { api } = withRule();
    const answer = await api("POST /api/rules", {
      body: { id: "large", ...RULE, targets: [{ target: "lgo" }] },
    });
    expect(answer.status).toBe(201);
    expect(answer.body["warnings"]).toMatchObject([
      { code: "target-dangling", pointer: "/targets/0/target" },
    ]);
  });

  test.each([
    ["target", { id: "wms", kind: "http" }, "target-invalid"],
    ["source", { id: "github", kind: "carrier-pigeon" }, "source-invalid"],
    ["archive", { id: "orders", retentionDays: 0 }, "request-invalid"],
  ])("refuses a %s that is not as its schema says", async (kind, body, code) => {
    const api = apiOver(controlPorts({}));
    expect(await api(`POST /api/${kind}s`, { body })).toMatchObject({ status: 400, body: { code } });
  });
});
