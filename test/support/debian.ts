import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { made } from "./made.ts";
import { NotOnThisMachine } from "./outside.ts";

const run = promisify(execFile);

/**
 * A folder below .cache with what these packages of Debian install, unpacked and not installed: of the release that this
 * machine has, with its security updates. Throws `NotOnThisMachine` where there is no apt, or nothing comes.
 */
export async function debian(name: string, packages: readonly string[]): Promise<string> {
  if (process.platform !== "linux")
    throw new NotOnThisMachine(`Cannot unpack ${name}: this is not Debian`, { way: WAY });
  const key = createHash("sha256").update(packages.toSorted().join("\n")).digest("hex").slice(0, 12);
  return made(
    `debian/${name}-${key}`,
    async (folder) => {
      const download = () => run("apt-get", ["download", "-q", ...packages], { cwd: folder });
      // A machine that is new, or long in use, has no list of packages, or an old one.
      await download().catch(() => run("apt-get", ["update", "-q"]).then(download));
      for (const file of readdirSync(folder).filter((one) => one.endsWith(".deb"))) {
        await run("dpkg", ["-x", join(folder, file), folder]);
        rmSync(join(folder, file));
      }
    },
    WAY,
  );
}

const WAY = "Run the tests on Debian, with its packages within reach (apt-get update)";

/** Where the shared libraries of unpacked packages lie. */
export function librariesOf(root: string): string {
  const arch = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
  return ["usr/lib", "lib"].map((folder) => join(root, folder, arch)).join(":");
}
