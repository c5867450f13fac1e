import { describe, expect, test } from "vitest";
import { orSkip } from "../support/outside.ts";
import { promtool } from "../support/promtool.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const tool = await orSkip(promtool);

const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "fine"),
    "rules/targets/fine.json": aTargetFile(`${url}/fine`),
    "rules/gone.json": aRuleFile("gone", "gone"),
    "rules/targets/gone.json": aTargetFile("http://127.0.0.1:1/", {
      retry: { maxAttempts: 2, minDelaySeconds: 0.01 },
    }),
    "rules/held.json": aRuleFile("held", "held"),
    "rules/targets/held.json": aTargetFile(`${url}/held`),
  }),
  { environment: {} },
);

const page = async () => (await fetch(`${story.signalbox.url}/metrics`)).text();
/** The value of a series, by its whole name with labels. */
const valueOf = (text: string, series: string) => {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

describe("/metrics", () => {
  test("tells of all that passes: what came, what was refused, what each target made of it, what waits", async () => {
    await story.signalbox.api("/api/targets/held/pause", {});
    const events = ["order", "order", "gone", "held"].map((type) => aPublished(type));
    await story.signalbox.publish([...events, { id: "bad" }]);
    const text = await until(async () => {
      const now = await page();
      return valueOf(now, 'signalbox_target_dead_letters_total{target="gone"}') === 1 &&
        valueOf(now, 'signalbox_target_attempts_total{target="fine"}') === 2
        ? now
        : false;
    });
    for (const [series, value] of [
      ['signalbox_published_events_total{bus="default"}', 5],
      ['signalbox_publish_failures_total{bus="default",code="event-invalid"}', 1],
      ["signalbox_routed_events_total", 4],
      ['signalbox_rule_matches_total{rule="orders"}', 2],
      ['signalbox_target_attempts_total{target="gone"}', 2],
      ['signalbox_target_failures_total{target="gone",code="target-unreachable"}', 2],
      ['signalbox_target_retries_total{target="gone"}', 1],
      ['signalbox_target_attempt_duration_seconds_count{target="fine"}', 2],
      ['signalbox_target_attempt_duration_seconds_bucket{target="fine",le="30"}', 2],
      ["signalbox_ingest_duration_seconds_count", 5],
      ["signalbox_route_lag_seconds_count", 4],
      ['signalbox_target_waiting{target="held"}', 1],
      ['signalbox_target_paused{target="held"}', 1],
      ['signalbox_target_breaker{target="fine",state="closed"}', 1],
      ["signalbox_dead_letters", 1],
      ['signalbox_alerts_firing{severity="critical"}', 0],
    ] as const)
      expect([series, valueOf(text, series)]).toEqual([series, value]);
    expect(valueOf(text, 'signalbox_target_oldest_seconds{target="held"}')).toBeGreaterThanOrEqual(0);
    expect(valueOf(text, "signalbox_store_commit_duration_seconds_count")).toBeGreaterThan(0);
    expect(valueOf(text, "process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
    expect(text).toMatch(/^signalbox_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.\d+\.\d+"\} 1$/m);
  });

  test.skipIf(!tool)("is as Prometheus' own checker wants it", async () => {
    expect(tool!.findings(await page())).toEqual({ status: 0, said: "" });
    expect(tool!.findings("no metric\n").status).not.toBe(0);
  });

  test("holds no payload", async () => {
    await story.signalbox.publish([aPublished("order", { data: { secret: "hunter2" }, subject: "hunter2" })]);
    expect(await page()).not.toContain("hunter2");
  });
});
