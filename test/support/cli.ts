import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a run of the command line came to. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** The command line as it is started. */
export const ENTRY = fileURLToPath(new URL("../../cli/signalbox.js", import.meta.url));

/** Runs `signalbox` as a process of its own, without any settings of the machine it runs on. */
export async function signalbox(
  args: readonly string[],
  { cwd, env, stdin = "" }: CliOptions = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
    ...(cwd !== undefined && { cwd }),
  });
  child.stdin.on("error", () => {}); // It may end before it has read everything.
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
