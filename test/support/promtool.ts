import { execFile, spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { made } from "./made.ts";

const run = promisify(execFile);

/** Prometheus' own checker, out of Debian's package. Throws `NotOnThisMachine` where there is no apt. */
export async function promtool(): Promise<Promtool> {
  const folder = await made(
    "promtool",
    async (folder) => {
      await run("apt-get", ["download", "-q", "prometheus"], { cwd: folder });
      for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) {
        await run("dpkg", ["-x", join(folder, file), folder]);
        rmSync(join(folder, file));
      }
    },
    "Run the tests on Debian, with its packages within reach (apt-get update)",
  );
  const binary = join(folder, "usr/bin/promtool");
  return {
    findings(metrics) {
      const { status, stdout, stderr } = spawnSync(binary, ["check", "metrics"], {
        input: metrics,
        encoding: "utf8",
      });
      return { status, said: `${stdout}${stderr}`.trim() };
    },
  };
}

export interface Promtool {
  /** What it finds in a page of metrics; status 0 and nothing where all is well. */
  findings(metrics: string): { readonly status: number | null; readonly said: string };
}
