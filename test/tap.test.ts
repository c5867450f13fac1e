import { expect, test } from "vitest";
import { RouterError } from "../functions/core/errors.ts";
import type { Tap } from "../functions/core/tap.ts";
import type { Ask } from "../functions/sources/taps/open-tap.ts";
import { tapFunction, type TapPorts } from "../functions/tap.ts";
import { aContext } from "./support/http-event.ts";
import { memoryEvents, memoryQuarantine } from "./support/ports.ts";
import { aMessage, aTap, memoryBroker, memoryTapStates } from "./support/taps.ts";
import { until } from "./support/until.ts";

/** The tap function over memory; it ends a tap when its broker has nothing, unless `ports` say otherwise. */
function tapping(taps: readonly Tap[] = [aTap()], more: Partial<TapPorts> = {}) {
  const events = memoryEvents();
  const quarantine = memoryQuarantine();
  const states = memoryTapStates();
  const broker = memoryBroker();
  const stop = new AbortController();
  const run = tapFunction({
    ...{ events, quarantine, states, clock: Date.now, random: () => 0, reportMs: 0 },
    check: () => ({ status: "unbound" }),
    open: broker.open,
    taps: () => taps,
    budgetMs: 20,
    signalOf: () => stop.signal,
    stopsWhenEmpty: true,
    ...more,
  });
  const call = (detail: { taps?: string[] } = {}) =>
    run({ detail }, { ...aContext, getRemainingTimeInMillis: () => 60_000 });
  return { events, quarantine, states, broker, stop, call };
}

const ids = (events: { readonly accepted: readonly { readonly id: string }[] }) =>
  events.accepted.map(({ id }) => id);

test("makes what a broker has durable, and then says so", async () => {
  const { events, broker, call, states } = tapping();
  broker.put(aMessage({ id: "1" }), aMessage({ id: "2" }));
  expect(await call()).toEqual({ taps: 1, messages: 2 });
  expect(ids(events)).toEqual(["1", "2"]);
  expect(events.accepted[0]).toMatchObject({ bus: "default", publisher: "source:orders" });
  expect(broker.verdicts()).toEqual(["1 taken", "2 taken"]);
  expect(await states.get("orders")).toMatchObject({
    report: { connected: true, messages: 2, refused: 0, lag: 0 },
  });
  expect(broker.counts()).toEqual({ opened: 1, closed: 1 });
});

test("puts events on the tap's bus", async () => {
  const { events, broker, call } = tapping([aTap({ bus: "b" })]);
  broker.put(aMessage());
  await call();
  expect(events.accepted[0]).toMatchObject({ bus: "b" });
});

test("what comes again is there once, and acknowledged again", async () => {
  const { events, broker, call } = tapping();
  broker.put(aMessage(), aMessage());
  await call();
  expect(ids(events)).toEqual(["42"]);
  expect(broker.verdicts()).toEqual(["42 taken", "42 taken"]);
});

test("takes no more than a batch at a time", async () => {
  const batches: number[] = [];
  const events = memoryEvents();
  const counting = {
    accept: (all: Parameters<typeof events.accept>[0]) => (batches.push(all.length), events.accept(all)),
  };
  const { broker, call } = tapping([aTap({ batch: 2 })], { events: counting });
  broker.put(...["1", "2", "3"].map((id) => aMessage({ id })));
  await call();
  expect(batches).toEqual([2, 1]);
});

test("a message that is no event is in quarantine with the reason, and keeps no other from coming", async () => {
  const { events, quarantine, broker, call, states } = tapping();
  broker.put(
    aMessage({ id: "1" }),
    aMessage({ body: Buffer.from("{"), handle: "bad" }),
    aMessage({ id: "3" }),
  );
  await call();
  expect(ids(events)).toEqual(["1", "3"]);
  expect(broker.verdicts()).toEqual(["1 taken", "bad taken", "3 taken"]);
  const [kept] = [...quarantine.kept.values()];
  expect(kept!.event).toMatchObject({
    type: "signalbox.tap.refused",
    source: "/taps/orders",
    schema: { status: "quarantined", problems: [{ keyword: "json-invalid" }] },
  });
  expect(JSON.parse(kept!.event.text)).toMatchObject({
    data: { code: "json-invalid", body: "{", contentType: "application/cloudevents+json" },
  });
  expect(await states.get("orders")).toMatchObject({ report: { messages: 3, refused: 1 } });
});

test("the same bad message that comes again is kept once", async () => {
  const { quarantine, broker, call } = tapping();
  const bad = aMessage({ body: Buffer.from([0xff, 0xfe]), contentType: "application/cloudevents+json" });
  broker.put(bad, bad);
  await call();
  const kept = [...quarantine.kept.values()];
  expect(kept).toHaveLength(1);
  expect(JSON.parse(kept[0]!.event.text)).toMatchObject({
    data: { code: "message-unreadable", bodyBase64: "//4=" },
  });
});

const refusing: TapPorts["check"] = () => ({
  status: "refused",
  schema: "shop.order.paid.v1",
  problems: [{ pointer: "/n", keyword: "type", expected: "a string" }],
});

test("an event that a schema refuses is in quarantine itself", async () => {
  const { quarantine, broker, call } = tapping([aTap()], { check: refusing });
  broker.put(aMessage());
  await call();
  expect([...quarantine.kept.values()].map(({ event }) => event)).toMatchObject([
    { id: "42", source: "/shop", schema: { status: "quarantined", problems: [{ pointer: "/n" }] } },
  ]);
  expect(broker.verdicts()).toEqual(["42 taken"]);
});

test("or goes back to the broker, where the tap says so", async () => {
  const { quarantine, broker, call } = tapping([aTap({ refused: "broker" })], { check: refusing });
  broker.put(aMessage());
  await call();
  expect(quarantine.kept.size).toBe(0);
  expect(broker.verdicts()).toEqual(["42 refused"]);
});

test.each(["storage-full", "storage-failed", "too-many-requests"] as const)(
  "nothing is acknowledged while the storage takes nothing (%s); it comes later, over the same connection",
  async (code) => {
    const events = memoryEvents();
    let busy = true;
    const accept: TapPorts["events"]["accept"] = async (all) => {
      if (!busy) return events.accept(all);
      busy = false;
      throw new RouterError(code, "Cannot write: there is no room");
    };
    const { broker, call, states, stop } = tapping([aTap()], {
      events: { accept },
      budgetMs: 60_000,
      stopsWhenEmpty: false,
    });
    broker.put(aMessage());
    const running = call();
    await until(() => events.accepted.length === 1);
    stop.abort();
    await running;
    expect(broker.verdicts()).toEqual(["42 later", "42 taken"]);
    expect(broker.counts().opened).toBe(1);
    expect(await states.get("orders")).toMatchObject({ report: { lastError: { code } } });
  },
);

test("a broker that is away is looked for again, and said to be", async () => {
  const { events, broker, call, stop, states } = tapping([aTap()], {
    budgetMs: 60_000,
    stopsWhenEmpty: false,
  });
  broker.fail(new RouterError("tap-unreachable", "Cannot connect to the broker: it refused"));
  broker.put(aMessage());
  const running = call();
  await until(async () => (await states.get("orders")).report);
  expect((await states.get("orders")).report).toMatchObject({
    connected: false,
    lastError: { code: "tap-unreachable", detail: "Cannot connect to the broker: it refused" },
  });
  await until(() => events.accepted.length === 1);
  stop.abort();
  await running;
  expect(broker.counts()).toEqual({ opened: 2, closed: 1 });
});

test("one that is called each minute fails since it first did, and its messages are counted on", async () => {
  let now = 1_000;
  let away = false;
  const { broker, call, states } = tapping([aTap()], {
    clock: () => now,
    async open() {
      now += 30_000;
      if (away) throw new RouterError("tap-unreachable", "Cannot connect to the broker: it refused");
      now -= 30_000;
      return broker.open();
    },
  });
  broker.put(aMessage({ id: "1" }));
  expect(await call()).toMatchObject({ messages: 1 });
  away = true;
  await call();
  await call();
  expect(await states.get("orders")).toMatchObject({
    report: { connected: false, since: 31_000, messages: 1 },
  });
  away = false;
  broker.put(aMessage({ id: "2" }));
  expect(await call()).toMatchObject({ messages: 1 });
  expect(await states.get("orders")).toMatchObject({ report: { connected: true, messages: 2 } });
});

test("ends at once when it is told to, with all that was in hand settled", async () => {
  const { broker, call, stop, events } = tapping([aTap()], { budgetMs: 60_000, stopsWhenEmpty: false });
  broker.put(aMessage());
  const running = call();
  await until(() => events.accepted.length === 1);
  stop.abort();
  await running;
  expect(broker.verdicts()).toEqual(["42 taken"]);
  expect(broker.counts()).toEqual({ opened: 1, closed: 1 });
});

test("one tap's trouble is no other's", async () => {
  const broken = new RouterError("tap-refused", "Cannot take from tap");
  const broker = memoryBroker();
  const { events, call } = tapping([aTap({ id: "broken" }), aTap()], {
    open: async (tap) => (tap.id === "broken" ? Promise.reject(broken) : broker.open()),
  });
  broker.put(aMessage());
  await call();
  expect(ids(events)).toEqual(["42"]);
});

test("works at what it is called for: taps that are on and not paused, all or those that are named", async () => {
  const { broker, call, states } = tapping([
    aTap({ enabled: false }),
    aTap({ id: "paused" }),
    aTap({ id: "other" }),
  ]);
  await states.pause("paused", "ann");
  expect(await call()).toMatchObject({ taps: 2 });
  expect(broker.counts().opened).toBe(1);
  expect(await call({ taps: ["orders", "paused"] })).toMatchObject({ taps: 1 });
  expect(broker.counts().opened).toBe(1);
});

test("waits long for messages only when it is known that the broker answers", async () => {
  const waits: number[] = [];
  const broker = memoryBroker();
  const open = async () => ({
    ...(await broker.open()),
    async receive({ waitMs }: Ask) {
      waits.push(waitMs);
      if (waits.length === 2) stop.abort();
      return [];
    },
  });
  const { call, stop } = tapping([aTap()], { open, budgetMs: 50_000, stopsWhenEmpty: false });
  await call();
  expect(waits).toEqual([200, 10_000]);
});
