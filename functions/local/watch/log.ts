import {
  isTold,
  jsonLine,
  type LogEntry,
  type LogLevel,
  textLine,
  troubleEntry,
} from "../../core/log/entry.ts";
import { createThrottle } from "../../core/log/throttle.ts";
import type { Clock } from "../../core/ports.ts";

/** What the process tells: lines of its log on stderr, and what targets print on stdout. */
export interface Log {
  readonly level: LogLevel;
  print(line: string): void;
  /** Written when its level is told. */
  write(entry: LogEntry): void;
  /** Something of ours or of the machine went wrong; never a payload or a secret. The same is told once in a while. */
  trouble(error: unknown, requestId?: string): void;
}

export interface LogSettings {
  /** For people, or one line of JSON each. By default for whoever reads: a terminal, or something else. */
  readonly format?: "text" | "json";
  readonly level?: LogLevel;
}

export function createLog(clock: Clock, { format, level = "info" }: LogSettings = {}): Log {
  const isNews = createThrottle(clock);
  const lineOf = (format ?? (process.stderr.isTTY ? "text" : "json")) === "json" ? jsonLine : textLine;
  const write = (entry: LogEntry) => {
    if (isTold(entry.level, level)) console.error(lineOf(entry, new Date(clock()).toISOString()));
  };
  return {
    level,
    print: (line) => console.log(line),
    write,
    trouble(error, requestId) {
      const entry = troubleEntry(error, requestId);
      if (isNews(`${String(entry["code"])} ${entry.message}`)) write(entry);
    },
  };
}
