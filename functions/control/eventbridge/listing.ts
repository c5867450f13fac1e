import { RouterError } from "../../core/errors.ts";
import { pageOfAll } from "../page.ts";
import { notValid } from "./faults.ts";

export interface ListInput {
  readonly NamePrefix?: string;
  readonly NextToken?: string;
  readonly Limit?: number;
}

/** A page of a list, by name: as many as asked for, 100 at most. */
export function listed<Item>(
  items: readonly Item[],
  { NamePrefix = "", NextToken, Limit = 100 }: ListInput,
  nameOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  const wanted = items.filter((item) => nameOf(item).startsWith(NamePrefix));
  try {
    const page = { limit: Limit, ...(NextToken !== undefined && { cursor: NextToken }) };
    const { items, next } = pageOfAll(wanted, page, nameOf);
    return { items, next: next === undefined ? {} : { NextToken: next } };
  } catch (error) {
    if (error instanceof RouterError && error.code === "cursor-invalid")
      throw notValid("Parameter NextToken is not valid.");
    throw error;
  }
}
