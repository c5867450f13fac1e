import { createTickets } from "../../../functions/aws/tickets.ts";
import { ticketsSuite } from "../../ports/tickets.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";

onMiniStack(() => {
  ticketsSuite("DynamoDB", async () => {
    const { config, close } = await aFloor();
    return { tickets: createTickets(config), close: async () => close() };
  });
});
