import type { Command } from "commander";
import type { Delivery, EventJournal, Page } from "../answers.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { print, printJson } from "../print.ts";
import { storyLines } from "../story-lines.ts";

interface TraceOptions extends OnlineOptions {
  readonly source?: string;
  readonly bus?: string;
  readonly all?: boolean;
}

export function addTrace(program: Command): void {
  const command = program
    .command("trace")
    .helpGroup("Look:")
    .description("tell the story of one event: accepted, checked, routed, each delivery with each attempt")
    .argument("<id>", "the event's id")
    .option("--source <source>", "the event's source, where its id is not unique")
    .option("--bus <bus>", "the event's bus, where it went from bus to bus")
    .option("--all", "also why rules for other types did not match")
    .action(trace);
  withExamples(online(command), [
    ["What became of an event", "trace 42"],
    ["… whose id two sources use", "trace 42 --source /shop"],
    ["… on the bus that a rule sent it to", "trace 42 --bus audit"],
  ]);
}

async function trace(id: string, options: TraceOptions): Promise<void> {
  const { source, bus, all = false, json } = options;
  const client = clientOf(options);
  const journal = await client.get<EventJournal>(`/api/events/${encodeURIComponent(id)}/journal`, {
    source,
    bus,
  });
  const { items } = await client.get<Page<Delivery>>("/api/deliveries", { eventId: id, limit: 1000 });
  const deliveries = items.filter(
    ({ event, bus }) => event.source === journal.event.source && bus === journal.event.bus,
  );
  if (json) printJson({ ...journal, deliveries });
  else print(...storyLines({ journal, deliveries }, { all }));
}
