import { createBrokerWatches } from "../../../functions/local/watch/broker-watches.ts";
import { brokerWatchesSuite } from "../../ports/broker-watches.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

brokerWatchesSuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  const create = () => createBrokerWatches(reader, writer);
  return { watches: create(), again: create, close };
});
