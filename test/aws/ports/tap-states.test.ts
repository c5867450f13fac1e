import { createTapStates } from "../../../functions/aws/events/tap-states.ts";
import { tapStatesSuite } from "../../ports/tap-states.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  tapStatesSuite("DynamoDB", async () => {
    const { hot, clock, close } = await aFloor();
    const create = () => createTapStates(hot, clock);
    return { states: create(), again: create, close: async () => close() };
  });
});
