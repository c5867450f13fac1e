import type { AccessFile } from "../generated/access-file.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, remarksOf } from "./finding.ts";

/** What can be said of a file of rules/access: its form. */
export function checkAccess(text: string): Checked<AccessFile> {
  return checkFile(text, (value) => ({ problems: remarksOf("file-invalid", checkAgainst("access", value)) }));
}
