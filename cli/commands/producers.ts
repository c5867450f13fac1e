import { type Command, Option } from "commander";
import {
  clientOf,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  wholeNumber,
  withExamples,
} from "../options.ts";
import { paint } from "../paint.ts";
import { printPage } from "../print-page.ts";
import { countColumns, type StatPoint } from "../stat-lines.ts";
import type { Column } from "../table.ts";
import { timeFrom, timeText } from "../time.ts";

interface ProducersOptions extends OnlineOptions, OwnerOptions {
  readonly by: string;
  readonly from: string;
  readonly until: string;
  readonly limit: number;
}

interface Share {
  readonly name: string;
  readonly count: number;
}
interface Producer extends StatPoint {
  readonly id: string;
  readonly name?: string;
  readonly lastSeen: string;
  readonly sources: readonly Share[];
  readonly clients?: readonly Share[];
  readonly addresses?: readonly Share[];
}

export function addProducers(program: Command): void {
  const command = program
    .command("producers")
    .helpGroup("Look:")
    .description("list who publishes: key, source, client library, address, and what was refused them")
    .addOption(
      new Option("--by <what>", "most of what").choices(["count", "bytes", "failed"]).default("count"),
    )
    .option("--from <time>", "from then on: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago", "1d")
    .option("--until <time>", "up to then", "now")
    .option("--limit <n>", "how many at most", wholeNumber, 20)
    .action(producers);
  withExamples(online(owned(command)), [
    ["Who published today", "producers"],
    ["Who publishes what is mine", "producers --owner me"],
    ["Whose events are refused, and why", "producers --by failed --from 1h"],
  ]);
}

async function producers(options: ProducersOptions): Promise<void> {
  const { by, limit, owner, json } = options;
  const now = Date.now();
  const [from, until] = [timeFrom(options.from, now), timeFrom(options.until, now)];
  const page = await clientOf(options).get<{ readonly items: readonly Producer[] }>("/api/producers", {
    ...{ by, limit, owner, from, until },
  });
  printPage(page, { columns, json, none: "Nobody has published." });
}

const columns: readonly Column<Producer>[] = [
  { title: "producer", of: ({ id }) => id, paint: paint.strong },
  { title: "name", of: ({ name }) => name, paint: paint.name },
  { title: "last seen", of: ({ lastSeen }) => timeText(lastSeen), paint: paint.dim },
  { title: "source", of: ({ sources }) => mostOf(sources) },
  { title: "client", of: ({ clients = [] }) => mostOf(clients) },
  { title: "address", of: ({ addresses = [] }) => mostOf(addresses) },
  ...countColumns,
];

/** The most frequent, and how many others there are. */
function mostOf([most, ...others]: readonly Share[]): string | undefined {
  return most && `${most.name}${others.length > 0 ? ` (+${others.length})` : ""}`;
}
