import { createAlertStates } from "../../../functions/aws/watch/alert-states.ts";
import { createAudit } from "../../../functions/aws/people/audit.ts";
import { createRegistry } from "../../../functions/aws/definitions/registry.ts";
import { createStats } from "../../../functions/aws/watch/stats.ts";
import { createTickets } from "../../../functions/aws/people/tickets.ts";
import { peopleSuite } from "../../ports/people.suite.ts";
import { ticketsSuite } from "../../ports/tickets.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";
import { packedArchive } from "../packed-archive.ts";

onMiniStack(() => {
  ticketsSuite("DynamoDB", async () => {
    const { config, close } = await aFloor();
    return { tickets: createTickets(config), close: async () => close() };
  });

  peopleSuite("DynamoDB", async () => {
    const floor = await aFloor();
    const { config, hot, clock } = floor;
    return {
      registry: createRegistry(config, { clock }),
      tickets: createTickets(config),
      states: createAlertStates(config),
      stats: createStats(hot),
      audit: createAudit(config),
      ...packedArchive(floor),
      close: async () => floor.close(),
    };
  });
});
