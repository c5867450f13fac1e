import type { SQSRecord } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { RouterError } from "../functions/core/errors.ts";
import type { AcceptedEvent } from "../functions/core/event.ts";
import { compile } from "../functions/core/match.ts";
import type { Routed } from "../functions/core/route.ts";
import type { Rule } from "../functions/core/rule.ts";
import { routeFunction, type RoutePorts } from "../functions/route.ts";
import { anEvent, aRule, NOW } from "./support/build.ts";
import { aContext } from "./support/http-event.ts";
import { aClock, memoryDeliveries, memoryJournal } from "./support/ports.ts";

/** The function over memory; each record's body is an event as JSON. */
function aRouting(rules: readonly Rule[], ports: Partial<RoutePorts> = {}) {
  const deliveries = memoryDeliveries();
  const journal = memoryJournal();
  const heard: [AcceptedEvent, Routed][] = [];
  const handler = routeFunction({
    deliveries,
    journal,
    rules: (bus) => ({
      ruleSet: compile(rules.filter((rule) => (rule.bus ?? "default") === bus)),
      version: 7,
    }),
    eventOf: ({ body }) => JSON.parse(body),
    clock: aClock(),
    onRouted: (event, routed) => void heard.push([event, routed]),
    ...ports,
  });
  const route = (...events: readonly AcceptedEvent[]) => {
    const Records = events.map((event, i) => ({
      messageId: String(i),
      body: JSON.stringify({ position: i + 1, ...event }),
    })) as SQSRecord[];
    return handler({ Records }, aContext);
  };
  return { route, sent: deliveries.sent, settled: deliveries.settled, journal: journal.kept, heard };
}

const aJsonataRule = (expression: string, parts: Partial<Rule> = {}) =>
  aRule({ targets: [{ target: "warehouse", transform: { jsonata: expression } }], ...parts });

describe("a batch of events", () => {
  test("becomes the deliveries that its rules ask for, and a line each in the journal", async () => {
    const { route, sent, settled, journal } = aRouting([
      aRule({ version: 3, targets: [{ target: "warehouse" }, { target: "log" }] }),
    ]);
    expect(await route(anEvent({ id: "a" }), anEvent({ id: "b", type: "shop.login" }))).toEqual({
      batchItemFailures: [],
    });
    expect(sent.map(({ event, rule, target }) => [event.id, rule, target])).toEqual([
      ["a", "paid-orders", "warehouse"],
      ["a", "paid-orders", "log"],
    ]);
    expect(settled).toEqual([]);
    expect(journal).toEqual([
      {
        kind: "routed",
        at: NOW,
        event: { position: 1, id: "a", source: "/shop" },
        matched: [{ id: "paid-orders", version: 3 }],
        rulesVersion: 7,
      },
      {
        kind: "routed",
        at: NOW,
        event: { position: 2, id: "b", source: "/shop" },
        matched: [],
        rulesVersion: 7,
      },
    ]);
  });

  test("is routed each by the rules of its bus", async () => {
    const { route, sent } = aRouting([aRule({ id: "here" }), aRule({ id: "there", bus: "other" })]);
    await route(anEvent({ id: "a", bus: "other" }), anEvent({ id: "b" }));
    expect(sent.map(({ event, rule }) => [event.id, rule])).toEqual([
      ["a", "there"],
      ["b", "here"],
    ]);
  });

  test("is told of, event by event, when all of it is durable", async () => {
    const order: string[] = [];
    const { route, heard } = aRouting([aRule()], {
      deliveries: { ...memoryDeliveries(), send: async () => void order.push("sent") },
      journal: { write: async () => void order.push("written") },
      onRouted: ({ id }) => void order.push(`heard ${id}`),
    });
    await route(anEvent({ id: "a" }), anEvent({ id: "b" }));
    expect(order).toEqual(["sent", "written", "heard a", "heard b"]);
    expect(heard).toEqual([]);
  });

  test("keeps its order when some of it is transformed in its own time", async () => {
    const { route, sent, journal } = aRouting([
      aJsonataRule('{ "total": data.amount }', { pattern: { source: ["/slow"] } }),
      aRule({ id: "fast", pattern: { source: ["/fast"] } }),
    ]);
    await route(anEvent({ id: "a", source: "/slow" }), anEvent({ id: "b", source: "/fast" }));
    expect(sent.map(({ event, body }) => [event.id, body?.text])).toEqual([
      ["a", '{"total":250}'],
      ["b", undefined],
    ]);
    expect(journal.map(({ event }) => event.id)).toEqual(["a", "b"]);
  });
});

describe("a transform that fails", () => {
  const failing = { target: "broken", transform: { jsonata: "data.nothing" } } as const;

  test("makes a dead letter with its reason, and the rule's other target gets its delivery", async () => {
    const { route, sent, settled, journal } = aRouting([aRule({ targets: [failing, { target: "log" }] })]);
    await route(anEvent());
    expect(sent.map(({ target }) => target)).toEqual(["log"]);
    expect(settled).toMatchObject([
      {
        delivery: { target: "broken", rule: "paid-orders", attempts: [] },
        outcome: {
          status: "dead",
          reason: { code: "transform-failed", detail: expect.stringContaining("paid-orders") },
        },
      },
    ]);
    expect(journal).toMatchObject([
      {
        matched: [{ id: "paid-orders" }],
        failed: [{ rule: "paid-orders", target: "broken", code: "transform-failed" }],
      },
    ]);
  });

  test("holds up no other event", async () => {
    const { route, sent } = aRouting([aJsonataRule("data.amount")]);
    await route(anEvent({ id: "a", data: {} }), anEvent({ id: "b" }));
    expect(sent.map(({ event, body }) => [event.id, body?.text])).toEqual([["b", "250"]]);
  });
});

describe("what cannot be kept", () => {
  const full = async () => {
    throw new RouterError("storage-full", "Cannot write: the disk is full");
  };
  test.for([
    ["deliveries", { deliveries: { ...memoryDeliveries(), send: full } }],
    ["dead letters", { deliveries: { ...memoryDeliveries(), settle: full } }],
    ["journal", { journal: { write: full } }],
  ] as const)(
    "fails the whole batch, so that it comes again, and nobody is told of it: %s",
    async ([, ports]) => {
      const { route, heard } = aRouting([aRule()], ports);
      await expect(route(anEvent())).rejects.toMatchObject({ code: "storage-full" });
      expect(heard).toEqual([]);
    },
  );

  test("a batch that comes again makes the same deliveries", async () => {
    const { route, sent } = aRouting([aRule()]);
    await route(anEvent());
    await route(anEvent());
    expect(sent).toHaveLength(1);
  });
});
