import { paint, shown } from "./paint.ts";
import { counted } from "./print.ts";
import type { Column } from "./table.ts";
import { durationText, timeText } from "./time.ts";

/** A replay as the API shows it. */
export interface Replay {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly status: "running" | "paused" | "done" | "cancelled" | "failed";
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly progress: {
    readonly scanned: number;
    readonly published: number;
    readonly total: number;
    readonly percent: number;
    readonly eventsPerSecond: number;
  };
  /** Of a dry run: what would have happened. */
  readonly dry?: {
    readonly events: number;
    readonly rules: Readonly<Record<string, number>>;
    readonly calls: number;
  };
  readonly dryRun?: boolean;
  readonly error?: string;
}

const STATUS_PAINT = {
  running: paint.warn,
  paused: paint.warn,
  done: paint.good,
  cancelled: paint.dim,
  failed: paint.bad,
};

/** Replays as a table. */
export const replayColumns: readonly Column<Replay>[] = [
  { title: "begun", of: ({ createdAt }) => timeText(createdAt), paint: paint.dim },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "name", of: ({ name }) => name },
  { title: "status", of: ({ status }) => status, paint: (text, { status }) => STATUS_PAINT[status](text) },
  { title: "done", of: ({ progress }) => `${Math.floor(progress.percent)} %` },
  { title: "events", of: ({ progress }) => progress.published },
];

/** What a replay did, or would do. */
export function replayLines(replay: Replay): string[] {
  const { id, name, status, progress, dry, error, createdAt, endedAt } = replay;
  const took =
    endedAt === undefined ? "" : ` in ${durationText(Date.parse(endedAt) - Date.parse(createdAt))}`;
  const head = `${paint.strong(shown(id))}  ${shown(name)}  ${STATUS_PAINT[status](status)}`;
  if (error !== undefined) return [head, `  ${paint.bad(shown(error))}`];
  if (dry) return [head, ...dryLines(dry)];
  const scanned = `${counted(progress.scanned, "event")} looked at`;
  return [head, `  ${counted(progress.published, "event")} brought, ${scanned}${took}`];
}

function dryLines({ events, rules, calls }: NonNullable<Replay["dry"]>): string[] {
  return [
    `  It would bring ${counted(events, "event")} and make ${counted(calls, "delivery", "deliveries")}:`,
    ...Object.entries(rules).map(
      ([rule, count]) => `    ${paint.name(shown(rule))}  ${counted(count, "event")}`,
    ),
  ];
}
