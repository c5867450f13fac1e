import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { idHash, planSegment, readBlock } from "../../../functions/core/archive/segment.ts";
import { anEvent, NOW } from "../../support/build.ts";

const eventsOf = (count: number, parts: (i: number) => Parameters<typeof anEvent>[0] = () => ({})) =>
  Array.from({ length: count }, (_, i) => anEvent({ id: `e${i}`, position: i + 1, ...parts(i) }));

const readAll = (events: readonly AcceptedEvent[]) => {
  const { blocks, bus } = planSegment(events);
  return blocks.flatMap(({ text }) => readBlock(text, bus));
};

/** Whatever a text may hold: line breaks, halves of surrogate pairs, emoji, nothing. */
const hostileText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "\n", "\n\n{", "\r\n", "\ud800", "\udc00\ud800", "🚦", '"}\n{"n":3}\n', "\u2028\u0000"),
);
const anyEvent = fc.record(
  {
    text: hostileText,
    id: hostileText,
    source: hostileText,
    type: hostileText,
    subject: hostileText,
    time: hostileText,
    receivedAt: fc.nat(),
    publisher: hostileText,
    key: hostileText,
    schema: fc.constantFrom(
      { status: "unbound" } as const,
      {
        status: "warned",
        schema: "a.v1",
        problems: [{ pointer: "/\n", keyword: "type", expected: "🚦" }],
      } as const,
    ),
    replay: fc.constantFrom({ id: "r-1" }, { id: "r-1", rules: ["a\n", ""] }, { id: "r-1", target: "t" }),
  },
  { requiredKeys: ["text", "id", "source", "type", "receivedAt", "publisher", "key", "schema"] },
);

test("whatever events hold, reading a segment gives them back", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 40 }), (parts) => {
      const events = parts.map((part, i) => ({ ...part, bus: "default", position: i + 1 }));
      expect(readAll(events)).toEqual(events);
    }),
    { numRuns: 300 },
  );
});

describe("the plan of a segment", () => {
  test("tells what the index needs", () => {
    const events = [
      anEvent({ id: "a", position: 7, receivedAt: NOW + 5, type: "shop.order.paid" }),
      anEvent({ id: "b", position: 9, receivedAt: NOW, type: "shop.order.shipped" }),
      anEvent({ id: "c", position: 12, receivedAt: NOW + 9, type: "shop.order.paid" }),
    ];
    expect(planSegment(events)).toMatchObject({
      bus: "default",
      first: 7,
      last: 12,
      minReceived: NOW,
      maxReceived: NOW + 9,
      count: 3,
      positions: [7, 9, 12],
      ids: ["a", "b", "c"],
      types: { "shop.order.paid": 2, "shop.order.shipped": 1 },
      blocks: [{ first: 7, last: 12, count: 3 }],
    });
  });

  test("lists 64 types, and says that it lists none when there are more", () => {
    const typed = (count: number) => planSegment(eventsOf(count, (i) => ({ type: `t${i}` }))).types;
    expect(Object.keys(typed(64)!)).toHaveLength(64);
    expect(typed(65)).toBeNull();
  });

  test("counts types by any name", () => {
    const { types } = planSegment(eventsOf(2, () => ({ type: "constructor" })));
    expect(types).toEqual({ constructor: 2 });
  });

  test("closes a block at 256 events", () => {
    const { blocks } = planSegment(eventsOf(600));
    expect(blocks.map(({ first, last, count }) => [first, last, count])).toEqual([
      [1, 256, 256],
      [257, 512, 256],
      [513, 600, 88],
    ]);
  });

  test("closes a block at 128 Ki characters, and a giant has one for itself", () => {
    const { blocks } = planSegment(eventsOf(4, (i) => ({ text: "a".repeat(i === 1 ? 200_000 : 60_000) })));
    expect(blocks.map(({ count }) => count)).toEqual([2, 2]);
  });

  test("leaves no empty block behind a full last one", () => {
    expect(planSegment(eventsOf(256)).blocks).toHaveLength(1);
  });

  test("takes 100,000 events", () => {
    const event = anEvent({ position: 1 });
    const plan = planSegment(Array.from({ length: 100_000 }, (_, i) => ({ ...event, receivedAt: NOW - i })));
    expect([plan.count, plan.minReceived]).toEqual([100_000, NOW - 99_999]);
  });
});

describe("the hash of an id", () => {
  test.for([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ] as const)("is FNV-1a: %j", ([id, hash]) => {
    expect(idHash(id)).toBe(hash);
  });

  test("fits in 32 bits whatever the id", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (id) => {
        const hash = idHash(id);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
      }),
    );
  });
});
