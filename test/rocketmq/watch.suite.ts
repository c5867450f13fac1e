import { describe, expect, onTestFinished, test } from "vitest";
import { memoryTapPlaces } from "../support/taps.ts";
import { evaluate } from "../../functions/core/alerts/evaluate.ts";
import type { AlertWhen } from "../../functions/core/alerts/alert.ts";
import type { Readings } from "../../functions/core/alerts/readings.ts";
import { lookAtBrokers } from "../../functions/core/rocketmq/look.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import type { TapOf } from "../../functions/sources/taps/open-tap.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createMetricsReader } from "../../functions/targets/metrics-page.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { memoryBrokerWatches } from "../support/memory-watch.ts";
import { memorySecrets } from "../support/ports.ts";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { aSink } from "../support/sink.ts";
import { aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";
import type { RocketMqWorld } from "./world.ts";

const MINUTE_MS = 60_000;

/** Alerts by what the broker tells of itself. */
export function watchSuite(world: RocketMqWorld): void {
  const { rocketMq, settings, secrets } = world;
  const { signal } = new AbortController();

  /** Looks at the broker's own page, whenever it is asked what is as it should not be. */
  function aLookout(url = rocketMq.metricsUrl) {
    const http = createHttpClient();
    onTestFinished(() => http.close());
    const watches = memoryBrokerWatches();
    const read = createMetricsReader(http);
    return {
      async look() {
        const watched = [{ address: new URL(url).host, url, allowPrivateNetwork: true }];
        await lookAtBrokers({ watched: () => watched, read, watches, clock: Date.now });
      },
      async found(when: AlertWhen, later = 0) {
        await this.look();
        const now = Date.now() + later;
        const readings = { now, brokers: watches.all } as unknown as Readings;
        const findings = await evaluate({ id: "a", when }, readings);
        return findings.map(({ resource, sentence }) => [resource, sentence] as const);
      },
    };
  }

  async function aTap(topic: string, more: object = {}) {
    await Promise.all([rocketMq.topic(topic), rocketMq.group(`of-${topic}`)]);
    const tap = {
      ...{ id: topic, kind: "tap", broker: "rocketmq", topic, group: `of-${topic}` },
      ...{ invisibleSeconds: 30, ...settings, ...more },
    } as TapOf<"rocketmq">;
    const send = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const delivery = aDelivery({ id: `${topic}-${n}`, event: anEvent({ id: String(n) }) });
        expect(await world.send({ topic }, delivery)).toMatchObject({ ok: true });
      }
    };
    const open = () =>
      createOpen({ secrets: memorySecrets(secrets), now: Date.now, places: memoryTapPlaces() })(tap);
    return { send, open };
  }

  describe("a broker's own metrics tell", () => {
    test("what waits, for how long, that it is soon deleted, and that nobody takes it any more", async () => {
      const { send, open } = await aTap("lagging");
      const session = await open();
      await send(5);
      const [message] = await session.receive({ most: 1, waitMs: 5000, signal });
      await session.settle([{ message: message!, verdict: "taken" }]);
      const lookout = aLookout();
      const resource = "consumer-group/DefaultCluster/of-lagging";
      const lag = { type: "rocketmq-lag", waiting: 3, seconds: 1 } as const;
      await until(async () => (await lookout.found(lag)).length > 0, 60_000);
      expect(await lookout.found(lag)).toEqual([
        [
          `${resource}/lagging`,
          expect.stringMatching(
            /^4 messages of topic "lagging" wait for consumer group "of-lagging", the oldest for \d+ s$/,
          ),
        ],
      ]);
      const expiring = { type: "rocketmq-expiring", seconds: 1, percent: 1 } as const;
      expect(await lookout.found(expiring)).toEqual([
        [`${resource}/lagging`, expect.stringContaining("that their broker reaches back")],
      ]);
      const gone = { type: "rocketmq-consumer-gone" } as const;
      expect(await lookout.found(gone, 10 * MINUTE_MS)).toEqual([]);
      await session.close();
      await until(async () => (await lookout.found(gone, 10 * MINUTE_MS)).length > 0, 60_000);
      const [found] = await lookout.found(gone, 10 * MINUTE_MS);
      expect(found).toEqual([resource, expect.stringMatching(/"of-lagging" has had no consumer for \d+ s/)]);
    });

    test("nothing while it is away, and then for how long", async () => {
      const down = { type: "rocketmq-down" } as const;
      expect(await aLookout().found(down, MINUTE_MS)).toEqual([]);
      const lookout = aLookout("http://127.0.0.1:1/metrics");
      expect(await lookout.found(down)).toEqual([]);
      expect(await lookout.found(down, 2 * MINUTE_MS)).toEqual([
        [
          "rocketmq/127.0.0.1:1",
          expect.stringMatching(/has not told its metrics for \d+ s: 127\.0\.0\.1:1 refused the connection/),
        ],
      ]);
    });

    test("of dead letters, and whoever is to be told of them is told", { timeout: 120_000 }, async () => {
      await Promise.all([rocketMq.topic("dying"), rocketMq.group("of-dying")]);
      const sink = await aSink();
      const place = aPlace({
        "rules/sources/dying.json": {
          ...{ kind: "tap", broker: "rocketmq", topic: "dying", group: "of-dying", refused: "broker" },
          ...{ metrics: [rocketMq.metricsUrl], ...settings },
        },
        "rules/alerts/dead.json": { when: { type: "rocketmq-dead-letters" } },
        "rules/told.json": {
          pattern: { type: ["signalbox.alert.raised"] },
          targets: [{ target: "pager", transform: { inputPath: "$.data.sentence" } }],
        },
        "rules/targets/pager.json": aTargetFile(`${sink.url}/pager`),
      });
      const options = { lookMs: 500 };
      const signalbox = await startSignalbox(place, { environment: secrets, options });
      onTestFinished(async () => {
        await signalbox.kill();
        await sink.close();
        place.remove();
      });
      const properties = { CE_specversion: "1.0", CE_id: "1", CE_source: "/s", CE_type: "" };
      const proxy = world.proxy();
      await until(async () => {
        const message = {
          topic: { name: "dying" },
          userProperties: properties,
          systemProperties: { messageId: `m-${Date.now()}`, messageType: 1 },
          body: Buffer.from("x"),
        };
        await proxy.ask("SendMessage", { messages: [message] }, 5000);
        return sink.at("/pager").length > 0;
      }, 100_000);
      expect(JSON.parse(sink.at("/pager")[0]!.body)).toMatch(
        /^\d+ messages? came to the dead letters of consumer group "of-dying" in 60 min$/,
      );
      const { items } = await signalbox.api<{ items: object[] }>("/api/alerts");
      expect(items).toMatchObject([{ alert: "dead", resource: "consumer-group/DefaultCluster/of-dying" }]);
    });
  });
}
