import { expect, test } from "vitest";
import { samplesOf } from "../../../functions/core/rocketmq/metrics.ts";

const NAMES = new Set(["rocketmq_consumer_lag_latency", "rocketmq_send_to_dlq_messages", "up"]);

test.each([
  [
    "with the unit, as since 5.1.4",
    'rocketmq_consumer_lag_latency_milliseconds{topic="t"} 250.0',
    [["rocketmq_consumer_lag_latency", { topic: "t" }, 250]],
  ],
  [
    "without it, as before",
    'rocketmq_consumer_lag_latency{topic="t"} 250',
    [["rocketmq_consumer_lag_latency", { topic: "t" }, 250]],
  ],
  ["of a counter", "rocketmq_send_to_dlq_messages_total 3", [["rocketmq_send_to_dlq_messages", {}, 3]]],
  ["with a time of its own", 'up{a="b"} 1 1700000000000', [["up", { a: "b" }, 1]]],
  ["in another notation", "up -9.2E18", [["up", {}, -9.2e18]]],
  [
    "with labels that have quotes, braces and lines",
    String.raw`up{a="x\"}{\\",b="1\n2", c="ü, "} 1`,
    [["up", { a: 'x"}{\\', b: "1\n2", c: "ü, " }, 1]],
  ],
  ["with Windows' ends of lines", "up 1\r", [["up", {}, 1]]],
  ["of another name", "down 1", []],
  ["that is no number", "up NaN\nup +Inf\nup one", []],
  ["among what is none", "# TYPE up gauge\n\nup\n<html>\nup{a= 1\nup 1", [["up", {}, 1]]],
])("a sample %s", (_, page, samples) => {
  expect(samplesOf(page, NAMES).map(({ name, labels, value }) => [name, labels, value])).toEqual(samples);
});
