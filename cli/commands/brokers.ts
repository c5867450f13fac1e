import type { Command } from "commander";
import type { Page } from "../answers.ts";
import {
  clientOf,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  paged,
  type PageOptions,
  withExamples,
} from "../options.ts";
import { paint } from "../paint.ts";
import { printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";

interface Group {
  readonly group: string;
  readonly waiting: number;
  readonly waitingSince?: string;
  readonly hasConsumer?: boolean;
  readonly dead: number;
}
/** A broker of RocketMQ, as the API answers it. */
interface Broker {
  readonly id: string;
  readonly status: "read" | "failing" | "unread";
  readonly cluster: string;
  readonly problem?: string;
  readonly groups: readonly Group[];
}

export function addBrokers(program: Command): void {
  const command = program
    .command("brokers")
    .helpGroup("Look:")
    .description("list the brokers of RocketMQ that are watched: consumer groups, what waits, what died")
    .action(brokers);
  withExamples(online(owned(paged(command))), [["How they are", "brokers"]]);
}

async function brokers({
  limit,
  cursor,
  owner,
  json,
  ...options
}: OnlineOptions & PageOptions & OwnerOptions): Promise<void> {
  const page = await clientOf(options).get<Page<Broker>>("/api/brokers", { limit, cursor, owner });
  if (json) return printJson(page);
  const none = "No brokers: no target or tap of RocketMQ names its metrics.";
  printPage({ ...page, items: page.items.flatMap(linesOf) }, { columns, json, none });
}

interface Line {
  readonly broker: Broker;
  readonly group?: Group;
}

/** A line a group; a broker without any has one all the same. */
function linesOf(broker: Broker): Line[] {
  return broker.groups.length === 0 ? [{ broker }] : broker.groups.map((group) => ({ broker, group }));
}

const STATUS_PAINT = { read: paint.good, failing: paint.bad, unread: paint.dim };

const columns: readonly Column<Line>[] = [
  { title: "broker", of: ({ broker }) => broker.id, paint: paint.strong },
  { title: "cluster", of: ({ broker }) => broker.cluster || undefined },
  {
    title: "status",
    of: ({ broker }) => broker.status,
    paint: (text, { broker }) => STATUS_PAINT[broker.status](text),
  },
  { title: "group", of: ({ group }) => group?.group, paint: paint.name },
  {
    title: "consumer",
    of: ({ group }) => consumerOf(group),
    paint: (text) => (text === "gone" ? paint.bad(text) : text),
  },
  { title: "waiting", of: ({ group }) => group?.waiting.toString() },
  { title: "oldest", of: ({ group }) => group?.waitingSince && timeText(group.waitingSince) },
  { title: "dead in an hour", of: ({ group }) => group?.dead.toString() },
  { title: "problem", of: ({ broker }) => broker.problem, paint: paint.dim },
];

function consumerOf(group: Group | undefined): string | undefined {
  if (group?.hasConsumer === undefined) return undefined;
  return group.hasConsumer ? "there" : "gone";
}
