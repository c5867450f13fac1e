import { createAudit } from "../../../functions/aws/audit.ts";
import { createQuarantine } from "../../../functions/aws/quarantine.ts";
import { createReplays } from "../../../functions/aws/replays.ts";
import { createTokens } from "../../../functions/aws/tokens.ts";
import { sealingWith } from "../../../functions/control/sealing.ts";
import { recordsSuite } from "../../ports/records.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  recordsSuite("DynamoDB", async () => {
    const { config, hot, claims, clock, next, close } = await aFloor();
    return {
      quarantine: createQuarantine(hot, { claims, next }),
      tokens: createTokens(config, { clock, sealing: async () => sealingWith(Buffer.alloc(32, 7)) }),
      audit: createAudit(config),
      replays: createReplays(config),
      close: async () => close(),
    };
  });
});
