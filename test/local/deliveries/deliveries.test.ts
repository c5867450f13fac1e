import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createDeliveries } from "../../../functions/local/deliveries/deliveries.ts";
import { createDeliveryReader } from "../../../functions/local/deliveries/delivery-reader.ts";
import { createDeliveryStore } from "../../../functions/local/deliveries/delivery-store.ts";
import { createEvents } from "../../../functions/local/events/events.ts";
import { createIncarnations } from "../../../functions/local/incarnations.ts";
import { createJournal } from "../../../functions/local/events/journal.ts";
import { replayLane } from "../../../functions/local/store/rows.ts";
import { deliveriesSuite } from "../../ports/deliveries.suite.ts";
import { NOW } from "../../support/build.ts";
import { aLocalStore } from "../../support/local-store.ts";

const ALL = { most: 100, characters: 1e6, held: new Set<number>() };

deliveriesSuite("SQLite", async () => {
  const { reader, writer, segments, close } = await aLocalStore();
  const accepted: AcceptedEvent[] = [];
  const incarnations = createIncarnations(reader, segments);
  const deliveryReader = createDeliveryReader(reader, segments);
  return {
    events: createEvents(writer, {
      clock: () => NOW,
      dedupMs: 300_000,
      onAccepted: (events) => accepted.push(...events),
    }),
    deliveries: createDeliveries(writer, { onQueued: () => {}, onLater: () => {} }),
    store: createDeliveryStore({
      reader,
      writer,
      deliveries: deliveryReader,
      incarnations,
      lanes: { wake: () => {}, withhold: () => true, settled: () => {} },
      ruleOf: () => undefined,
      checkOutput: () => ({ status: "unbound" }),
      onSkipped: () => {},
      underWay: () => [],
    }),
    journal: createJournal({ reader, writer, incarnations }),
    accepted: () => accepted,
    due: async (target, now) => [
      ...deliveryReader.due(target, now, ALL).deliveries,
      ...deliveryReader.due(replayLane(target), now, ALL).deliveries,
    ],
    close,
  };
});
