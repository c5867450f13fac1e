import { readFileSync, writeFileSync } from "node:fs";
import type { Rule } from "../../functions/core/rule.ts";

/** The lines of a file, each a string of its own: parts of one long string would be slower to read. */
export function readLines(path: string): string[] {
  const bytes = readFileSync(path);
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf("\n", from);
    lines.push(bytes.toString("utf8", from, end));
    from = end + 1;
  }
  return lines;
}

/** The rules of a file, as the router holds them. */
export function readRules(path: string): Rule[] {
  return readLines(path).map((line) => JSON.parse(line) as Rule);
}

export function writeLines(path: string, lines: readonly string[]): void {
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

/** Rules with a pattern or a condition each, as lines. */
export function ruleLines(kind: "pattern" | "condition", clauses: readonly object[]): string[] {
  return clauses.map((clause, number) =>
    JSON.stringify({ id: `rule-${number}`, version: 1, [kind]: clause, targets: [{ target: "log" }] }),
  );
}
