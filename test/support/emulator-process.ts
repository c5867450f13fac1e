import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./until.ts";

/** AWS on this machine, as far as an emulator goes. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`. Any access key is taken. */
  readonly endpoint: string;
  /** What it has said so far. */
  log(): string;
  /** Ends it and the functions that it runs. */
  stop(): Promise<void>;
}

/** How an emulator is started that is a program of Python. */
export interface EmulatorStart {
  readonly name: string;
  readonly python: string;
  readonly module: string;
  readonly health: string;
  environment(port: number, folder: string): Readonly<Record<string, string>>;
}

const project = join(import.meta.dirname, "../..");

/** Starts an empty one for the caller alone, on a free port of 127.0.0.1, with none of the caller's own AWS about it. */
export async function startEmulator(start: EmulatorStart): Promise<Emulator> {
  const { name, python, module, health } = start;
  const runs = join(project, ".cache", name);
  mkdirSync(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, "run-"));
  const port = await freePort();
  const file = join(folder, "log");
  const output = openSync(file, "a");
  const child = spawn(python, ["-c", NO_LONGER_THAN_WE, module], {
    env: { ...withoutAws(process.env), ...start.environment(port, folder) },
    cwd: folder,
    detached: true,
    stdio: ["pipe", output, output],
  });
  closeSync(output);
  const killAll = () => signal(child, "SIGKILL");
  process.once("exit", killAll);
  const emulator: Emulator = {
    endpoint: `http://127.0.0.1:${port}`,
    log: () => readFileSync(file, "utf8"),
    async stop() {
      await end(child);
      process.off("exit", killAll);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await answering(emulator, child, { name, health });
  return emulator;
}

/** Runs a module until the process that has started it is gone, however that ended: then its side of the pipe is closed. */
const NO_LONGER_THAN_WE = `
import os, runpy, signal, sys, threading

def follow():
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)

threading.Thread(target=follow, daemon=True).start()
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
`;

/** An environment without anything that leads to somebody's account. */
export function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("AWS_")));
}

async function answering(
  { endpoint, log, stop }: Emulator,
  child: ChildProcess,
  { name, health }: Pick<EmulatorStart, "name" | "health">,
): Promise<void> {
  try {
    await until(async () => isOver(child) || (await fetch(`${endpoint}${health}`)).ok, 60_000);
    if (isOver(child)) throw new Error("it ended");
  } catch (cause) {
    const said = log();
    await stop();
    throw new Error(`Cannot start ${name}: ${String(cause)}\n${said}`, { cause });
  }
}

/** SIGTERM ends an idle one; one that waits for a custom resource, and what functions leave behind, needs more. */
async function end(child: ChildProcess): Promise<void> {
  signal(child, "SIGTERM");
  const patience = Date.now() + 5000;
  while (!isOver(child) && Date.now() < patience) await sleep(50);
  signal(child, "SIGKILL");
  while (!isOver(child)) await sleep(20);
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** To its whole process group, in which its functions run. */
function signal({ pid }: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
