import {
  isTold,
  jsonLine,
  LOG_LEVELS,
  type LogEntry,
  type LogLevel,
  troubleEntry,
} from "../../core/log/entry.ts";
import { createWorkLog } from "../../core/log/work.ts";
import { envIfSet } from "../names.ts";

const least: LogLevel = LOG_LEVELS.find((level) => level === envIfSet("SIGNALBOX_LOG_LEVEL")) ?? "info";

/** Writes a line to the function's log when something went wrong: one of ours by code and sentence, any other with where it came from. */
export function report(error: unknown, requestId?: string): void {
  write(troubleEntry(error, requestId));
}

/** Writes what a batch or call came to. */
export function log({ function: message, ...fields }: Counted): void {
  const level = fields.failed?.length ? "warn" : "info";
  write({ level, message, ...(fields as Omit<LogEntry, "level" | "message">) });
}

interface Counted {
  readonly function: string;
  /** What has to be done again. */
  readonly failed?: readonly unknown[];
}

/** What units of work say of themselves. */
export const workLog = createWorkLog({ write, least, clock: Date.now });

/** Writes a line when its level is told. */
export function write(entry: LogEntry): void {
  if (isTold(entry.level, least)) console.log(jsonLine(entry));
}
