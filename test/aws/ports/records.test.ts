import { createAudit } from "../../../functions/aws/people/audit.ts";
import { createQuarantine } from "../../../functions/aws/events/quarantine.ts";
import { createReplays } from "../../../functions/aws/archive/replays.ts";
import { createTokens } from "../../../functions/aws/people/tokens.ts";
import { sealingWith } from "../../../functions/control/people/sealing.ts";
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
