import { createBrokerWatches } from "../../../functions/aws/watch/broker-watches.ts";
import { brokerWatchesSuite } from "../../ports/broker-watches.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  brokerWatchesSuite("DynamoDB", async () => {
    const { hot, close } = await aFloor();
    const create = () => createBrokerWatches(hot);
    return { watches: create(), again: create, close: async () => close() };
  });
});
