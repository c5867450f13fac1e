import type { ArchiveFile } from "../generated/archive-file.ts";
import { memberText } from "../json/slices.ts";
import { parsePattern } from "../pattern/parse.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, remarksBy, remarksOf } from "./finding.ts";
import { neverMatches } from "./never-matches.ts";

/** What can be said of an archive's file: its form, and its pattern as a rule's. */
export function checkArchive(text: string): Checked<ArchiveFile> {
  return checkFile(text, (value) => {
    const form = remarksOf("file-invalid", checkAgainst("archive", value));
    if (form.length > 0) return { problems: form };
    const pattern = memberText(text, "pattern");
    const problems = pattern === undefined ? [] : remarksBy(() => parsePattern(pattern), "/pattern");
    return { problems, warnings: () => neverMatches(value as ArchiveFile) };
  });
}
