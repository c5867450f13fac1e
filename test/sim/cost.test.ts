import { describe, expect, test } from "vitest";
import { type Batches, callsOf } from "../../sim/calls.ts";
import { dollarsOf, eventBridgeDollars, idle, traffics } from "../../sim/cost.ts";
import { writesOf } from "../../sim/writes.ts";

const one: Batches = { rate: 100, published: 1, routed: 1, delivered: 1, archived: 1 };

test("an event that comes alone is sent, received and deleted once in each queue", () => {
  expect(callsOf(one)).toMatchObject({ sqsFifo: 3, streamUnits: 0, invocations: 4, bucketPuts: 2 });
  expect(callsOf(one).sqsStandard).toBeCloseTo(5.4);
});

test("ten that come together cost a tenth of it each, or little more", () => {
  const ten = callsOf({ rate: 100, published: 10, routed: 10, delivered: 10, archived: 10 });
  for (const what of ["sqsFifo", "invocations", "gigabyteSeconds", "bucketPuts"] as const)
    expect(ten[what]).toBeCloseTo(callsOf(one)[what] / 10);
  expect(ten.sqsStandard).toBeLessThan((callsOf(one).sqsStandard / 10) * 1.1);
});

test("by a stream, an event is in no FIFO queue, and a shard is paid by the hour", () => {
  const streamed = callsOf({ ...one, shards: 2, routed: 100 });
  expect(streamed).toMatchObject({ sqsFifo: 0, streamUnits: 1 });
  expect(streamed.shardHours * 100 * 3_600).toBeCloseTo(2);
});

describe("from 100/s on, in tens or by a stream, it costs at most half of EventBridge", () => {
  const meant = traffics.filter(({ rate, published, shards }) => rate >= 100 && (published === 10 || shards));
  test.each(meant)("at $name", (traffic) => {
    expect(dollarsOf(traffic).sum).toBeLessThanOrEqual(eventBridgeDollars(traffic) / 2);
  });
  test("which is said of each way at both rates", () => {
    expect(meant).toHaveLength(4);
  });
});

test("a month of nothing costs less than three and a half dollars", () => {
  expect(idle.reduce((sum, [, dollars]) => sum + dollars, 0)).toBeLessThan(3.5);
});

describe("what is written for an event stays below its bound", () => {
  test.each(traffics)("at $name", (traffic) => {
    const { archived, folded, sum, bound } = writesOf(traffic);
    expect(sum).toBeCloseTo(archived + folded);
    expect(sum).toBeLessThanOrEqual(bound);
  });

  test("which falls with the batch and with the rate", () => {
    const bounds = traffics.slice(0, 2).map((traffic) => writesOf(traffic).bound);
    expect(bounds[0]).toBeCloseTo(4 + (2 * 200) / 60 + 1);
    expect(bounds[1]).toBeCloseTo(4 / 2 + (2 * 500) / 6_000 + 1);
  });
});
