import { describe, expect, test } from "vitest";
import type { Replay } from "../../../functions/core/ports.ts";
import { aDefinition, anEvent, aReplay, aRule, NOW } from "../../support/build.ts";
import { aClock, memoryArchive, memoryRegistry, memoryReplays } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const ORDER = {
  name: "once more",
  from: "2026-01-02T03:04:00Z",
  until: "2026-01-02T03:05:00Z",
  to: {},
};
const archive = memoryArchive([anEvent({ id: "1" }), anEvent({ id: "2", type: "other" })]);
const registry = memoryRegistry([
  aDefinition({ kind: "rule", id: "paid", value: aRule() }),
  aDefinition({ kind: "target", id: "warehouse", value: { kind: "http", url: "https://wms.example" } }),
]);

function withArchive() {
  const ports = controlPorts({ archive, registry });
  return { ...ports, api: apiOver(ports) };
}

describe("asking for a replay", () => {
  test.each([
    [{}, { to: {}, total: 2 }],
    [{ to: { rules: ["paid"] } }, { to: { rules: ["paid"] } }],
    [{ to: { target: "warehouse" } }, { to: { target: "warehouse" } }],
    [{ to: { target: "log" } }, { to: { target: "log" } }],
    [{ to: { url: "http://127.0.0.1:9", allowPrivateNetwork: true } }, {}],
    [{ match: { type: "other" } }, { match: { type: "other" }, total: 1 }],
    [{ bus: "elsewhere" }, { bus: "elsewhere", total: 0 }],
    [{ match: { pattern: { data: { amount: [{ exists: true }] } } } }, { total: 2 }],
    [
      { eventsPerSecond: 5, dryRun: true },
      { eventsPerSecond: 5, dryRun: true },
    ],
  ])("with %j makes one that runs", async (parts, wanted) => {
    const { api, replays } = withArchive();
    const answer = await api("POST /api/replays", { as: "operator", body: { ...ORDER, ...parts } });
    expect(answer).toMatchObject({ status: 201, body: { name: "once more", status: "running" } });
    const [replay] = [...replays.kept.values()] as [Replay];
    expect(answer.headers["location"]).toBe(`/api/replays/${replay.id}`);
    expect(replay).toMatchObject({
      ...wanted,
      from: Date.parse(ORDER.from),
      until: Date.parse(ORDER.until),
      createdAt: NOW,
      createdBy: "operator",
      checkpoint: 0,
      scanned: 0,
      published: 0,
      version: 1,
    });
  });

  test.each([
    [{ name: undefined }, "request-invalid"],
    [{ to: undefined }, "request-invalid"],
    [{ to: { rules: [] } }, "request-invalid"],
    [{ to: { rules: ["paid"], target: "warehouse" } }, "request-invalid"],
    [{ to: { url: "file:///etc/passwd" } }, "request-invalid"],
    [{ to: { url: "http://[" } }, "request-invalid"],
    [{ from: "noon" }, "request-invalid"],
    [{ until: ORDER.from }, "request-invalid"],
    [{ eventsPerSecond: 0 }, "request-invalid"],
    [{ match: { typ: "other" } }, "request-invalid"],
    [{ dry: true }, "request-invalid"],
    [{ to: { rules: ["other"] } }, "not-found"],
    [{ to: { target: "other" } }, "not-found"],
    [{ match: { pattern: { type: "other" } } }, "pattern-invalid"],
    [{ match: { condition: { log: [1] } } }, "condition-invalid"],
  ])("with %j is refused", async (parts, code) => {
    const { api, replays } = withArchive();
    const answer = await api("POST /api/replays", { body: { ...ORDER, ...parts } });
    expect(answer).toMatchObject({ body: { code } });
    expect(replays.kept.size).toBe(0);
  });
});

describe("progress", () => {
  const shown = async (parts: Partial<Replay>, seconds = 10) => {
    const replays = memoryReplays([aReplay({ total: 1000, ...parts })]);
    const api = apiOver(controlPorts({ replays, clock: aClock(NOW + seconds * 1000) }));
    return (await api("GET /api/replays/r-1", { as: "viewer" })).body["progress"];
  };

  test("tells percent, speed and how long the rest takes", async () => {
    expect(await shown({ scanned: 250, published: 200 })).toEqual({
      scanned: 250,
      published: 200,
      total: 1000,
      percent: 25,
      eventsPerSecond: 25,
      etaSeconds: 30,
    });
  });

  test("knows no end before the first event and none of what does not run", async () => {
    expect(await shown({}, 0)).toMatchObject({ percent: 0, eventsPerSecond: 0 });
    expect(await shown({}, 0)).not.toHaveProperty("etaSeconds");
    expect(await shown({ scanned: 250, status: "paused" })).not.toHaveProperty("etaSeconds");
  });

  test("is 100 percent when it is done, and not before", async () => {
    expect(await shown({ scanned: 1001 })).toMatchObject({ percent: 99.9 });
    expect(await shown({ scanned: 900, status: "done", endedAt: NOW + 9000 })).toMatchObject({
      percent: 100,
      eventsPerSecond: 100,
    });
  });

  test("of a dry run ends with what would have happened", async () => {
    const dry = { events: 3, rules: { paid: 2 }, calls: 2 };
    const replays = memoryReplays([aReplay({ dryRun: true, status: "done", dry, endedAt: NOW })]);
    const answer = await apiOver(controlPorts({ replays }))("GET /api/replays/r-1");
    expect(answer.body).toMatchObject({
      dry,
      endedAt: "2026-01-02T03:04:05.678Z",
      from: "2026-01-02T02:04:05.678Z",
    });
    expect(answer.body).not.toHaveProperty("checkpoint");
  });

  test("stands in the list, the newest first", async () => {
    const replays = memoryReplays([aReplay(), aReplay({ id: "r-2" })]);
    const answer = await apiOver(controlPorts({ replays }))("GET /api/replays");
    expect(answer.body.items).toMatchObject([{ id: "r-2" }, { id: "r-1", progress: { total: 100 } }]);
  });
});

describe("acts", () => {
  test.each([
    ["pause", "running", "paused"],
    ["resume", "paused", "running"],
    ["cancel", "running", "cancelled"],
    ["cancel", "paused", "cancelled"],
  ] as const)("%s a replay that is %s", async (act, before, after) => {
    const replays = memoryReplays([aReplay({ status: before, scanned: 5 })]);
    const answer = await apiOver(controlPorts({ replays }))(`POST /api/replays/r-1/${act}`, {
      as: "operator",
    });
    expect(answer).toMatchObject({ status: 200, body: { status: after, version: 2 } });
    expect(replays.kept.get("r-1")).toMatchObject({ status: after, scanned: 5 });
    expect(replays.kept.get("r-1")?.endedAt).toBe(act === "cancel" ? NOW : undefined);
  });

  test.each([
    ["pause", "paused"],
    ["resume", "running"],
    ["cancel", "done"],
    ["resume", "cancelled"],
    ["pause", "failed"],
  ] as const)("cannot %s a replay that is %s", async (act, status) => {
    const replays = memoryReplays([aReplay({ status })]);
    const answer = await apiOver(controlPorts({ replays }))(`POST /api/replays/r-1/${act}`);
    expect(answer).toMatchObject({ status: 409, body: { code: "state-conflict" } });
    expect(answer.body.detail).toContain(`it is ${status}`);
  });

  test("get through between two writes of a replay's progress", async () => {
    const replays = memoryReplays([aReplay()]);
    let progress = 0;
    const racing = {
      ...replays,
      async get(id: string) {
        const replay = await replays.get(id);
        if (replay && progress++ < 3) await replays.update({ ...replay, scanned: progress });
        return replay;
      },
    };
    const answer = await apiOver(controlPorts({ replays: racing }))("POST /api/replays/r-1/pause");
    expect(answer).toMatchObject({ status: 200, body: { status: "paused", progress: { scanned: 3 } } });
  });

  test("honour If-Match when it is sent, and find no replay where there is none", async () => {
    const api = apiOver(controlPorts({ replays: memoryReplays([aReplay({ version: 3 })]) }));
    const headers = { "if-match": '"2"' };
    expect(await api("POST /api/replays/r-1/pause", { headers })).toMatchObject({
      status: 409,
      body: { code: "version-conflict" },
    });
    expect(await api("POST /api/replays/other/pause")).toMatchObject({ status: 404 });
  });
});
