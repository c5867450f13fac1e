import type { Clock, Registry } from "../core/ports.ts";
import { applyFiles } from "./config-apply.ts";
import { type ConfigFiles, type FileProblem, loadFiles, prepareFiles } from "./config-files.ts";
import { watchFiles } from "./config-watch.ts";

/** The configuration folder in force: its files are in the registry, and each change of them soon is. */
export interface Config {
  /** What is wrong with the files as they are now; the last good version of each is in force. */
  problems(): readonly FileProblem[];
  close(): void;
}

export interface ConfigOptions {
  readonly clock: Clock;
  readonly print: (line: string) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the storage did not take is tried again so much later. */
const RETRY_MS = 2_000;

/** Loads the folder into the registry, then watches it. */
export async function startConfig(
  folder: string,
  registry: Registry,
  options: ConfigOptions,
): Promise<Config> {
  await prepareFiles(folder);
  const first = loadFiles(folder);
  let files = first;
  let told: ReadonlySet<string> = new Set();
  let retry: NodeJS.Timeout | undefined;
  let applying = apply(first);
  await applying;
  const watched = watchFiles(
    folder,
    (changed) => {
      files = changed;
      applyLater();
    },
    first,
  );
  function applyLater(): void {
    applying = applying.then(() => apply(files));
  }
  async function apply(now: ConfigFiles): Promise<void> {
    const lines = now.problems.map(problemLine);
    for (const line of lines) if (!told.has(line)) options.print(line);
    told = new Set(lines);
    clearTimeout(retry);
    try {
      const { put, removed } = await applyFiles(now, registry, options.clock());
      if (now !== first && put.length + removed.length > 0)
        options.print(changeLine(put.length, removed.length));
    } catch (error) {
      options.onTrouble(error);
      retry = setTimeout(applyLater, RETRY_MS).unref();
    }
  }
  return {
    problems: () => files.problems,
    close() {
      clearTimeout(retry);
      watched.close();
    },
  };
}

/** As `signalbox check` prints it: `rules/a.json:3:7  pattern-invalid  /pattern/type: must be an array, but is a string`. */
function problemLine({ file, line, column, code, pointer, message }: FileProblem): string {
  const place = pointer && `${pointer}: `;
  return `${file}:${line}:${column}  ${code}  ${place}${message} (the last good version stays in force)`;
}

function changeLine(put: number, removed: number): string {
  return `Configuration read again: ${put} changed, ${removed} removed`;
}
