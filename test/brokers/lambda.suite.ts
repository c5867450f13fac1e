import { describe, expect, onTestFinished, test } from "vitest";
import { createRegistry } from "../../functions/aws/definitions/registry.ts";
import { createTapStates } from "../../functions/aws/events/tap-states.ts";
import { createSecretsManager } from "../../functions/aws/people/secrets.ts";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import { aFloor, eventsIn } from "../aws/floor.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { aLambdaProcess } from "../support/lambda-process.ts";
import { until } from "../support/until.ts";
import { environment, type RunningBroker, shownTap, shownTarget } from "./all-brokers.ts";

/** What an invocation may last, and one that has no time but for what it has begun. */
const LONG_MS = 25_000;
const SHORT_MS = 10_050;
/** What takes seconds alone may take minutes where others work on the same cores. */
const PATIENCE_MS = 120_000;

/** The function that takes from brokers on AWS, over real ones and an emulator, whose process ends in the middle. */
export function lambdaSuite(
  brokers: Readonly<Record<string, RunningBroker>>,
  names: readonly string[],
): void {
  async function aTapOnAws(broker: string, name: string) {
    const place = await brokers[broker]!.place(name);
    const floor = await aFloor();
    const manager = createSecretsManager();
    onTestFinished(() => {
      floor.close();
      manager.destroy();
    });
    for (const [secret, SecretString] of Object.entries(environment))
      await manager.send(new CreateSecretCommand({ Name: `${name}/${secret}`, SecretString }));
    const value = { ...shownTap(broker, place), batch: 8 };
    const registry = createRegistry(floor.config, { clock: Date.now });
    await registry.put({ kind: "source", id: "orders", value, at: 0, by: "ann" });
    const target = aTarget({ id: "there", ...shownTarget(broker, place) });
    const send = aSender({ secrets: environment, now: Date.now() });
    const sent = new Set<string>();
    const taken = new Set<string>();
    const look = async () => {
      for (;;) {
        const messages = await floor.events.receive();
        if (messages.length === 0) return taken.size;
        for (const { id } of await eventsIn(messages, floor.claims)) taken.add(id);
        await floor.events.remove(messages);
      }
    };
    return {
      start: () =>
        aLambdaProcess({
          ...{ CONFIG_TABLE: floor.names.config, HOT_TABLE: floor.names.hot, BUCKET: floor.names.bucket },
          ...{ EVENTS_QUEUE_URL: floor.urlOf(floor.events), SECRETS_PREFIX: `${name}/` },
        }),
      async send(count: number) {
        for (let n = 0; n < count; n++) {
          const id = `${name}-${sent.size}`;
          const event = anEvent({ id, data: { country: "DE", customer: "c-1", machine: "m-1" } });
          expect(await send(aDelivery({ id, event }), target)).toEqual({ ok: true });
          sent.add(id);
        }
      },
      look,
      state: () => createTapStates(floor.hot, Date.now).get("orders"),
      async allComeBy(turn: () => Promise<void>) {
        for (const end = Date.now() + PATIENCE_MS; ; ) {
          await turn();
          await look();
          const missing = sent.difference(taken);
          if (missing.size === 0) return;
          if (Date.now() > end) expect(missing).toEqual(new Set());
        }
      },
    };
  }

  describe("the function that takes from brokers on AWS", { timeout: 300_000 }, () => {
    test.each(names)(
      "takes what %s has, ends in its time, goes on, and loses nothing when it is killed",
      async (broker) => {
        const { start, send, look, state, allComeBy } = await aTapOnAws(broker, `lambda-${broker}`);
        const one = start();
        // Some brokers keep nothing before one has asked for it.
        await one.invoke(LONG_MS);
        await send(20);
        await one.invoke(LONG_MS);
        expect(await look()).toBe(20);
        expect(await state()).toMatchObject({ report: { connected: true, messages: 20, refused: 0 } });
        await send(100);
        await one.invoke(SHORT_MS);
        const before = await look();
        expect(before).toBeLessThan(120);
        const running = one.invoke(LONG_MS);
        running.catch(() => {});
        await until(async () => (await look()) > before, PATIENCE_MS);
        one.kill();
        await running;
        await allComeBy(() => start().invoke(LONG_MS));
      },
    );
  });
}
