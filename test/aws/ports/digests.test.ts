import { createDigests, leaveDigest } from "../../../functions/aws/deliveries/digests.ts";
import { digestsSuite } from "../../ports/digests.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  digestsSuite("DynamoDB", async (clock) => {
    const { hot, claims, close } = await aFloor();
    return {
      digests: createDigests(hot, { claims, clock }),
      leave: (target, isLeft) => leaveDigest(target, isLeft, hot),
      close: async () => close(),
    };
  });
});
