import { checkAgainst } from "../schema/check-against.ts";
import type { SourceFile } from "../generated/source-file.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, remarksOf } from "./finding.ts";

/** What can be said of a source's file: its form. */
export function checkSource(text: string): Checked<SourceFile> {
  return checkFile(text, (value) => ({
    problems: remarksOf("source-invalid", checkAgainst("source", value)),
  }));
}
