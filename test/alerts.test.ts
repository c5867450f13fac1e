import type { ScheduledEvent } from "aws-lambda";
import { beforeEach, describe, expect, test } from "vitest";
import { type AlertsPorts, alertsFunction } from "../functions/alerts.ts";
import type { Alert } from "../functions/core/alerts/alert.ts";
import { ownershipOf } from "../functions/core/people/ownership.ts";
import type { JournalEntry } from "../functions/core/ports.ts";
import { RouterError } from "../functions/core/errors.ts";
import { noCounts } from "../functions/core/stats/counts.ts";
import { MINUTE_MS, minuteOf } from "../functions/core/stats/delta.ts";
import { eventKey } from "../functions/sources/event-key.ts";
import { aDefinition, anAttempt, NOW } from "./support/build.ts";
import { aContext } from "./support/http-event.ts";
import { memoryAlertStates, memoryStats } from "./support/memory-watch.ts";
import { memoryEvents, memoryRegistry } from "./support/ports.ts";

const DEAD: Alert = {
  ...{ id: "dead-letters", description: "Given up", severity: "critical" },
  when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 5 },
};

let now: number;
let registry: ReturnType<typeof memoryRegistry>;
let stats: ReturnType<typeof memoryStats>;
let ports: AlertsPorts;
let queue: ReturnType<typeof memoryEvents>;
let alerts: Alert[];
const troubles: unknown[] = [];
let entries: JournalEntry[];
beforeEach(() => {
  now = Math.ceil(NOW / MINUTE_MS) * MINUTE_MS;
  stats = memoryStats();
  registry = memoryRegistry();
  queue = memoryEvents();
  alerts = [DEAD];
  troubles.length = 0;
  entries = [];
  ports = {
    ...{
      alerts: () => alerts,
      states: memoryAlertStates(),
      stats,
      events: queue,
      keyOf: eventKey,
      ownership: () => ownershipOf(registry),
      clock: () => now,
    },
    ...{
      targets: async () => [],
      replays: async () => [],
      taps: async () => [],
      brokers: async () => [],
      archive: async () => ({}),
      limits: async () => [],
      sizes: async () => [],
      definitions: () => ({ revision: 0, changedAt: 0 }),
      journal: { of: async ({ key }) => (queue.accepted.some((one) => one.key === key) ? entries : []) },
      targetsOf: () => ["pager"],
      onTrouble: (error) => void troubles.push(error),
    },
  };
});
const look = () => alertsFunction(ports)({} as ScheduledEvent, aContext);
const die = (count = 1) =>
  stats.add({
    ...{ id: String(Math.random()), minute: minuteOf(now) - 1 },
    rows: [["target", "wms", { ...noCounts, dead: count }]],
  });
const told = () => queue.accepted.map(({ type, subject }) => `${type} ${subject}`);

test("an alert is an event that says all that a template needs", async () => {
  await die(3);
  expect(await look()).toEqual({ firing: 1 });
  expect(queue.accepted).toMatchObject([
    { bus: "default", type: "signalbox.alert.raised", publisher: "alerts" },
  ]);
  expect(JSON.parse(queue.accepted[0]!.text)).toMatchObject({
    ...{ specversion: "1.0", source: "/signalbox/alerts", subject: "target/wms" },
    data: {
      ...{ alert: "dead-letters", severity: "critical", resource: "target/wms", description: "Given up" },
      ...{ type: "total", minutes: 5, link: "/api/alerts?alert=dead-letters" },
      title: "Alert: dead-letters (target/wms)",
      sentence: 'target "wms" had 3 dead letters in 5 min (> 0)',
      ...{ value: 3, threshold: 0, since: new Date(now).toISOString(), notices: 1 },
    },
  });
});

test("it is raised once while it is so, cleared when it is over, and then nothing is kept of it", async () => {
  await die();
  for (let minute = 0; minute < 8; minute++) {
    await look();
    now += MINUTE_MS;
  }
  expect(told()).toEqual(["signalbox.alert.raised target/wms", "signalbox.alert.cleared target/wms"]);
  expect(await ports.states.all()).toEqual([]);
});

test("however many look at once, it is told once", async () => {
  await die();
  await Promise.all(Array.from({ length: 20 }, look));
  expect(new Set(queue.accepted.map(({ key }) => key)).size).toBe(1);
  expect(await ports.states.all()).toMatchObject([{ version: 1, notices: 1 }]);
});

test("a crash between telling and writing it down tells the same again, by the same id", async () => {
  await die();
  const { states } = ports;
  ports = { ...ports, states: { ...states, put: () => Promise.reject(new Error("crashed")) } };
  await look();
  ports = { ...ports, states };
  await look();
  expect(new Set(queue.accepted.map(({ key }) => key)).size).toBe(1);
});

test("an alert that cannot be judged is told to the operator, and the others are looked at", async () => {
  await die();
  const broken: Alert = { id: "broken", when: { type: "backlog" } };
  alerts = [broken, DEAD];
  ports = { ...ports, targets: () => Promise.reject(new RouterError("storage-failed", "Cannot read")) };
  await look();
  expect([told(), troubles]).toMatchObject([
    ["signalbox.alert.raised target/wms"],
    [{ code: "storage-failed" }],
  ]);
});

describe("an alert that is", () => {
  test("removed leaves nothing behind", async () => {
    await die();
    await look();
    alerts = [];
    await look();
    expect(await ports.states.all()).toEqual([]);
  });

  test("switched off clears", async () => {
    await die();
    await look();
    alerts = [{ ...DEAD, enabled: false }];
    now += MINUTE_MS;
    await look();
    expect(told().at(-1)).toBe("signalbox.alert.cleared target/wms");
  });
});

describe("of what somebody owns", () => {
  const owned = [
    aDefinition({
      ...{ kind: "access", id: "shop" },
      value: {
        kind: "ownership",
        owners: ["team:shop"],
        contacts: ["shop@shop.example"],
        targets: ["wms", "shop-*"],
      },
    }),
    aDefinition({
      ...{ kind: "access", id: "bank" },
      value: { kind: "ownership", owners: ["team:bank"], targets: ["bank-*"] },
    }),
  ];
  const dieAll = async (...targets: string[]) => {
    for (const target of targets)
      await stats.add({
        ...{ id: target, minute: minuteOf(now) - 1 },
        rows: [["target", target, { ...noCounts, dead: 1 }]],
      });
  };
  const data = () =>
    queue.accepted.map(({ text }) => (JSON.parse(text) as { data: Record<string, unknown> }).data);
  beforeEach(() => {
    registry = memoryRegistry(owned);
  });

  test("the event says whose it is, and by which addresses they hear of it", async () => {
    await dieAll("wms", "bank-1", "open");
    await look();
    expect(data().map(({ resource, owners, contacts }) => ({ resource, owners, contacts }))).toEqual([
      { resource: "target/wms", owners: ["team:shop"], contacts: ["shop@shop.example"] },
      { resource: "target/bank-1", owners: ["team:bank"], contacts: undefined },
      { resource: "target/open", owners: undefined, contacts: undefined },
    ]);
  });

  test("one event tells of all of an owner's, where it is grouped so", async () => {
    alerts = [{ ...DEAD, groupBy: "owner" }];
    await dieAll("wms", "bank-1", "open", "shop-2", "open-2");
    await look();
    expect(told()).toEqual([
      "signalbox.alert.raised alert/dead-letters",
      "signalbox.alert.raised target/bank-1",
      "signalbox.alert.raised alert/dead-letters",
    ]);
    const [shop, , nobodys] = data();
    expect(shop).toMatchObject({
      ...{
        alert: "dead-letters",
        severity: "critical",
        owners: ["team:shop"],
        contacts: ["shop@shop.example"],
      },
      title: "Alert: dead-letters (2 resources of team:shop)",
      resources: [{ resource: "target/wms", value: 1 }, { resource: "target/shop-2" }],
    });
    expect(shop!["sentence"]).toContain('target "wms" had 1 dead letter in 5 min (> 0); target "shop-2" had');
    expect(nobodys).toMatchObject({ title: "Alert: dead-letters (2 resources)" });
    now += 6 * MINUTE_MS;
    await look();
    expect(told().filter((one) => one.startsWith("signalbox.alert.cleared"))).toHaveLength(3);
    expect(data().at(-1)).toMatchObject({ title: "Over: dead-letters (2 resources)" });
    expect(await ports.states.all()).toEqual([]);
  });

  test("a group that is told again after a crash has the same id, and one of forty says ten sentences", async () => {
    alerts = [{ ...DEAD, groupBy: "owner" }];
    await dieAll(...Array.from({ length: 40 }, (_, n) => `shop-${n}`));
    const { states } = ports;
    ports = { ...ports, states: { ...states, put: () => Promise.reject(new Error("crashed")) } };
    await look();
    ports = { ...ports, states };
    await look();
    expect(new Set(queue.accepted.map(({ key }) => key)).size).toBe(1);
    expect(data()[0]!["sentence"]).toMatch(/; and 30 more$/);
    expect(data()[0]!["resources"]).toHaveLength(40);
  });
});

describe("a heartbeat", () => {
  const alive: Alert = { id: "alive", when: { type: "heartbeat" } };

  test("comes each minute, with how much is raised, and is no alert itself", async () => {
    alerts = [alive, DEAD];
    await die();
    expect(await look()).toEqual({ firing: 1 });
    now += MINUTE_MS;
    await look();
    expect(told()).toEqual([
      "signalbox.alert.raised target/wms",
      "signalbox.heartbeat alive",
      "signalbox.heartbeat alive",
    ]);
    expect(JSON.parse(queue.accepted[1]!.text)).toMatchObject({ data: { raised: 1 } });
    expect((await ports.states.all()).map(({ alert }) => alert)).toEqual(["dead-letters"]);
  });

  test("comes also when other alerts cannot be judged, and not when it is switched off", async () => {
    ports = { ...ports, targets: () => Promise.reject(new RouterError("storage-failed", "Cannot read")) };
    alerts = [{ id: "broken", when: { type: "backlog" } }, alive];
    await look();
    alerts = [{ ...alive, enabled: false }];
    now += MINUTE_MS;
    await look();
    expect(told()).toEqual(["signalbox.heartbeat alive"]);
  });
});

describe("a probe", () => {
  const probe: Alert = { id: "way", when: { type: "probe", minutes: 2, seconds: 60 } };
  /** One process: it remembers what it published. */
  let watch: ReturnType<typeof alertsFunction>;
  const lookOn = () => watch({} as ScheduledEvent, aContext);
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute++) {
      await lookOn();
      now += MINUTE_MS;
    }
  };
  const event = { position: 1, id: "", source: "/signalbox/alerts" };
  const routed = (...rules: string[]): JournalEntry => ({
    ...{ kind: "routed", at: now, event, rulesVersion: 1 },
    matched: rules.map((id) => ({ id, version: 1 })),
  });
  const tried = (outcome: "delivered" | "retrying", code?: string): JournalEntry => ({
    ...{ kind: "attempt", at: now, event, delivery: "d", rule: "r", target: "pager", outcome },
    attempt: anAttempt(code === undefined ? { error: undefined! } : { error: { code, detail: "" } }),
  });
  beforeEach(() => {
    now = Math.ceil(now / (2 * MINUTE_MS)) * 2 * MINUTE_MS;
    alerts = [probe];
    watch = alertsFunction(ports);
  });

  test("is an event each so many minutes, and nothing is raised while they arrive", async () => {
    entries = [routed("r"), tried("retrying", "target-failed"), tried("delivered")];
    await minutes(5);
    expect(told()).toEqual(["signalbox.probe way", "signalbox.probe way", "signalbox.probe way"]);
    expect(queue.accepted.map(({ id }) => id)).toEqual(
      [0, 2, 4].map((ago) => `way/${new Date(now - (5 - ago) * MINUTE_MS).toISOString()}`),
    );
    expect(troubles).toEqual([]);
  });

  test("looked for at any time of a minute, is published once", async () => {
    for (let second = 0; second < 120; second += 20) {
      await lookOn();
      now += 20_000;
    }
    expect(told().filter((one) => one === "signalbox.probe way")).toHaveLength(1);
  });

  test.each([
    ["nothing is known of it", []],
    ["it has not been routed", [{ kind: "accepted" }]],
    ["no rule takes it", ["routed"]],
    ['target "pager" has not been tried', ["routed r"]],
    ['target "pager" has not taken it (target-failed)', ["routed r", "retrying"]],
  ])("that does not arrive is raised, and told where no alert may come through: %s", async (why, steps) => {
    entries = steps.map((step) => {
      if (step === "routed") return routed();
      if (step === "routed r") return routed("r");
      return step === "retrying" ? tried("retrying", "target-failed") : (step as unknown as JournalEntry);
    });
    await minutes(2);
    expect(told()).toEqual(["signalbox.probe way", "signalbox.alert.raised probe/way"]);
    const sentence = `probe "${queue.accepted[0]!.id}" has not arrived after 60 s: ${why}`;
    expect(JSON.parse(queue.accepted[1]!.text)).toMatchObject({ data: { sentence, value: 60 } });
    expect(troubles).toMatchObject([
      { code: "probe-lost", message: `Cannot see that events go all of the way: ${sentence}` },
    ]);
  });

  test("whose transform fails is raised", async () => {
    const failure = { rule: "r", target: "pager", code: "transform-failed", detail: "" };
    entries = [{ ...routed("r"), failed: [failure] } as JournalEntry];
    await minutes(2);
    expect(troubles).toMatchObject([
      { message: expect.stringContaining('rule "r" has nothing for target "pager" (transform-failed)') },
    ]);
  });

  test("that arrives late clears what was raised", async () => {
    entries = [routed("r")];
    await minutes(2);
    entries = [routed("r"), tried("delivered")];
    await lookOn();
    expect(told().at(-2)).toBe("signalbox.alert.cleared probe/way");
  });

  test("of a time in which nothing ran is not missed, and one that another process published is looked for", async () => {
    await look();
    expect(troubles).toEqual([]);
    entries = [routed("r"), tried("retrying", "target-failed")];
    now += 3 * MINUTE_MS;
    await look();
    expect(troubles).toMatchObject([{ code: "probe-lost" }]);
  });

  test("that cannot be published is one that does not arrive", async () => {
    const full = new RouterError("storage-full", "Cannot write: the disk is full");
    watch = alertsFunction({ ...ports, events: { accept: () => Promise.reject(full) } });
    await minutes(2);
    expect(troubles).toContainEqual(expect.objectContaining({ code: "probe-lost" }));
  });
});

test("a report comes once a day however often is looked, and its failure is told", async () => {
  alerts = [{ id: "daily", when: { type: "report", at: "03:05" } }];
  now = Math.floor(NOW / 86_400_000) * 86_400_000 + 185 * MINUTE_MS;
  await look();
  now += MINUTE_MS;
  await look();
  expect(told()).toEqual(["signalbox.report 2026-01-01"]);
  ports = { ...ports, events: { accept: () => Promise.reject(new Error("full")) } };
  await look();
  expect(troubles).toMatchObject([{ message: "full" }]);
});

test("what was usual is read once a day, when the day before is folded", async () => {
  const day = 86_400_000;
  now = Math.ceil(now / day) * day + MINUTE_MS;
  alerts = [{ id: "quiet", when: { type: "silence", of: "source" } }];
  let asked = 0;
  const rows: typeof stats.rows = (query) => {
    if (query.step === "1d") asked++;
    return stats.rows(query);
  };
  ports = { ...ports, stats: { ...stats, rows } };
  const handler = alertsFunction(ports);
  const lookAgain = async (times: number) => {
    const before = asked;
    for (let n = 0; n < times; n++, now += MINUTE_MS) await handler({} as ScheduledEvent, aContext);
    return asked - before;
  };
  expect(await lookAgain(3)).toBe(3);
  await stats.setFolded(minuteOf(now));
  expect(await lookAgain(5)).toBe(1);
  now += day;
  await stats.setFolded(minuteOf(now));
  expect(await lookAgain(2)).toBe(1);
});
