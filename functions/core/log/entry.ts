import { RouterError } from "../errors.ts";

/** From what only a search for a fault needs to what somebody should look at. */
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A unit of work that is over, or something that somebody should know: names, codes, figures. Never a payload or a secret. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly [field: string]: string | number | boolean | readonly unknown[] | undefined;
}

/** Whether lines of that level are written when `least` is the lowest that is. */
export function isTold(level: LogLevel, least: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
}

/** One line of JSON, its time in front where there is one. */
export function jsonLine(entry: LogEntry, time?: string): string {
  return visible(JSON.stringify({ ...(time !== undefined && { time }), ...entry }));
}

/** `2026-01-31T12:00:00.000Z  warn  deliver  event=42 target=warehouse` */
export function textLine({ level, message, code, stack, ...fields }: LogEntry, time: string): string {
  const rest = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${shown(value)}`],
  );
  const parts = [
    time,
    level,
    ...(code === undefined ? [] : [String(code)]),
    visible(message),
    rest.join(" "),
  ];
  const line = parts.filter((part) => part !== "").join("  ");
  return stack === undefined ? line : `${line}\n${String(stack)}`;
}

function shown(value: NonNullable<LogEntry[string]>): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (typeof value === "object" || /^[\w./:@-]+$/.test(text)) return visible(text);
  return visible(JSON.stringify(text));
}

/** What a terminal would obey, or take for a new line, is written out. */
function visible(text: string): string {
  return text.replaceAll(OBEYED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const OBEYED = /[\p{Cc}\u2028\u2029]/gu;

/** Something of ours or of the machine went wrong. Of what is none of our errors the place where it came from matters. */
export function troubleEntry(error: unknown, requestId?: string): LogEntry {
  const request = requestId === undefined ? {} : { requestId };
  const { code, message, stack } = wordsOf(error);
  return { level: "error", code, message, ...request, ...(stack !== undefined && { stack }) };
}

function wordsOf(error: unknown): {
  readonly code: string;
  readonly message: string;
  readonly stack?: string;
} {
  if (error instanceof RouterError) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { code: "internal", message: String(error) };
  const { message, stack } = error;
  return { code: "internal", message, ...(stack !== undefined && { stack }) };
}
