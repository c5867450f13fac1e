import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../functions/core/delivery.ts";
import type { Target } from "../../../functions/core/rule.ts";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry, memoryTargetStates } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const VALUE = { kind: "http", url: "https://wms.example/hook" };
const registryOf = (value: object = VALUE) =>
  memoryRegistry([aDefinition({ kind: "target", id: "warehouse", value })]);

describe("state", () => {
  test("stands beside the target", async () => {
    const targetStates = memoryTargetStates({
      warehouse: {
        breaker: { state: "open", failures: 10, openUntil: Date.UTC(2026, 0, 1) },
        waiting: 7,
        inFlight: 1,
      },
    });
    const api = apiOver(controlPorts({ registry: registryOf(), targetStates }));
    expect((await api("GET /api/targets/warehouse")).body).toMatchObject({
      ...VALUE,
      state: {
        breaker: { state: "open", failures: 10, openUntil: "2026-01-01T00:00:00.000Z" },
        waiting: 7,
        inFlight: 1,
      },
    });
    expect((await api("GET /api/targets")).body.items[0]).toMatchObject({ state: { waiting: 7 } });
  });

  test("is no part of what is sent back", async () => {
    const { registry, ...ports } = controlPorts({ registry: registryOf() });
    const api = apiOver({ registry, ...ports });
    const { body } = await api("GET /api/targets/warehouse");
    await api("PUT /api/targets/warehouse", { body, headers: { "if-match": '"1"' } });
    expect(registry.get("target", "warehouse")).toMatchObject({ version: 2, value: VALUE });
  });
});

describe("pause and resume", () => {
  test("hold the target's deliveries and let them go", async () => {
    const ports = controlPorts({ registry: registryOf() });
    const api = apiOver(ports);
    const paused = await api("POST /api/targets/warehouse/pause", { as: "operator" });
    expect(paused.body).toMatchObject({
      state: { paused: { at: "2026-01-02T03:04:05.678Z", by: "operator" } },
    });
    expect(ports.targetStates.get("warehouse").paused).toBeDefined();
    const resumed = await api("POST /api/targets/warehouse/resume", { as: "operator" });
    expect(resumed.status).toBe(200);
    expect(ports.targetStates.get("warehouse").paused).toBeUndefined();
  });

  test("work on a target that a file owns: a state is no definition", async () => {
    const registry = memoryRegistry([
      aDefinition({ kind: "target", id: "warehouse", value: VALUE, file: "rules/targets/warehouse.json" }),
    ]);
    const api = apiOver(controlPorts({ registry }));
    expect(await api("POST /api/targets/warehouse/pause")).toMatchObject({ status: 200 });
  });

  test("know the built-in target", async () => {
    const ports = controlPorts({});
    expect(await apiOver(ports)("POST /api/targets/log/pause")).toMatchObject({
      status: 200,
      body: { id: "log" },
    });
    expect(ports.targetStates.get("log").paused).toBeDefined();
  });

  test("find no target where there is none", async () => {
    const api = apiOver(controlPorts({}));
    for (const act of ["pause", "resume", "test"])
      expect(await api(`POST /api/targets/other/${act}`)).toMatchObject({ status: 404 });
  });
});

describe("test", () => {
  test("sends an event by the target's own sender and answers with the attempt", async () => {
    const sent: [Delivery, Target][] = [];
    const ports = controlPorts({
      registry: registryOf(),
      send: async (delivery: Delivery, target: Target) => {
        sent.push([delivery, target]);
        return { ok: true, status: 202 } as const;
      },
    });
    const answer = await apiOver(ports)("POST /api/targets/warehouse/test", { as: "operator" });
    expect(answer).toMatchObject({
      status: 200,
      body: { number: 1, at: "2026-01-02T03:04:05.678Z", status: 202 },
    });
    const [[delivery, target]] = sent as [[Delivery, Target]];
    expect(target).toEqual({ ...VALUE, id: "warehouse" });
    expect(JSON.parse(delivery.event.text)).toMatchObject({
      specversion: "1.0",
      id: delivery.event.id,
      type: "signalbox.target.test",
      data: { target: "warehouse" },
    });
  });

  test("tells how the target failed", async () => {
    const ports = controlPorts({
      registry: registryOf(),
      send: async () =>
        ({ ok: false, code: "target-refused", detail: "warehouse answered 410", status: 410 }) as const,
    });
    expect((await apiOver(ports)("POST /api/targets/warehouse/test")).body).toMatchObject({
      status: 410,
      error: { code: "target-refused", detail: "warehouse answered 410" },
    });
  });
});

describe("secrets that were written into a target", () => {
  const value = {
    ...VALUE,
    auth: { kind: "basic", username: "ada", password: "hunter2" },
    headers: { "x-api-key": "hunter2", "x-shop": "berlin", authorization: { secret: "WMS" } },
  };
  const hidden = {
    auth: { kind: "basic", username: "ada", password: "(hidden)" },
    headers: { "x-api-key": "(hidden)", "x-shop": "berlin", authorization: { secret: "WMS" } },
  };

  test("are shown to admins alone", async () => {
    const api = apiOver(controlPorts({ registry: registryOf(value) }));
    const shownTo = async (as: "viewer" | "operator" | "admin") =>
      (await api("GET /api/targets/warehouse", { as })).body;
    expect(await shownTo("viewer")).toMatchObject(hidden);
    expect(await shownTo("operator")).toMatchObject(hidden);
    expect(await shownTo("admin")).toMatchObject(value);
  });

  test("are so as well where they are of a mail server", async () => {
    const auth = { username: "ada", password: "hunter2" };
    const mails = { kind: "email", to: ["a@shop.example"], smtp: { host: "smtp.shop.example", auth } };
    const api = apiOver(controlPorts({ registry: registryOf(mails) }));
    expect((await api("GET /api/targets/warehouse", { as: "viewer" })).body).toMatchObject({
      smtp: { host: "smtp.shop.example", auth: { username: "ada", password: "(hidden)" } },
    });
  });

  test("are so as well where the address itself is one", async () => {
    const chat = { kind: "chat", service: "slack", url: "https://hooks.example/hunter2" };
    const api = apiOver(controlPorts({ registry: registryOf(chat) }));
    const { body } = await api("GET /api/targets/warehouse", { as: "operator" });
    expect(body).toMatchObject({ service: "slack", url: "(hidden)" });
  });

  test("do not get into the audit", async () => {
    const ports = controlPorts({ registry: registryOf(value) });
    const api = apiOver(ports);
    await api("PUT /api/targets/warehouse", {
      body: { ...value, auth: { ...value.auth, username: "eve" } },
      headers: { "if-match": '"1"' },
    });
    expect(ports.audit.kept).toHaveLength(1);
    expect(JSON.stringify(ports.audit.kept)).not.toContain("hunter2");
  });
});
