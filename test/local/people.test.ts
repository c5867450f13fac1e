import type { AcceptedEvent } from "../../functions/core/event.ts";
import { createAlertStates } from "../../functions/local/watch/alert-states.ts";
import { createArchive } from "../../functions/local/archive/archive.ts";
import { createAudit } from "../../functions/local/people/audit.ts";
import { createEvents } from "../../functions/local/events/events.ts";
import { createRegistry } from "../../functions/local/definitions/registry.ts";
import { createStats } from "../../functions/local/watch/stats.ts";
import { createTickets } from "../../functions/local/people/tickets.ts";
import { peopleSuite } from "../ports/people.suite.ts";
import { NOW } from "../support/build.ts";
import { aLocalStore } from "../support/local-store.ts";

peopleSuite("SQLite", async () => {
  const { reader, writer, segments, close } = await aLocalStore();
  const onAccepted = (_: readonly AcceptedEvent[]) => {};
  return {
    registry: createRegistry(reader, writer),
    tickets: createTickets(reader, writer),
    states: createAlertStates(reader, writer),
    stats: createStats(reader, writer),
    audit: createAudit(reader, writer),
    events: createEvents(writer, { clock: () => NOW, dedupMs: 300_000, onAccepted }),
    archive: createArchive(reader, segments),
    close,
  };
});
