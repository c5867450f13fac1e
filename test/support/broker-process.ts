import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { until } from "./until.ts";

/** A broker that runs for the tests of one file, on 127.0.0.1. */
export interface BrokerProcess {
  /** A folder of its own. */
  readonly folder: string;
  /** What it has said so far. */
  log(): string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and ports. */
  start(): Promise<void>;
  /** Ends it for good and takes its folder away. */
  stop(): Promise<void>;
}

export interface BrokerStart {
  readonly name: string;
  readonly command: (folder: string) => { readonly file: string; readonly args: readonly string[] };
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
  /** It is ready when its log says so, and this port answers. */
  readonly ready: RegExp;
  readonly port: number;
}

const cache = join(import.meta.dirname, "../../.cache");

/** A folder for the files of one run. */
export function runFolder(name: string): string {
  mkdirSync(join(cache, name), { recursive: true });
  return mkdtempSync(join(cache, name, "run-"));
}

export async function startBroker(folder: string, start: BrokerStart): Promise<BrokerProcess> {
  const file = join(folder, "log");
  let child: ChildProcess | undefined;
  const log = () => readFileSync(file, "utf8");
  const killAll = () => signal(child);
  process.once("exit", killAll);
  const broker: BrokerProcess = {
    folder,
    log,
    async kill() {
      signal(child);
      await until(() => !child || isOver(child));
      child = undefined;
    },
    async start() {
      const output = openSync(file, "w");
      const { file: program, args } = start.command(folder);
      child = spawn(program, args, {
        env: { PATH: process.env.PATH, HOME: folder, ...start.environment?.(folder) },
        cwd: folder,
        detached: true,
        stdio: ["ignore", output, output],
      });
      child.on("error", () => {});
      closeSync(output);
      try {
        await until(async () => {
          if (isOver(child!)) return true;
          return start.ready.test(log()) && answers(start.port);
        }, 90_000);
        if (isOver(child)) throw new Error("it ended");
      } catch (cause) {
        signal(child);
        throw new Error(`Cannot start ${start.name}: ${String(cause)}\n${log()}`, { cause });
      }
    },
    async stop() {
      await broker.kill();
      process.off("exit", killAll);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await broker.start();
  return broker;
}

function isOver({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined;
}

/** To its whole process group. */
function signal(child: ChildProcess | undefined): void {
  try {
    if (child?.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
