import { type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";

/** What files of the configuration say, as far as doctor tells of it. */
export interface FileRemark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

export interface Files {
  readonly count?: number;
  readonly problems: readonly FileRemark[];
  readonly warnings: readonly FileRemark[];
}

/** What is so of rules/ and schemas/. */
export function fileChecks(folder: string, files: () => Files | Promise<Files>): readonly Check[] {
  const about = "files";
  const asked = Promise.resolve().then(files);
  asked.catch(() => {});
  return [
    { code: "files-valid", about, look: async () => valid(await asked, folder) },
    { code: "files-warnings", about, look: async () => warned(await asked, folder) },
  ];
}

function valid({ problems, count }: Files, folder: string): Found {
  const [first] = problems;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText([...new Set(problems.map(({ file }) => file))])} cannot be used: ${placed(first)}`,
    todo: "Mend it; the last good version stays in force until then, and a start without one leaves it out.",
  };
  const said = count === undefined ? "All files" : `All ${count} files`;
  return fineUnless(found, `${said} of ${folder} are as they should be.`);
}

function warned({ warnings }: Files, folder: string): Found {
  const [first] = warnings;
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `${namesText([...new Set(warnings.map(({ file }) => file))])} hardly does what was meant: ${placed(first)}`,
    todo: `\`signalbox check --config ${folder}\` tells every place.`,
  };
  return fineUnless(found, "Files do what was meant, as far as that can be seen.");
}

function placed({ file, line, column, code, message }: FileRemark): string {
  return `${file}:${line}:${column} ${code}: ${message}`;
}
