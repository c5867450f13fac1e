import type { Command } from "commander";
import type { Page } from "../answers.ts";
import { clientOf, online, type OnlineOptions, paged, type PageOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";

/** A source that is a tap, as the API answers it. */
interface Tap {
  readonly id: string;
  readonly broker: string;
  readonly state: {
    readonly status: "off" | "paused" | "starting" | "connected" | "failing";
    readonly messages?: number;
    readonly refused?: number;
    readonly lag?: number;
    readonly lastMessageAt?: string;
    readonly lastError?: { readonly at: string; readonly code: string; readonly detail: string };
  };
}

export function addTaps(program: Command): void {
  const command = program
    .command("taps")
    .helpGroup("Look:")
    .description("list what takes events from brokers, and hold one or let it go on")
    .action(listTaps);
  withExamples(online(paged(command)), [
    ["How they are", "taps"],
    ["While the broker moves", "taps pause orders"],
  ]);
  const pause = command
    .command("pause")
    .description("take no more messages; the broker keeps them")
    .argument("<id>", "the id of the tap")
    .action((id: string, options: OnlineOptions) => hold(id, "pause", options));
  withExamples(online(pause), [["Hold it", "taps pause orders"]]);
  const resume = command
    .command("resume")
    .description("go on with a tap that is paused")
    .argument("<id>", "the id of the tap")
    .action((id: string, options: OnlineOptions) => hold(id, "resume", options));
  withExamples(online(resume), [["Let it go on", "taps resume orders"]]);
}

async function listTaps({ limit, cursor, json, ...options }: OnlineOptions & PageOptions): Promise<void> {
  const page = await clientOf(options).get<Page<Tap>>("/api/sources", { kind: "tap", limit, cursor });
  printPage(page, { columns, json, none: "No taps: no source takes from a broker." });
}

const STATUS_PAINT = {
  off: paint.dim,
  paused: paint.warn,
  starting: paint.dim,
  connected: paint.good,
  failing: paint.bad,
};

const columns: readonly Column<Tap>[] = [
  { title: "tap", of: ({ id }) => id, paint: paint.strong },
  { title: "broker", of: ({ broker }) => broker },
  {
    title: "status",
    of: ({ state }) => state.status,
    paint: (text, { state }) => STATUS_PAINT[state.status](text),
  },
  { title: "messages", of: ({ state }) => state.messages?.toString() },
  { title: "refused", of: ({ state }) => state.refused?.toString() },
  { title: "waiting", of: ({ state }) => state.lag?.toString() },
  { title: "last message", of: ({ state }) => state.lastMessageAt && timeText(state.lastMessageAt) },
  { title: "last error", of: ({ state }) => state.lastError?.detail, paint: paint.dim },
];

async function hold(id: string, act: "pause" | "resume", options: OnlineOptions): Promise<void> {
  const path = `/api/sources/${encodeURIComponent(id)}/${act}`;
  const after = await clientOf(options).send<Tap>("POST", path);
  if (options.json) return printJson(after);
  print(
    act === "pause"
      ? paint.good(`Paused: ${id} takes nothing until it is resumed, and its broker keeps what there is.`)
      : paint.good(`Resumed: ${id} goes on.`),
  );
}
