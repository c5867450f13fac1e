import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Cell, datasets } from "./cells.ts";
import { writeLines } from "./rule-lines.ts";

/** Where drivers find what a cell is about. */
export interface Files {
  filesOf(cell: Cell): { readonly rules: string; readonly events: string };
}

/** Writes into the folder what is asked for, a data set once. */
export function createFiles(folder: string): Files {
  return {
    filesOf({ dataset, ruleLines }) {
      const events = join(folder, `${dataset}.jsonl`);
      if (!existsSync(events)) writeLines(events, datasets[dataset]());
      const rules = join(folder, "rules.jsonl");
      writeLines(rules, ruleLines());
      return { rules, events };
    },
  };
}
