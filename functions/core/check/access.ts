import type { Problem } from "../event.ts";
import type { AccessFile } from "../generated/access-file.ts";
import { redactionProblems } from "../archive/redaction.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, remarksOf } from "./finding.ts";

/** What can be said of a file of rules/access: its form, and the paths of what it hides. */
export function checkAccess(text: string): Checked<AccessFile> {
  return checkFile(text, (value) => {
    const form = checkAgainst("access", value);
    return { problems: remarksOf("file-invalid", form.length > 0 ? form : problemsOf(value as AccessFile)) };
  });
}

function problemsOf(file: AccessFile): readonly Problem[] {
  return file.kind === "redaction" ? redactionProblems(file) : [];
}
