import type { Command } from "commander";
import type { EventSummary } from "../answers.ts";
import type { ServerEvent } from "../client.ts";
import { clientOf, online, type OnlineOptions, owned, type OwnerOptions, withExamples } from "../options.ts";
import { paint, paintError, shown } from "../paint.ts";
import { counted, note, print } from "../print.ts";
import { timeText } from "../time.ts";

interface TailOptions extends OnlineOptions, OwnerOptions {
  readonly type?: string;
  readonly source?: string;
  readonly bus?: string;
  readonly rule?: string;
  readonly payload?: boolean;
}

export function addTail(program: Command): void {
  const command = program
    .command("tail")
    .helpGroup("Look:")
    .description("follow events as they are routed, with the rules that matched")
    .option("--type <type>", "only of this type")
    .option("--source <source>", "only of this source")
    .option("--bus <bus>", "only of this bus")
    .option("--rule <id>", "only those that this rule matched")
    .option("--payload", "with their data")
    .action(tail);
  withExamples(online(owned(command)), [
    ["All that goes on", "tail"],
    ["What a rule takes, for another program (one JSON a line)", "tail --rule large-orders --json"],
  ]);
}

async function tail(options: TailOptions): Promise<void> {
  const { type, source, bus, rule, owner, json = false, payload = false } = options;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const show = json ? showJson : (message: ServerEvent) => showLine(message, payload);
  try {
    for await (const message of clientOf(options).stream(
      "/api/tail",
      { type, source, bus, rule, owner },
      stop.signal,
    ))
      show(message);
    note(paintError.dim("Signalbox ended the stream."));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
}

function showJson({ event, data }: ServerEvent): void {
  if (event === "message") print(data);
  else note(`${event}: ${data}`);
}

/** What is routed, with the rules that matched; what it holds for those who may read it. */
interface Routed extends EventSummary {
  readonly rules: readonly string[];
  readonly event?: { readonly data?: unknown; readonly data_base64?: string };
}

function showLine({ event: kind, data }: ServerEvent, payload: boolean): void {
  if (kind === "missed") {
    const { events } = JSON.parse(data) as { events: number };
    note(paintError.bad(`… ${counted(events, "event")} left out: they came faster than they could be shown`));
    return;
  }
  const { id, type, source, receivedAt, rules, event } = JSON.parse(data) as Routed;
  const matched = rules.length > 0 ? paint.good(`→ ${rules.map(shown).join(", ")}`) : paint.dim("no rule");
  print(
    `${paint.dim(timeText(receivedAt))}  ${paint.name(shown(type))}  ${shown(source)}  ${paint.strong(shown(id))}  ${matched}`,
  );
  if (payload && event)
    print(paint.dim(`    ${shown(JSON.stringify(event.data ?? event.data_base64 ?? null))}`));
}
