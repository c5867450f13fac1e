import { describe, expect, test } from "vitest";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const TYPE = "shop.order.paid";
const NUMBER = { type: "object", properties: { amount: { type: "number" } }, required: ["amount"] };
const TEXT = { type: "object", properties: { amount: { type: "string" } }, required: ["amount"] };
const backward = {
  ...NUMBER,
  "x-signalbox": { mode: "reject", compatibility: "backward", dataschema: "urn:v1" },
};

/** The API over schema v1 of the type, which wants its next version to be backward compatible. */
function withSchema(parts: object = {}) {
  const ports = controlPorts({
    registry: memoryRegistry([aDefinition({ kind: "schema", id: `${TYPE}.v1`, value: backward, ...parts })]),
    archive: memoryArchive([
      anEvent({ id: "1", data: { amount: 1 } }),
      anEvent({ id: "2", data: { amount: "two" } }),
      anEvent({ id: "3", type: "other", data: {} }),
    ]),
  });
  return { ...ports, api: apiOver(ports) };
}

describe("reading", () => {
  test("shows a schema with its settings, those that it leaves open as they default", async () => {
    const { api } = withSchema();
    const answer = await api(`GET /api/schemas/${TYPE}`, { as: "viewer" });
    expect(answer.headers["etag"]).toBe('"1"');
    expect(answer.body).toEqual({
      id: `${TYPE}.v1`,
      type: TYPE,
      version: 1,
      mode: "reject",
      compatibility: "backward",
      dataschema: "urn:v1",
      formats: true,
      schema: backward,
      updatedAt: "2026-01-02T03:04:05.678Z",
      updatedBy: "admin",
    });
  });

  test("lists the newest version of each type, and all versions of one", async () => {
    const { api } = withSchema();
    await api("POST /api/schemas", { body: { type: TYPE, schema: NUMBER } });
    await api("POST /api/schemas", { body: { type: "other", schema: true } });
    const list = await api("GET /api/schemas");
    expect(list.body.items).toMatchObject([
      { type: "other", version: 1 },
      { type: TYPE, version: 2 },
    ]);
    const versions = await api(`GET /api/schemas/${TYPE}/versions`);
    expect(versions.body.items).toMatchObject([{ version: 2 }, { version: 1 }]);
    const first = await api(`GET /api/schemas/${TYPE}/versions?limit=1`);
    const second = await api(
      `GET /api/schemas/${TYPE}/versions?limit=1&cursor=${String(first.body["next"])}`,
    );
    expect(second.body.items).toMatchObject([{ version: 1 }]);
  });

  test("finds no schema where there is none", async () => {
    const { api } = withSchema();
    expect(await api("GET /api/schemas/none")).toMatchObject({ status: 404 });
    expect(await api("GET /api/schemas/none/versions")).toMatchObject({ status: 404 });
  });
});

describe("registering", () => {
  test("makes the first version of a type, its settings in the schema", async () => {
    const { api, registry } = withSchema();
    const answer = await api("POST /api/schemas", {
      body: { type: "new", schema: NUMBER, mode: "warn", source: "/shop*" },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { type: "new", version: 1, mode: "warn", source: "/shop*" },
    });
    expect(answer.headers).toMatchObject({ location: "/api/schemas/new", etag: '"1"' });
    expect(registry.get("schema", "new.v1")?.value).toEqual({
      ...NUMBER,
      "x-signalbox": { mode: "warn", source: "/shop*" },
    });
  });

  test.each(["POST /api/schemas", `POST /api/schemas/${TYPE}/versions`])(
    "by %s makes the next one",
    async (request) => {
      const { api } = withSchema();
      const answer = await api(request, { body: { type: TYPE, schema: NUMBER } });
      expect(answer).toMatchObject({
        status: 201,
        body: { version: 2, mode: "reject", compatibility: "backward" },
      });
      expect(answer.body).not.toHaveProperty("dataschema");
    },
  );

  test("by PUT follows the version in If-Match", async () => {
    const { api } = withSchema();
    const body = { schema: NUMBER };
    const request = `PUT /api/schemas/${TYPE}`;
    expect(await api(request, { body })).toMatchObject({ status: 428 });
    expect(await api(request, { body, headers: { "if-match": '"2"' } })).toMatchObject({ status: 409 });
    expect(await api(request, { body, headers: { "if-none-match": "*" } })).toMatchObject({ status: 409 });
    expect(await api(request, { body, headers: { "if-match": '"1"' } })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await api("PUT /api/schemas/new", { body })).toMatchObject({ status: 201, body: { version: 1 } });
  });

  test("takes back what was read, changed", async () => {
    const { api } = withSchema();
    const { body } = await api(`GET /api/schemas/${TYPE}`);
    const headers = { "if-match": '"1"' };
    expect(await api(`PUT /api/schemas/${TYPE}`, { body: { ...body, mode: "warn" }, headers })).toMatchObject(
      {
        status: 200,
        body: { version: 2, mode: "warn" },
      },
    );
  });

  test("goes on beside the versions that files own", async () => {
    const { api } = withSchema({ file: `schemas/events/${TYPE}.v1.schema.json` });
    expect(await api("POST /api/schemas", { body: { type: TYPE, schema: NUMBER } })).toMatchObject({
      status: 201,
    });
  });

  test("refuses what is not compatible, unless it is forced", async () => {
    const { api, registry } = withSchema();
    const body = { type: TYPE, schema: TEXT };
    const answer = await api("POST /api/schemas", { body });
    expect(answer).toMatchObject({ status: 409, body: { code: "schema-incompatible" } });
    expect(answer.body.errors?.[0]?.["pointer"]).toContain("amount");
    expect(registry.kept).toHaveLength(1);
    expect(await api("POST /api/schemas", { body: { ...body, compatibility: "none" } })).toMatchObject({
      status: 201,
    });
    const forced = { ...body, force: true, compatibility: "backward", schema: NUMBER };
    expect(await api("POST /api/schemas", { body: forced })).toMatchObject({
      status: 201,
      body: { version: 3 },
    });
  });

  test("refuses what archived events of the type do not fit, when that is asked", async () => {
    const { api } = withSchema();
    const body = { type: TYPE, schema: NUMBER, archived: 10 };
    const answer = await api("POST /api/schemas", { body });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: "schema-incompatible", errors: [{ pointer: "/amount", keyword: "type" }] },
    });
    expect(answer.body.detail).toContain('1 of 2 archived events, such as "2"');
  });

  test.each([
    [{ schema: { type: "objekt" } }, "schema-invalid"],
    [{ schema: NUMBER, mode: "panic" }, "request-invalid"],
    [{ schema: { ...NUMBER, "x-signalbox": { mode: "panic" } } }, "schema-invalid"],
    [{ schema: "object" }, "request-invalid"],
    [{}, "request-invalid"],
    [{ schema: NUMBER, archived: 1001 }, "request-invalid"],
  ])("refuses %j", async (parts, code) => {
    const { api, registry } = withSchema();
    expect(await api("POST /api/schemas", { body: { type: "new", ...parts } })).toMatchObject({
      status: 400,
      body: { code },
    });
    expect(registry.kept).toHaveLength(1);
  });

  test("refuses a type that is not the path's, and none", async () => {
    const { api } = withSchema();
    const body = { type: "other", schema: NUMBER };
    expect(await api(`POST /api/schemas/${TYPE}/versions`, { body })).toMatchObject({ status: 400 });
    expect(await api("POST /api/schemas", { body: { schema: NUMBER } })).toMatchObject({ status: 400 });
  });
});

describe("removing", () => {
  test("takes all versions away, and their numbers are not given again", async () => {
    const { api } = withSchema();
    await api("POST /api/schemas", { body: { type: TYPE, schema: NUMBER } });
    expect(await api(`DELETE /api/schemas/${TYPE}`, { headers: { "if-match": '"2"' } })).toMatchObject({
      status: 204,
    });
    expect(await api(`GET /api/schemas/${TYPE}`)).toMatchObject({ status: 404 });
    expect(await api("POST /api/schemas", { body: { type: TYPE, schema: TEXT } })).toMatchObject({
      body: { version: 3 },
    });
  });

  test("leaves to files what they own", async () => {
    const { api } = withSchema({ file: `schemas/events/${TYPE}.v1.schema.json` });
    expect(await api(`DELETE /api/schemas/${TYPE}`, { headers: { "if-match": '"1"' } })).toMatchObject({
      status: 409,
      body: { code: "managed-by-files" },
    });
  });
});

describe("checking a draft", () => {
  const check = async (body: object, as: "viewer" | "operator" = "operator") => {
    const { api, registry } = withSchema();
    const answer = await api(`POST /api/schemas/${TYPE}/check`, { as, body });
    expect(registry.kept).toHaveLength(1);
    return answer;
  };

  test("says that it is compatible", async () => {
    expect((await check({ schema: NUMBER }, "viewer")).body).toEqual({ compatible: true, problems: [] });
  });

  test("says what stands against it", async () => {
    const { body } = await check({ schema: TEXT }, "viewer");
    expect(body).toMatchObject({ compatible: false });
    expect(body["problems"]).not.toEqual([]);
  });

  test("says which archived events it would refuse", async () => {
    const { body } = await check({ schema: NUMBER, archived: 100 });
    expect(body).toMatchObject({
      compatible: false,
      problems: [],
      archived: { checked: 2, refused: 1, examples: [{ id: "2", problems: [{ pointer: "/amount" }] }] },
    });
  });

  test("asks archived events only for those who may read payloads", async () => {
    expect(await check({ schema: NUMBER, archived: 1 }, "viewer")).toMatchObject({ status: 403 });
  });

  test("of a type without a schema asks only whether it is one", async () => {
    const { api } = withSchema();
    expect((await api("POST /api/schemas/new/check", { body: { schema: TEXT } })).body).toMatchObject({
      compatible: true,
    });
    expect(await api("POST /api/schemas/new/check", { body: { schema: { type: 1 } } })).toMatchObject({
      status: 400,
      body: { code: "schema-invalid" },
    });
  });
});

describe("inferring", () => {
  test("drafts a schema that the archived events of the type fit", async () => {
    const { api } = withSchema();
    const answer = await api("POST /api/schemas/other/infer", { as: "operator" });
    expect(answer.body).toMatchObject({ type: "other", samples: 1, schema: { type: "object" } });
  });

  test("looks at the newest events, as many as are asked", async () => {
    const { api } = withSchema();
    const answer = await api(`POST /api/schemas/${TYPE}/infer`, { body: { limit: 1 } });
    expect(answer.body).toMatchObject({ samples: 1, schema: { properties: { amount: { type: "string" } } } });
  });

  test("needs an event", async () => {
    const { api } = withSchema();
    expect(await api("POST /api/schemas/none/infer")).toMatchObject({ status: 404 });
    expect(await api(`POST /api/schemas/${TYPE}/infer`, { body: { source: "/none" } })).toMatchObject({
      status: 404,
    });
  });
});
