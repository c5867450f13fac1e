import type { LogEntry } from "../../core/log/entry.ts";
import type { Clock, Registry } from "../../core/ports.ts";
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
  readonly tell: (entry: LogEntry) => void;
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
    const entries = new Map(now.problems.map((problem) => [JSON.stringify(problem), problemEntry(problem)]));
    for (const [name, entry] of entries) if (!told.has(name)) options.tell(entry);
    told = new Set(entries.keys());
    clearTimeout(retry);
    try {
      const { put, removed } = await applyFiles(now, registry, options.clock());
      if (now !== first && put.length + removed.length > 0)
        options.tell(changeEntry(put.length, removed.length));
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

function problemEntry({ file, line, column, code, pointer, message }: FileProblem): LogEntry {
  const place = pointer && `${pointer}: `;
  return {
    level: "warn",
    message: `${file}:${line}:${column}  ${place}${message} (the last good version stays in force)`,
    ...{ code, file },
  };
}

function changeEntry(changed: number, removed: number): LogEntry {
  const message = `Configuration read again: ${changed} changed, ${removed} removed`;
  return { level: "info", message, changed, removed };
}
