/** A long text of a setting, which may stand there line by line. */
export function textOfLines(lines: string | readonly string[]): string {
  return typeof lines === "string" ? lines : lines.join("\n");
}
