import { createAlertStates } from "../../../functions/aws/watch/alert-states.ts";
import { createStats } from "../../../functions/aws/watch/stats.ts";
import { alertStatesSuite } from "../../ports/alert-states.suite.ts";
import { statsSuite } from "../../ports/stats.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  statsSuite("DynamoDB", async () => {
    const { hot, close } = await aFloor();
    return { stats: createStats(hot), close: async () => close() };
  });

  alertStatesSuite("DynamoDB", async () => {
    const { config, close } = await aFloor();
    return { states: createAlertStates(config), close: async () => close() };
  });
});
