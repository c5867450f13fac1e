import { expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createDeliveries } from "../../../functions/local/deliveries/deliveries.ts";
import { createDeliveryReader } from "../../../functions/local/deliveries/delivery-reader.ts";
import { createDeliveryStore } from "../../../functions/local/deliveries/delivery-store.ts";
import { createLanes } from "../../../functions/local/deliveries/lanes.ts";
import { createPulls } from "../../../functions/local/deliveries/pulls.ts";
import { pullsSuite } from "../../ports/pulls.suite.ts";
import { aFilledStore } from "../../support/filled-store.ts";
import { aDelivery, anEvent } from "../../support/build.ts";

async function aHarness(clock: () => number) {
  const store = await aFilledStore();
  const { reader, writer, segments, incarnations, journal } = store;
  const deliveryReader = createDeliveryReader(reader, segments);
  const accepted: AcceptedEvent[] = [];
  const paused = new Set<string>();
  const lanes = createLanes({
    ...{ clock, load: deliveryReader.due, nextDue: deliveryReader.nextDue },
    admit: () => ({}),
    dispatch: () => {},
    isFetched: () => true,
    onDue: (target) => pulls.onDue(target),
  });
  const deliveries = createDeliveries(writer, { onQueued: lanes.push, onLater: lanes.later });
  const pulls = createPulls({
    ...{ reader, store: deliveryReader, deliveries, lanes, clock },
    isPaused: (target) => paused.has(target),
    onSettled: () => {},
  });
  return {
    pulls,
    events: {
      async accept(events: readonly AcceptedEvent[]) {
        accepted.push(...(await store.accept(...events)));
        return events.map(() => "accepted" as const);
      },
    },
    accepted: () => accepted,
    send: deliveries.send,
    store: createDeliveryStore({
      ...{ reader, writer, deliveries: deliveryReader, incarnations, lanes },
      ruleOf: () => undefined,
      checkOutput: () => ({ status: "unbound" }),
      onSkipped: () => {},
      underWay: () => [],
    }),
    journal,
    pause: async (target: string) => void paused.add(target),
    async close() {
      pulls.stop();
      await store.close();
    },
  };
}

pullsSuite("SQLite", aHarness);

test("who waits is woken by what is queued, and sent home when the process ends", async () => {
  const harness = await aHarness(Date.now);
  const { pulls } = harness;
  const until = Date.now() + 600_000;
  const waiting = pulls.wait("orders", until);
  await harness.events.accept([anEvent()]);
  const event = harness.accepted()[0]!;
  await harness.send([aDelivery({ event, target: "orders", dueAt: Date.now() - 1 })]);
  expect(await waiting).toBe(true);
  const others = pulls.wait("others", until);
  pulls.stop();
  expect(await others).toBe(false);
  expect(await pulls.wait("others", until)).toBe(false);
  await harness.close();
});
