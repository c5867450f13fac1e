import { type Command, InvalidArgumentError, Option } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import { LOG_LEVELS, type LogLevel } from "../../functions/core/log/entry.ts";
import { configOption, dataOption, wholeNumber, withExamples } from "../options.ts";
import { paint, paintError } from "../paint.ts";
import { note, print } from "../print.ts";

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly config: string;
  readonly log?: "text" | "json";
  readonly logLevel: LogLevel;
}

export function addStart(program: Command): void {
  const command = program
    .command("start")
    .helpGroup("Run:")
    .description("run Signalbox on this machine")
    .addOption(
      new Option("--port <port>", "0 takes a free one").env("PORT").default(4500).argParser(portNumber),
    )
    .addOption(new Option("--host <host>", "address to listen on").env("HOST").default("127.0.0.1"))
    .addOption(dataOption("where everything durable lies"))
    .addOption(configOption())
    .addOption(
      new Option("--log <format>", "text for people, json for machines; by default for whoever reads it")
        .env("SIGNALBOX_LOG")
        .choices(["text", "json"]),
    )
    .addOption(
      new Option("--log-level <level>", "the lowest level of lines in the log; debug tells of each event")
        .env("SIGNALBOX_LOG_LEVEL")
        .choices(LOG_LEVELS)
        .default("info"),
    )
    .action(start);
  withExamples(command, [
    ["Run with the rules and schemas of this folder", "start"],
    ["Take any free port and keep the data elsewhere", "start --port 0 --data /var/lib/signalbox"],
  ]);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError("Ports end at 65535.");
  return port;
}

async function start({ log: format, logLevel: level, ...options }: StartOptions): Promise<void> {
  goOnUnread();
  const { startLocal } = await import("../../functions/local/start.ts");
  const running = await startLocal({ ...options, log: { ...(format && { format }), level } }).catch(
    (error: unknown) => {
      throw listenFailure(error, options);
    },
  );
  print(`Signalbox is ready on ${running.url}`, ...welcome(running.url, options));
  stopOnSignal(() => running.close());
  // Whoever started it starts it again: what was acknowledged is on the disk.
  void running.died.then((error) => {
    note(`Signalbox ends: ${error.message}`);
    process.exit(1);
  });
}

/** Whoever reads what it prints may go away: events come all the same. */
function goOnUnread(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners("error");
    stream.on("error", () => {});
  }
}

const LISTEN_REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "something else listens there already; take another --port, or 0 for a free one",
  EACCES: "it needs more rights; take a --port above 1023",
  EADDRNOTAVAIL: "this machine has no such address; take another --host",
};

function listenFailure(error: unknown, { host, port }: Pick<StartOptions, "host" | "port">): unknown {
  const { code = "" } = error as { code?: string };
  const reason = Object.hasOwn(LISTEN_REASONS, code) ? LISTEN_REASONS[code] : undefined;
  if (reason === undefined) return error;
  return new RouterError("usage-invalid", `Cannot listen on ${host}:${port}: ${reason}`, { cause: error });
}

/** What a newcomer wants to know next: where things are, and how a first event is published. */
function welcome(url: string, { data, config }: Pick<StartOptions, "data" | "config">): string[] {
  const event = {
    specversion: "1.0",
    id: `first-${Date.now().toString(36)}`,
    source: "/shop",
    type: "shop.order.paid",
    data: { id: "A-1001", amount: 250, currency: "EUR", country: "DE" },
  };
  return [
    paint.dim(`  data    ${data} (the admin's token is in ${data}/admin-token)`),
    paint.dim(`  config  ${config} (rules/ and schemas/, read again whenever they change)`),
    "",
    "Publish a first event:",
    `  curl -i ${url}/events -H 'content-type: application/cloudevents+json' \\`,
    `    -d '${JSON.stringify(event)}'`,
    "",
  ];
}

/** The first SIGTERM or SIGINT drains; a second one ends at once. */
function stopOnSignal(close: () => Promise<void>): void {
  const stop = (): void => {
    note(
      paintError.dim(
        "Signalbox is stopping: it finishes what is under way. Press Ctrl+C again to end at once.",
      ),
    );
    for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        note(String(error));
        process.exit(1);
      },
    );
  };
  const once = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, once);
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, once);
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
