import type { Attempt, Delivery } from "./answers.ts";
import { paint, shown } from "./paint.ts";
import type { Column } from "./table.ts";
import { durationText, timeText } from "./time.ts";

export const STATUS_PAINT = {
  waiting: paint.warn,
  delivered: paint.good,
  dead: paint.bad,
  cancelled: paint.dim,
  skipped: paint.dim,
};

/** Deliveries as a table. */
export const deliveryColumns: readonly Column<Delivery>[] = [
  { title: "routed", of: ({ createdAt }) => timeText(createdAt), paint: paint.dim },
  { title: "id", of: ({ id }) => id, paint: paint.strong },
  { title: "status", of: ({ status }) => status, paint: (text, { status }) => STATUS_PAINT[status](text) },
  { title: "event", of: ({ event }) => event.id },
  { title: "rule", of: ({ rule }) => rule, paint: paint.name },
  { title: "target", of: ({ target }) => target, paint: paint.name },
  { title: "tries", of: ({ attempts }) => attempts.length },
  { title: "why", of: ({ reason }) => reason && `${reason.code}: ${reason.detail}` },
];

/** One delivery: what it is, each attempt, and what is next. */
export function deliveryLines(delivery: Delivery): string[] {
  const { id, status, event, rule, ruleVersion, target, attempts, reason, dueAt, replay } = delivery;
  const brought = replay === undefined ? "" : paint.dim(` (replay ${shown(replay)})`);
  return [
    `${paint.strong(shown(id))}  ${STATUS_PAINT[status](status)}${brought}`,
    `  event   ${shown(event.id)}  ${paint.name(shown(event.type))}  ${shown(event.source)}`,
    `  rule    ${paint.name(shown(rule))} version ${ruleVersion}`,
    `  target  ${paint.name(shown(target))}`,
    ...attempts.map((attempt) => `  ${paint.dim(timeText(attempt.at))}  ${attemptText(attempt)}`),
    ...(reason ? [`  why     ${paint.bad(reason.code)}  ${shown(reason.detail)}`] : []),
    ...(status === "waiting" && dueAt !== undefined ? [`  next    ${timeText(dueAt)}`] : []),
  ];
}

/** `try 1  ✗ 503  12 ms  target-failed: …` */
export function attemptText({ number, latencyMs, status, error }: Attempt): string {
  const result = error ? paint.bad(`✗ ${status ?? error.code}`) : paint.good(`✓ ${status ?? "taken"}`);
  const detail = error && shown(status === undefined ? error.detail : `${error.code}: ${error.detail}`);
  return `try ${number}  ${result}  ${durationText(latencyMs)}${detail === undefined ? "" : `  ${paint.dim(detail)}`}`;
}
