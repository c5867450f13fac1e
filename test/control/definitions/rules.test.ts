import { describe, expect, test } from "vitest";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const FIRST = { pattern: { type: ["first"] }, targets: [{ target: "log" }] };
const SECOND = { pattern: { type: ["second"] }, targets: [{ target: "log" }] };

/** The API over a rule `paid` that has two versions. */
function withVersions() {
  const registry = memoryRegistry([
    aDefinition({ kind: "rule", id: "paid", version: 1, value: FIRST }),
    aDefinition({ kind: "rule", id: "paid", version: 2, value: SECOND }),
  ]);
  return { registry, api: apiOver(controlPorts({ registry })) };
}

describe("versions", () => {
  test("come newest first, in pages", async () => {
    const { api } = withVersions();
    const first = await api("GET /api/rules/paid/versions?limit=1");
    expect(first.body.items).toMatchObject([{ version: 2, ...SECOND }]);
    const second = await api(`GET /api/rules/paid/versions?limit=1&cursor=${String(first.body["next"])}`);
    expect(second.body.items).toMatchObject([{ version: 1, ...FIRST }]);
    expect(second.body["next"]).toBeUndefined();
  });

  test("of a rule that never was are not found", async () => {
    const { api } = withVersions();
    expect(await api("GET /api/rules/other/versions")).toMatchObject({ status: 404 });
  });
});

describe("rollback", () => {
  test("adds a version that says what the earlier one said", async () => {
    const { api, registry } = withVersions();
    const answer = await api("POST /api/rules/paid/rollback", { body: { version: 1 } });
    expect(answer).toMatchObject({ status: 200, body: { version: 3, ...FIRST } });
    expect(await registry.versions("rule", "paid")).toHaveLength(3);
  });

  test("brings a removed rule back", async () => {
    const { api } = withVersions();
    await api("DELETE /api/rules/paid", { headers: { "if-match": '"2"' } });
    expect(await api("POST /api/rules/paid/rollback", { body: { version: 2 } })).toMatchObject({
      status: 200,
      body: { version: 4, ...SECOND },
    });
  });

  test("refuses a version that there is not, and one at which the rule was removed", async () => {
    const { api } = withVersions();
    expect(await api("POST /api/rules/paid/rollback", { body: { version: 9 } })).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
    await api("DELETE /api/rules/paid", { headers: { "if-match": '"2"' } });
    expect(await api("POST /api/rules/paid/rollback", { body: { version: 3 } })).toMatchObject({
      status: 409,
      body: { code: "state-conflict" },
    });
  });

  test("honours If-Match when it is sent", async () => {
    const { api } = withVersions();
    const stale = { body: { version: 1 }, headers: { "if-match": '"1"' } };
    expect(await api("POST /api/rules/paid/rollback", stale)).toMatchObject({
      status: 409,
      body: { code: "version-conflict" },
    });
  });

  test("needs a version", async () => {
    const { api } = withVersions();
    expect(await api("POST /api/rules/paid/rollback", { body: {} })).toMatchObject({
      status: 400,
      body: { code: "request-invalid" },
    });
  });
});

describe("enable and disable", () => {
  test("switch the rule off and on, each a version", async () => {
    const { api } = withVersions();
    expect(await api("POST /api/rules/paid/disable")).toMatchObject({ body: { version: 3, enabled: false } });
    expect(await api("POST /api/rules/paid/enable")).toMatchObject({ body: { version: 4, enabled: true } });
  });

  test("change nothing when it is so already", async () => {
    const { api, registry } = withVersions();
    const answer = await api("POST /api/rules/paid/enable");
    expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
    expect(registry.kept).toHaveLength(2);
  });

  test("find no rule where there is none", async () => {
    const { api } = withVersions();
    expect(await api("POST /api/rules/other/enable")).toMatchObject({ status: 404 });
  });
});
