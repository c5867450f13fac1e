import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders for one measurement, on the disk that the data would lie on. */
export interface Folders {
  readonly data: string;
  readonly config: string;
  remove(): void;
}

/** So many rules of which the last one matches the bench's events; `sink` absent: none does. */
export function makeFolders({ rules, sink }: { rules: number; sink?: string }): Folders {
  mkdirSync(".signalbox", { recursive: true });
  const root = mkdtempSync(join(".signalbox", "bench-"));
  const config = join(root, "config");
  mkdirSync(join(config, "rules", "targets"), { recursive: true });
  const write = (path: string, value: unknown) => writeFileSync(join(config, path), JSON.stringify(value));
  for (let i = 1; i < rules; i++)
    write(`rules/other-${i}.json`, { pattern: otherPattern(i), targets: [{ target: "log" }] });
  if (sink) {
    write("rules/targets/sink.json", { kind: "http", url: sink, allowPrivateNetwork: true, concurrency: 64 });
    write("rules/paid.json", {
      pattern: { type: ["bench.order.paid"], data: { amount: [{ numeric: [">", 100] }] } },
      targets: [{ target: "sink" }],
    });
  }
  return { data: join(root, "data"), config, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Rules that look at the same fields and do not match. */
function otherPattern(i: number): object {
  return { type: ["bench.order.paid"], data: { country: [`C${i}`], amount: [{ numeric: [">", i] }] } };
}

/** What lies in a folder, in bytes. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
