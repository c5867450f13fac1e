import { parseEventSchema } from "../schema/event-schema.ts";
import { misspelledKeywords } from "../schema/misspelled.ts";
import { checkFile } from "./check-file.ts";
import type { CheckContext } from "./context.ts";
import { type Checked, type Remark, remarksBy } from "./finding.ts";

/** What can be said of an event schema's file without compiling it; `id` is its type and version: `shop.order.paid.v1`. */
export function checkEventSchema(text: string, { id = "" }: CheckContext = {}): Checked<unknown> {
  return checkFile(text, (value) => ({
    problems: remarksBy(() => parseEventSchema(id, value), ""),
    warnings: () => misspelled(value),
  }));
}

function misspelled(value: unknown): Remark[] {
  return misspelledKeywords(value).map(({ pointer, keyword, meant }) => {
    const message = `"${keyword}" is no keyword of JSON Schema, and says nothing (did you mean "${meant}"?)`;
    return { code: "keyword-unknown", pointer, message };
  });
}
