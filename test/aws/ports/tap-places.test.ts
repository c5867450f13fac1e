import { createTapPlaces } from "../../../functions/aws/events/tap-places.ts";
import { tapPlacesSuite } from "../../ports/tap-places.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  tapPlacesSuite("DynamoDB", async (clock) => {
    const { hot, close } = await aFloor();
    const create = () => createTapPlaces(hot, clock);
    return { places: create(), again: create, close: async () => close() };
  });
});
