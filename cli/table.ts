import { stripVTControlCharacters } from "node:util";
import { paint, shown } from "./paint.ts";

/** A column: its title, a row's text in it, and how that is painted. */
export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string | number | undefined;
  readonly paint?: (text: string, row: Row) => string;
}

/** Rows as aligned lines below their titles; numbers to the right. On a terminal no line is wider than it. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const right = columns.map(({ of }) => rows.some((row) => typeof of(row) === "number"));
  const texts = rows.map((row) => columns.map(({ of }) => shown(String(of(row) ?? ""))));
  const widths = columns.map(({ title }, column) =>
    Math.max(title.length, ...texts.map((cells) => cells[column]!.length)),
  );
  const pad = (text: string, column: number) =>
    right[column] ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  const head = paint.dim(
    columns
      .map(({ title }, column) => pad(title, column))
      .join("  ")
      .trimEnd(),
  );
  const body = texts.map((cells, index) =>
    cells
      .map((text, column) => painted(columns[column]!, pad(text, column), rows[index]!))
      .join("  ")
      .trimEnd(),
  );
  return [head, ...body].map(fitted);
}

function painted<Row>(column: Column<Row>, text: string, row: Row): string {
  return column.paint ? column.paint(text, row) : text;
}

/** Cut to the terminal's width; a line that is too wide loses its colours. */
function fitted(line: string): string {
  const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  const plain = stripVTControlCharacters(line);
  return plain.length > width ? `${plain.slice(0, width - 1)}…` : line;
}
