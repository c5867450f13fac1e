import { describe, expect, test } from "vitest";
import { createDurations } from "../../../functions/core/metrics/durations.ts";
import { type Durations, metricsText } from "../../../functions/core/metrics/families.ts";
import { createTotals } from "../../../functions/core/metrics/totals.ts";
import { addError, addLatency, emptyTally } from "../../../functions/core/stats/counts.ts";
import { LIMIT_MS } from "../../../functions/core/stats/histogram.ts";

describe("families as text", () => {
  test("have a heading, and labels with what must be escaped", () => {
    const text = metricsText([
      {
        name: "a_total",
        type: "counter",
        help: "A.",
        samples: [{ labels: { x: 'a"b\\c\nd', y: "1" }, value: 2 }],
      },
      { name: "process_b", type: "gauge", help: "B.", samples: [{ value: 0.5 }] },
      { name: "empty", type: "gauge", help: "C.", samples: [] },
    ]);
    expect(text).toBe(
      [
        "# HELP signalbox_a_total A.",
        "# TYPE signalbox_a_total counter",
        String.raw`signalbox_a_total{x="a\"b\\c\nd",y="1"} 2`,
        "# HELP process_b B.",
        "# TYPE process_b gauge",
        "process_b 0.5",
        "",
      ].join("\n"),
    );
  });

  test("of durations have buckets that add up", () => {
    const durations = createDurations([1, 10, 100]);
    for (const ms of [0.5, 5, 5, 50, 5_000]) durations.add(ms);
    const text = metricsText([
      { name: "d_seconds", type: "histogram", help: "D.", samples: [durations.sample()] },
    ]);
    expect(text.split("\n").slice(2, -1)).toEqual([
      'signalbox_d_seconds_bucket{le="0.001"} 1',
      'signalbox_d_seconds_bucket{le="0.01"} 3',
      'signalbox_d_seconds_bucket{le="0.1"} 4',
      'signalbox_d_seconds_bucket{le="+Inf"} 5',
      "signalbox_d_seconds_sum 5.0605",
      "signalbox_d_seconds_count 5",
    ]);
  });
});

describe("totals", () => {
  const tally = (ms: number) => {
    const made = emptyTally();
    made.count = 1;
    addLatency(made, ms, LIMIT_MS.delivery);
    addError(made, "target-timeout");
    return made;
  };
  const named = (totals: ReturnType<typeof createTotals>, name: string) =>
    totals.families().find((family) => family.name === name)!;

  test("add up what is counted, and buckets are cumulative and exact", () => {
    const totals = createTotals();
    for (const ms of [3, 30, 300, 60_000]) totals.add([["target", "a", tally(ms)]]);
    expect(named(totals, "target_attempts_total").samples).toEqual([{ labels: { target: "a" }, value: 4 }]);
    expect(named(totals, "target_failures_total").samples).toEqual([
      { labels: { target: "a", code: "target-timeout" }, value: 4 },
    ]);
    const [sample] = (named(totals, "target_attempt_duration_seconds") as Durations).samples;
    const below = Object.fromEntries(sample!.below);
    expect([below[0.002], below[0.005], below[0.05], below[0.25], below[0.5], below[30]]).toEqual([
      0, 1, 2, 2, 3, 3,
    ]);
    expect([sample!.count, sample!.sum]).toEqual([4, 60.333]);
  });

  test("tell only so many apart, and none of what publishers name", () => {
    const totals = createTotals();
    for (let n = 0; n < 600; n++)
      totals.add([
        ["target", `t${n}`, tally(1)],
        ["source", `s${n}`, tally(1)],
      ]);
    const { samples } = named(totals, "target_attempts_total");
    expect(samples).toHaveLength(501);
    expect(samples.at(-1)).toEqual({ labels: { target: "__other__" }, value: 100 });
    expect(JSON.stringify(totals.families())).not.toContain("s1");
  });
});
