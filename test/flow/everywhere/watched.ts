import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Point {
  readonly count: number;
  readonly failed: number;
  readonly dead: number;
}

/** What happens is counted and watched by functions that run each minute. */
export const watched: FlowStory = {
  name: "what happens",
  files: ({ url }) => ({
    "rules/everywhere-counted.json": aRuleFile("everywhere.counted", "everywhere-counted"),
    "rules/targets/everywhere-counted.json": aTargetFile(`${url}/counted`),
    "rules/everywhere-scraped.json": aRuleFile("everywhere.scraped", "everywhere-scraped"),
    "rules/targets/everywhere-scraped.json": aTargetFile(`${url}/scraped`),
    "rules/everywhere-hopeless.json": aRuleFile("everywhere.hopeless", "everywhere-hopeless"),
    "rules/targets/everywhere-hopeless.json": aTargetFile("http://127.0.0.1:1/", {
      retry: { maxAttempts: 1 },
    }),
    "rules/alerts/everywhere-dead.json": {
      severity: "critical",
      when: {
        type: "total",
        of: "target",
        id: "everywhere-hopeless",
        measure: "dead",
        value: 0,
        minutes: 60,
      },
    },
    "rules/everywhere-pager.json": {
      pattern: { type: ["signalbox.alert.raised"], data: { alert: ["everywhere-dead"] } },
      targets: [{ target: "everywhere-pager", transform: { inputPath: "$.data.sentence" } }],
    },
    "rules/targets/everywhere-pager.json": aTargetFile(`${url}/pager`),
    "rules/alerts/everywhere-way.json": { when: { type: "probe", minutes: 1 } },
    "rules/everywhere-way.json": aRuleFile("signalbox.probe", "everywhere-way", {
      pattern: { type: ["signalbox.probe"], subject: ["everywhere-way"] },
    }),
    "rules/targets/everywhere-way.json": aTargetFile(`${url}/probe`),
    "rules/alerts/everywhere-lost.json": { when: { type: "probe", minutes: 1, seconds: 1 } },
    "rules/everywhere-lost.json": aRuleFile("signalbox.alert.raised", "everywhere-lost", {
      pattern: { type: ["signalbox.alert.raised"], data: { alert: ["everywhere-lost"] } },
      targets: [{ target: "everywhere-lost", transform: { inputPath: "$.data.sentence" } }],
    }),
    "rules/targets/everywhere-lost.json": aTargetFile(`${url}/lost`),
  }),
  tell(signalbox) {
    const sum = async (kind: string, id: string): Promise<Point> => {
      const { points } = await signalbox.api<{ points: Point[] }>(`/api/stats?kind=${kind}&id=${id}`);
      const total = (name: keyof Point) => points.reduce((all, point) => all + point[name], 0);
      return { count: total("count"), failed: total("failed"), dead: total("dead") };
    };

    test("is counted: by type, producer, rule and target, the refused too", async () => {
      const { id: producer, token } = await signalbox.api<{ id: string; token: string }>("/api/tokens", {
        ...{ kind: "publisher-key", name: "counted", role: "publisher", sources: ["/shop"] },
      });
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/cloudevents-batch+json",
        "user-agent": "story/1.0",
      };
      const good = Array.from({ length: 5 }, () => aPublished("everywhere.counted"));
      const bad = aPublished("everywhere.counted", { source: "/not-mine" });
      await signalbox.post("/events", { headers, body: JSON.stringify([...good, bad]) });
      await signalbox.until(async () => {
        expect(await sum("type", "everywhere.counted")).toEqual({ count: 6, failed: 1, dead: 0 });
        expect(await sum("producer", producer)).toEqual({ count: 6, failed: 1, dead: 0 });
        expect(await sum("rule", "everywhere-counted")).toMatchObject({ count: 5, failed: 0 });
        expect(await sum("target", "everywhere-counted")).toMatchObject({ count: 5, failed: 0 });
        return true;
      });
      const { items } = await signalbox.api<{ items: { id: string }[] }>("/api/producers");
      expect(items.find(({ id }) => id === producer)).toMatchObject({
        clients: [{ name: "story/1.0", count: 6 }],
      });
    });

    test("is scraped by Prometheus, under the same names everywhere", async () => {
      await signalbox.publish(aPublished("everywhere.scraped"));
      const page = await signalbox.until(async () => {
        const text = await signalbox.metrics();
        return /^signalbox_target_attempts_total\{target="everywhere-scraped"\} 1$/m.test(text) && text;
      });
      for (const series of [
        'signalbox_rule_matches_total{rule="everywhere-scraped"} 1',
        'signalbox_target_attempt_duration_seconds_count{target="everywhere-scraped"} 1',
        'signalbox_target_waiting{target="everywhere-scraped"} 0',
        'signalbox_target_breaker{target="everywhere-scraped",state="closed"} 1',
      ])
        expect(page.split("\n")).toContain(series);
      expect(page).toMatch(/^signalbox_published_events_total\{bus="default"\} \d+$/m);
      expect(page).toMatch(/^signalbox_build_info\{version="[\d.]+",node="v[\d.]+"\} 1$/m);
    });

    test("is probed: an event of ours goes all of the way, and one that does not is an alert", async () => {
      const [probe] = await signalbox.until(
        () => signalbox.sink.at("/probe").length > 0 && signalbox.sink.at("/probe"),
      );
      expect(probe!.headers).toMatchObject({
        "ce-type": "signalbox.probe",
        "ce-id": expect.stringMatching(/^everywhere-way\/\d{4}-.*:00\.000Z$/),
      });
      const [lost] = await signalbox.until(
        () => signalbox.sink.at("/lost").length > 0 && signalbox.sink.at("/lost"),
      );
      expect(JSON.parse(lost!.body)).toMatch(
        /^probe "everywhere-lost\/.*Z" has not arrived after \d+ s: (no rule takes it|nothing is known of it)$/,
      );
    });

    test("is watched: an alert is an event, and a rule brings it to people", async () => {
      await signalbox.publish(aPublished("everywhere.hopeless"));
      const [told] = await signalbox.until(
        () => signalbox.sink.at("/pager").length > 0 && signalbox.sink.at("/pager"),
      );
      expect(JSON.parse(told!.body)).toBe('target "everywhere-hopeless" had 1 dead letter in 60 min (> 0)');
      const { items } = await signalbox.api<{ items: { alert: string }[] }>("/api/alerts");
      expect(items.find(({ alert }) => alert === "everywhere-dead")).toMatchObject({
        ...{ resource: "target/everywhere-hopeless", status: "firing", severity: "critical" },
      });
    });
  },
};
