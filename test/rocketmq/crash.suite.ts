import { describe, expect, onTestFinished, test } from "vitest";
import { memoryTapPlaces } from "../support/taps.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import type { TapOf } from "../../functions/sources/taps/open-tap.ts";
import { aDelivery } from "../support/build.ts";
import { memorySecrets } from "../support/ports.ts";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { aSink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";
import type { Message } from "../../functions/wire/rocketmq/messages.ts";
import { takeUntil } from "./consumer.ts";
import type { RocketMqWorld } from "./world.ts";

/** The last of the tests: RocketMQ is another one afterwards, with the limits that it has by itself and without signatures. */
export function crashSuite(world: RocketMqWorld): void {
  const { rocketMq, settings } = world;

  const idsOf = (messages: readonly Message[]) =>
    messages.flatMap(({ userProperties }) => userProperties?.["CE_id"] ?? []);

  describe("when RocketMQ and Signalbox are killed while events go out to it and come back", () => {
    test("none is lost", { timeout: 400_000 }, async ({ annotate }) => {
      await rocketMq.topic("crossing");
      await Promise.all([rocketMq.group("of-crossing"), rocketMq.group("counting")]);
      const sink = await aSink();
      const place = aPlace({
        "rules/out.json": aRuleFile("crossing", "there"),
        "rules/targets/there.json": {
          ...{ kind: "rocketmq", topic: "crossing", ...settings, breaker: { openSeconds: 1 } },
          retry: { minDelaySeconds: 0.1, maxDelaySeconds: 1 },
        },
        "rules/sources/back.json": {
          ...{ kind: "tap", broker: "rocketmq", topic: "crossing", group: "of-crossing" },
          ...{ bus: "back", invisibleSeconds: 10, ...settings },
        },
        "rules/in.json": aRuleFile("crossing", "home", { bus: "back" }),
        "rules/targets/home.json": aTargetFile(`${sink.url}/home`),
      });
      let signalbox = await startSignalbox(place, { environment: world.secrets });
      onTestFinished(async () => {
        await signalbox.kill();
        await sink.close();
        place.remove();
      });
      const sent: string[] = [];
      const send = async (count: number) => {
        const events = Array.from({ length: count }, () =>
          aPublished("crossing", { data: { at: Date.now() } }),
        );
        expect((await signalbox.publish(events)).status).toBe(202);
        sent.push(...events.map(({ id }) => id));
      };
      const home = () => new Set(sink.at("/home").map(({ headers }) => headers["ce-id"] as string));

      for (let n = 0; n < 10; n++) await send(20);
      await until(() => home().size >= 40, 120_000);
      await signalbox.kill();
      const restarted = rocketMq.killAndRestart({});
      restarted.catch(() => {});
      signalbox = await startSignalbox(place, { environment: world.secrets });
      for (let n = 0; n < 10; n++) await send(20);
      await restarted;

      await until(() => sent.every((id) => home().has(id)), 120_000);
      const isWhole = (messages: readonly Message[]) => new Set(idsOf(messages)).size === sent.length;
      const ids = idsOf(await takeUntil(world.proxy(), { topic: "crossing", group: "counting" }, isWhole));
      expect(new Set(ids)).toEqual(new Set(sent));
      await annotate(`${sent.length} events, ${ids.length - sent.length} of them twice on RocketMQ`);
    });
  });

  test("with the limits that RocketMQ has by itself a tap takes, waits, gives back and closes", async () => {
    await rocketMq.topic("limits");
    await rocketMq.group("of-limits");
    const tap = {
      ...{ id: "limits", kind: "tap", broker: "rocketmq", topic: "limits", group: "of-limits" },
      ...settings,
    } as TapOf<"rocketmq">;
    const session = await createOpen({
      secrets: memorySecrets(world.secrets),
      now: Date.now,
      places: memoryTapPlaces(),
    })(tap);
    const { signal } = new AbortController();
    expect(await session.receive({ most: 100, waitMs: 1, signal })).toEqual([]);
    expect(await world.send({ topic: "limits" }, aDelivery())).toMatchObject({ ok: true });
    const receive = () => session.receive({ most: 100, waitMs: 10_000, signal });
    const [message] = await receive();
    await session.settle([{ message: message!, verdict: "later" }]);
    const [again] = await receive();
    expect(again!.plain.id).toBe(message!.plain.id);
    await session.settle([{ message: again!, verdict: "taken" }]);
    await session.close();
  });
}
