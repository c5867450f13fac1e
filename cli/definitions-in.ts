import type { Definitions } from "../functions/core/aws-export/export.ts";
import { RouterError } from "../functions/core/errors.ts";
import { loadFiles, prepareFiles } from "../functions/local/definitions/config-files.ts";

/** The rules, targets and archives of a configuration folder. Throws `file-invalid` when a file is not good. */
export async function definitionsIn(folder: string): Promise<Definitions> {
  await prepareFiles(folder);
  const { definitions, problems } = loadFiles(folder);
  const [problem] = problems;
  if (problem)
    throw new RouterError(
      "file-invalid",
      `Cannot export ${folder}: ${problem.file}:${problem.line}:${problem.column} ${problem.message}; see signalbox check`,
    );
  const of = <Value>(kind: string) =>
    new Map(definitions.filter((one) => one.kind === kind).map(({ id, value }) => [id, value as Value]));
  return { rules: of("rule"), targets: of("target"), archives: of("archive") };
}
