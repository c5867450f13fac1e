import { describe, expect, test } from "vitest";
import { aDefinition, NOW } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { memoryTapStates } from "../../support/taps.ts";
import { apiOver, controlPorts } from "../api.ts";
import { SOURCE, TAP } from "../things.ts";

function world(value: object = TAP) {
  const registry = memoryRegistry([
    aDefinition({ kind: "source", id: "orders", value }),
    aDefinition({ kind: "source", id: "github", value: SOURCE }),
  ]);
  const ports = controlPorts({ registry, tapStates: memoryTapStates() });
  return { ...ports, api: apiOver(ports) };
}

const report = { at: NOW, connected: true, since: NOW, messages: 7, refused: 1, lag: 3 };

describe("the state of a tap", () => {
  test.each([
    [{ ...TAP, enabled: false }, undefined, { status: "off" }],
    [TAP, undefined, { status: "starting" }],
    [
      TAP,
      { ...report, lastMessageAt: NOW },
      { status: "connected", messages: 7, refused: 1, lag: 3, lastMessageAt: "2026-01-02T03:04:05.678Z" },
    ],
    [
      TAP,
      { ...report, connected: false, lastError: { at: NOW, code: "tap-refused", detail: "Cannot take" } },
      {
        status: "failing",
        since: "2026-01-02T03:04:05.678Z",
        lastError: { at: "2026-01-02T03:04:05.678Z", code: "tap-refused", detail: "Cannot take" },
      },
    ],
  ])("%#", async (value, reported, state) => {
    const { api, tapStates } = world(value);
    if (reported) await tapStates.report("orders", reported);
    expect((await api("GET /api/sources/orders")).body).toMatchObject({ id: "orders", state });
    expect((await api("GET /api/sources?kind=tap")).body.items).toMatchObject([{ id: "orders", state }]);
  });

  test("stands beside no webhook", async () => {
    const { api } = world();
    expect((await api("GET /api/sources/github")).body).not.toHaveProperty("state");
    expect((await api("GET /api/sources?kind=webhook")).body.items).toMatchObject([{ id: "github" }]);
  });

  test("may be sent back", async () => {
    const { api } = world();
    const { body } = await api("GET /api/sources/orders");
    expect(await api("PUT /api/sources/orders", { body, headers: { "if-match": '"1"' } })).toMatchObject({
      status: 200,
    });
  });
});

describe("pause and resume", () => {
  test("by an operator, and seen at once", async () => {
    const { api } = world();
    const { status, body } = await api("POST /api/sources/orders/pause", { as: "operator" });
    expect([status, body]).toMatchObject([
      200,
      { state: { status: "paused", paused: { by: "operator", at: "2026-01-02T03:04:05.678Z" } } },
    ]);
    const resumed = await api("POST /api/sources/orders/resume", { as: "operator" });
    expect(resumed.body).toMatchObject({ state: { status: "starting" } });
  });

  test.each([
    ["github", 400, "request-invalid"],
    ["none", 404, "not-found"],
  ])("not of %s", async (id, status, code) => {
    const { api } = world();
    expect(await api(`POST /api/sources/${id}/pause`)).toMatchObject({ status, body: { code } });
  });
});
