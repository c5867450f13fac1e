import type { Examination, Examined } from "../functions/core/diagnose/doctor.ts";
import { paint, shown } from "./paint.ts";
import { counted } from "./print.ts";

const MARKS = {
  bad: paint.bad("✗"),
  warn: paint.warn("!"),
  unknown: paint.warn("?"),
  fine: paint.good("✓"),
} as const;

/** What is not fine, the worst first, each with the way out; the rest as a number, unless all is asked for. */
export function doctorLines({ checks }: Examination, all: boolean): string[] {
  const told = all ? checks : checks.filter(({ level }) => level !== "fine");
  return [...told.flatMap(checkLines), summary(checks)];
}

function checkLines({ code, level, sentence, todo }: Examined): string[] {
  return [
    `${MARKS[level]} ${paint.strong(code)}  ${shown(sentence)}`,
    ...(todo === undefined ? [] : [`  ${paint.dim(shown(todo))}`]),
  ];
}

function summary(checks: readonly Examined[]): string {
  const of = (wanted: Examined["level"]) => checks.filter(({ level }) => level === wanted).length;
  const unknown = of("unknown");
  const text = [
    `${counted(checks.length, "check")}: ${of("bad")} bad`,
    counted(of("warn"), "warning"),
    ...(unknown > 0 ? [`${unknown} not looked at`] : []),
    `${of("fine")} fine`,
  ].join(", ");
  return of("bad") > 0 ? paint.bad(text) : of("warn") + unknown > 0 ? paint.warn(text) : paint.good(text);
}
