/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Two figures that mean something. */
export function shown(value: number): string {
  const digits = value === 0 ? 1 : 10 ** (Math.floor(Math.log10(value)) - 1);
  const rounded = Math.round(value / digits) * digits;
  return rounded.toLocaleString("en", { maximumFractionDigits: rounded < 10 ? 1 : 0 });
}
