import { createRegistry } from "../../../functions/aws/definitions/registry.ts";
import { registrySuite } from "../../ports/registry.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  registrySuite("DynamoDB", async () => {
    const { config, clock, close } = await aFloor();
    return {
      registry: createRegistry(config, { clock }),
      async reopen() {
        const registry = createRegistry(config, { clock });
        await registry.refresh();
        return registry;
      },
      close: async () => close(),
    };
  });
});
