import { describe, expect, test } from "vitest";
import { aDeadLetter, aDefinition, aDeliveryView, anAttempt, NOW } from "../../support/build.ts";
import type { ControlPorts } from "../../../functions/control/control-ports.ts";
import { memoryDeliveryStore, memoryRegistry, memoryTargetStates } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const waiting = aDeliveryView({ id: "waiting" });
const dead = aDeadLetter({ id: "dead", target: "crm", createdAt: NOW - 1000 });
const deader = aDeadLetter({ id: "deader", rule: "other", event: { id: "7", source: "/s", type: "t" } });

function withDeliveries() {
  const ports = controlPorts({ deliveries: memoryDeliveryStore([waiting, dead, deader]) });
  return { ...ports, api: apiOver(ports) };
}

describe("deliveries", () => {
  test.each([
    ["", ["deader", "dead", "waiting"]],
    ["status=waiting", ["waiting"]],
    ["target=crm", ["dead"]],
    ["rule=other", ["deader"]],
    ["eventId=7", ["deader"]],
    ["until=2026-01-02T03:04:05.678Z", ["dead"]],
    ["from=2026-01-02T03:04:05.678Z&status=dead", ["deader"]],
  ])("are found by %s", async (query, ids) => {
    const { api } = withDeliveries();
    const answer = await api(`GET /api/deliveries?${query}`, { as: "viewer" });
    expect(answer.body.items.map(({ id }) => id)).toEqual(ids);
  });

  test("in a state that there is not are refused", async () => {
    const { api } = withDeliveries();
    expect((await api("GET /api/deliveries?status=lost")).body.errors).toMatchObject([
      { pointer: "/status", expected: "one of waiting, delivered, dead, cancelled, skipped" },
    ]);
  });

  test("show every attempt and the reason, their times as RFC 3339", async () => {
    const { api } = withDeliveries();
    expect((await api("GET /api/deliveries/dead")).body).toEqual({
      ...dead,
      createdAt: "2026-01-02T03:04:04.678Z",
      endedAt: "2026-01-02T03:04:05.678Z",
      attempts: [{ ...dead.attempts[0], at: "2026-01-02T03:04:05.678Z" }],
    });
    expect((await api("GET /api/deliveries/waiting")).body).toMatchObject({
      dueAt: "2026-01-02T03:04:05.678Z",
    });
    expect(await api("GET /api/deliveries/other")).toMatchObject({ status: 404 });
  });

  test("that wait for a target that takes none say why", async () => {
    const breaker = { state: "open", failures: 5, openUntil: NOW + 60_000 } as const;
    const idle = { waiting: 1, inFlight: 0 };
    const targetStates = memoryTargetStates({
      paused: { ...idle, paused: { at: NOW, by: "ada-1" }, breaker },
      broken: { ...idle, breaker },
      tried: { ...idle, breaker: { ...breaker, state: "half-open" } },
    });
    const views = ["paused", "broken", "tried", "fine"].map((target) =>
      aDeliveryView({ id: target, target }),
    );
    const ended = aDeadLetter({ id: "ended", target: "paused" });
    const deliveries = memoryDeliveryStore([...views, ended].toReversed());
    const api = apiOver(controlPorts({ deliveries, targetStates }));
    const { items } = (await api("GET /api/deliveries")).body;
    expect(items.map(({ id, reason }) => [id, reason])).toEqual([
      [
        "paused",
        {
          code: "target-paused",
          detail:
            'Cannot deliver to target "paused" now: it is paused since 2026-01-02T03:04:05.678Z by ada-1',
        },
      ],
      [
        "broken",
        {
          code: "breaker-open",
          detail:
            'Cannot deliver to target "broken" now: it failed 5 times in a row; it is tried anew at 2026-01-02T03:05:05.678Z',
        },
      ],
      ["tried", undefined],
      ["fine", undefined],
      ["ended", ended.reason],
    ]);
    expect((await api("GET /api/deliveries/paused")).body).toMatchObject({
      reason: { code: "target-paused" },
    });
  });

  test("that wait can be cancelled, others not", async () => {
    const { api, deliveries } = withDeliveries();
    const answer = await api("POST /api/deliveries/waiting/cancel", { as: "operator" });
    expect(answer).toMatchObject({ status: 200, body: { id: "waiting", status: "cancelled" } });
    expect(deliveries.kept.get("waiting")?.status).toBe("cancelled");
    const again = await api("POST /api/deliveries/waiting/cancel");
    expect(again).toMatchObject({ status: 409, body: { code: "state-conflict" } });
    expect(again.body.detail).toContain("it is cancelled");
    expect(await api("POST /api/deliveries/other/cancel")).toMatchObject({ status: 404 });
  });

  describe("that were delivered", () => {
    const sent = aDeliveryView({
      ...{ id: "sent", status: "delivered", target: "reminders" },
      attempts: [anAttempt(), anAttempt({ number: 2, receipt: "r-2" })],
    });
    const target = aDefinition({ kind: "target", id: "reminders", value: { kind: "log" } });
    const recalling = (recall: ControlPorts["recall"]) => {
      const deliveries = memoryDeliveryStore([waiting, sent, { ...sent, id: "gone", target: "gone" }]);
      return apiOver(controlPorts({ deliveries, recall, registry: memoryRegistry([target]) }));
    };

    test("can be recalled by the receipt of their target", async () => {
      const asked: unknown[] = [];
      const api = recalling(async (receipt, { id }) => {
        asked.push([receipt, id]);
        return { ok: true };
      });
      const answer = await api("POST /api/deliveries/sent/recall", { as: "operator" });
      expect(answer).toMatchObject({ status: 200, body: { id: "sent", attempts: [{}, { receipt: "r-2" }] } });
      expect(answer.body).toMatchObject({ status: "cancelled", reason: { code: "recalled" } });
      expect(asked).toEqual([["r-2", "reminders"]]);
      const again = await api("POST /api/deliveries/sent/recall", { as: "operator" });
      expect(again.body.detail).toBe('Cannot recall delivery "sent": it is cancelled');
      expect(await api("POST /api/deliveries/sent/recall", { as: "viewer" })).toMatchObject({ status: 403 });
    });

    test("cannot when it is too late, or their target cannot be reached", async () => {
      const detail = 'Cannot recall from target "reminders": RocketMQ answered 50001: timestamp invalid';
      const late = recalling(async () => ({ ok: false, code: "target-failed", detail }));
      expect(await late("POST /api/deliveries/sent/recall")).toMatchObject({
        ...{ status: 409 },
        body: { code: "state-conflict", detail },
      });
      const away = recalling(async () => ({ ok: false, code: "target-unreachable", detail }));
      expect((await away("POST /api/deliveries/sent/recall")).body.code).toBe("target-unreachable");
    });

    test.each([
      ["waiting", "it is waiting"],
      ["gone", 'target "gone" has given nothing to recall it by'],
    ])("only those that have a receipt and a target can: %s", async (id, problem) => {
      const api = recalling(async () => ({ ok: true }));
      const answer = await api(`POST /api/deliveries/${id}/recall`);
      expect(answer).toMatchObject({
        ...{ status: 409 },
        body: { code: "state-conflict", detail: `Cannot recall delivery "${id}": ${problem}` },
      });
    });
  });

  test("that were cancelled are answered so where the journal does not tell of them yet", async () => {
    const store = memoryDeliveryStore([waiting]);
    const cancel: typeof store.cancel = async (ids) => {
      for (const id of ids) store.kept.delete(id);
      return ids;
    };
    const answer = await apiOver(controlPorts({ deliveries: { ...store, cancel } }))(
      "POST /api/deliveries/waiting/cancel",
    );
    expect(answer).toMatchObject({ status: 200, body: { id: "waiting", status: "cancelled" } });
    expect(answer.body["dueAt"]).toBeUndefined();
    expect(answer.body["endedAt"]).toBeDefined();
  });

  test("that are under way cannot be cancelled", async () => {
    const deliveries = { ...memoryDeliveryStore([waiting]), cancel: async () => [] };
    const answer = await apiOver(controlPorts({ deliveries }))("POST /api/deliveries/waiting/cancel");
    expect(answer.body.detail).toContain("it is under way");
  });
});

describe("dead letters", () => {
  test("are the deliveries that were given up", async () => {
    const { api } = withDeliveries();
    const ids = async (query: string) =>
      (await api(`GET /api/dead-letters?${query}`)).body.items.map(({ id }) => id);
    expect(await ids("")).toEqual(["deader", "dead"]);
    expect(await ids("target=crm")).toEqual(["dead"]);
    expect(await api("GET /api/dead-letters?status=waiting")).toMatchObject({ status: 400 });
  });

  test.each([
    [{ ids: ["dead"] }, ["dead"]],
    [{ ids: ["dead", "waiting", "other"] }, ["dead"]],
    [{ filter: { rule: "other" } }, ["deader"]],
    [{ filter: { until: "2026-01-02T03:04:05Z" } }, ["dead"]],
    [{ filter: {} }, ["dead", "deader"]],
    [{ filter: { target: "nowhere" } }, []],
  ])("redriven by %j are queued anew", async (body, queued) => {
    const { api, deliveries } = withDeliveries();
    const answer = await api("POST /api/dead-letters/redrive", { as: "operator", body });
    expect(answer).toMatchObject({ status: 200, body: { queued } });
    for (const id of queued) expect(deliveries.kept.get(id)).toMatchObject({ status: "waiting", dueAt: NOW });
  });

  describe("that were redriven three times", () => {
    const spent = () => {
      const both = [aDeadLetter({ id: "spent", redrives: 3 }), aDeadLetter({ id: "twice", redrives: 2 })];
      const deliveries = memoryDeliveryStore(both);
      const api = apiOver(controlPorts({ deliveries }));
      return { deliveries, redrive: (body: object) => api("POST /api/dead-letters/redrive", { body }) };
    };
    const detail =
      'Cannot redrive delivery "spent" once more: it was redriven 3 times and failed each time; mend the cause, then say force';

    test("are refused, and the others are not", async () => {
      const { deliveries, redrive } = spent();
      const { status, body } = await redrive({ filter: {} });
      expect({ status, body }).toEqual({
        status: 200,
        body: { queued: ["twice"], refused: [{ id: "spent", code: "redriven-too-often", detail }] },
      });
      expect(deliveries.kept.get("spent")).toMatchObject({ status: "dead", redrives: 3 });
      expect(deliveries.kept.get("twice")).toMatchObject({ status: "waiting", redrives: 3 });
    });

    test("are an error where nothing else was meant", async () => {
      const { redrive } = spent();
      expect(await redrive({ ids: ["spent"] })).toMatchObject({
        status: 409,
        body: { code: "redriven-too-often", detail },
      });
    });

    test("go once more where somebody insists", async () => {
      const { redrive } = spent();
      const { body } = await redrive({ ids: ["spent"], force: true });
      expect(body).toEqual({ queued: ["spent"] });
    });
  });

  test("that were skipped are queued anew where the filter says so", async () => {
    const { api, deliveries } = withDeliveries();
    deliveries.kept.set("gone", aDeliveryView({ id: "gone", status: "skipped" }));
    const redriven = async (filter: object) =>
      (await api("POST /api/dead-letters/redrive", { body: { filter } })).body["queued"];
    expect(await redriven({ target: "warehouse" })).toEqual(["deader"]);
    expect(await redriven({ status: "skipped" })).toEqual(["gone"]);
  });

  test("by the thousand are all queued", async () => {
    const many = Array.from({ length: 2500 }, (_, n) => aDeadLetter({ id: `d-${n}` }));
    const ports = controlPorts({ deliveries: memoryDeliveryStore(many) });
    const answer = await apiOver(ports)("POST /api/dead-letters/redrive", { body: { filter: {} } });
    expect(answer.body["queued"]).toHaveLength(2500);
  });

  test.each([
    [{}],
    [{ ids: ["dead"], filter: {} }],
    [{ ids: [] }],
    [{ ids: "dead" }],
    [{ filter: { targte: "crm" } }],
    [{ filter: { from: "noon" } }],
    [undefined],
  ])("are not redriven by %j", async (body) => {
    const { api, deliveries } = withDeliveries();
    const answer = await api("POST /api/dead-letters/redrive", { body });
    expect(answer.status).toBe(400);
    expect(deliveries.kept.get("dead")?.status).toBe("dead");
  });
});
