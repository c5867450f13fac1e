import { describe, expect, onTestFinished, test } from "vitest";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import { createRegistry } from "../../functions/aws/definitions/registry.ts";
import { createSecretsManager } from "../../functions/aws/people/secrets.ts";
import { createTapStates } from "../../functions/aws/events/tap-states.ts";
import { onMiniStack } from "../aws/emulator.ts";
import { aFloor, eventsIn } from "../aws/floor.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { aLambdaProcess } from "../support/lambda-process.ts";
import { until } from "../support/until.ts";
import type { RocketMqWorld } from "./world.ts";

/** What takes seconds alone may take minutes where others work on the same cores. */
const LONGEST_MS = 200_000;

/** The function that takes from brokers on AWS, over a real RocketMQ and the emulator. */
export function lambdaSuite(world: RocketMqWorld): void {
  const { rocketMq, settings, secrets } = world;

  async function aTapOnAws(topic: string) {
    await Promise.all([rocketMq.topic(topic), rocketMq.group(`of-${topic}`)]);
    const floor = await aFloor();
    onTestFinished(() => floor.close());
    const manager = createSecretsManager();
    onTestFinished(() => manager.destroy());
    for (const [name, SecretString] of Object.entries(secrets))
      await manager.send(new CreateSecretCommand({ Name: `${topic}/${name}`, SecretString }));
    const value = {
      ...{ kind: "tap", broker: "rocketmq", topic, group: `of-${topic}`, batch: 8 },
      ...{ invisibleSeconds: 2, ...settings },
    };
    const registry = createRegistry(floor.config, { clock: Date.now });
    await registry.put({ kind: "source", id: "orders", value, at: 0, by: "ann" });
    const environment = () =>
      aLambdaProcess({
        ...{ CONFIG_TABLE: floor.names.config, HOT_TABLE: floor.names.hot, BUCKET: floor.names.bucket },
        ...{ EVENTS_QUEUE_URL: floor.urlOf(floor.events), SECRETS_PREFIX: `${topic}/` },
      });
    let sent = 0;
    const taken = new Set<string>();
    const all = () => new Set(Array.from({ length: sent }, (_, n) => String(n + 1)));
    const state = async () => createTapStates(floor.hot, Date.now).get("orders");
    /**
     * The ids of all events that have come to the events queue so far. Each is noted before its message is removed, so that a
     * call that fails half way forgets none.
     */
    const look = async (): Promise<ReadonlySet<string>> => {
      for (;;) {
        const messages = await floor.events.receive();
        if (messages.length === 0) return new Set(taken);
        for (const { id } of await eventsIn(messages, floor.claims)) taken.add(id);
        await floor.events.remove(messages);
      }
    };
    return {
      environment,
      state,
      async send(count: number) {
        for (let n = 0; n < count; n++) {
          const id = String((sent += 1));
          const delivery = aDelivery({ id: `${topic}-${id}`, event: anEvent({ id }) });
          expect(await world.send({ topic }, delivery)).toMatchObject({ ok: true });
        }
      },
      taken: look,
      sent: all,
      /** Does something again and again until all that was sent has come. */
      async allComeBy(turn: () => Promise<void>) {
        for (const end = Date.now() + LONGEST_MS; ; ) {
          await turn();
          const missing = all().difference(await look());
          if (missing.size === 0) return;
          if (Date.now() > end) expect({ missing, ...(await state()) }).toEqual({ missing: new Set() });
        }
      },
    };
  }

  onMiniStack(() => {
    describe("the function that takes from brokers", { timeout: LONGEST_MS + 100_000 }, () => {
      test("takes what there is, ends, and does so again after it was frozen", async () => {
        const { environment, send, taken, sent, state } = await aTapOnAws("thawed");
        const one = environment();
        await send(20);
        await one.invoke();
        expect(await taken()).toEqual(sent());
        expect(await state()).toMatchObject({ report: { connected: true, messages: 20, refused: 0 } });
        one.freeze();
        await send(20);
        one.thaw();
        await one.invoke();
        expect(await taken()).toEqual(sent());
        expect(await state()).toMatchObject({ report: { messages: 40 } });
      });

      test("that is frozen while it takes keeps nothing back, and harms nothing when it is thawed", async () => {
        const { environment, send, taken, sent, allComeBy } = await aTapOnAws("cold");
        const [one, other] = [environment(), environment()];
        await send(100);
        const running = one.invoke();
        await until(async () => (await taken()).size > 0, 60_000);
        one.freeze();
        await send(20);
        await allComeBy(() => other.invoke());
        one.thaw();
        await running;
        await send(1);
        await one.invoke();
        expect(await taken()).toEqual(sent());
      });

      test("that is killed while it takes loses nothing", async () => {
        const { environment, send, taken, allComeBy } = await aTapOnAws("killed");
        const one = environment();
        await send(100);
        const running = one.invoke();
        await until(async () => (await taken()).size > 0, 60_000);
        one.kill();
        await allComeBy(() => environment().invoke());
        await running;
      });

      test("ends in its time however much there is, and the next one goes on", async () => {
        const { environment, send, taken, sent } = await aTapOnAws("much");
        const one = environment();
        await send(60);
        await one.invoke(10_050);
        expect((await taken()).size).toBeLessThan(60);
        await one.invoke();
        expect(await taken()).toEqual(sent());
      });
    });
  });
}
