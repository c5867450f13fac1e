import type { Page } from "./answers.ts";
import { paint, paintError } from "./paint.ts";
import { note, print, printJson } from "./print.ts";
import { type Column, table } from "./table.ts";

/** How a page of a list is shown. */
interface PageView<Item> {
  readonly columns: readonly Column<Item>[];
  readonly json: boolean | undefined;
  /** What is said when there is nothing. */
  readonly none: string;
}

/** Prints a page of a list: as a table without its empty columns, or as it was answered. */
export function printPage<Item>(page: Page<Item>, { columns, json, none }: PageView<Item>): void {
  const { items, next } = page;
  if (json) return printJson(page);
  if (items.length === 0) return print(paint.dim(none));
  print(
    ...table(
      items,
      columns.filter(({ of }) => items.some((item) => of(item) !== undefined)),
    ),
  );
  if (next !== undefined) note(paintError.dim(`There are more: --cursor ${next}`));
}
