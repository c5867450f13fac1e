import { createTickets } from "../../../functions/local/people/tickets.ts";
import { ticketsSuite } from "../../ports/tickets.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

ticketsSuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  return { tickets: createTickets(reader, writer), close };
});
