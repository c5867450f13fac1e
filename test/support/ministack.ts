import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./until.ts";
import { venv } from "./venv.ts";

/** AWS on this machine: queues, topics, functions that run on this Node, tables, buckets, stacks. */
export interface MiniStack {
  /** `http://127.0.0.1:PORT`. Any access key is taken; one of twelve digits is the account. */
  readonly endpoint: string;
  /** What it has said so far. */
  log(): string;
  /** Ends it and the functions that it runs. */
  stop(): Promise<void>;
}

/** boto3, of the version that MiniStack is bound to, is for the custom resources of CDK. */
const PACKAGES = ["ministack==1.5.33", "boto3==1.43.106"];
const project = join(import.meta.dirname, "../..");
const runs = join(project, ".cache/ministack");

/** Starts an empty one for the caller alone, on a free port. Throws `NotOnThisMachine` where Python is missing. */
export async function startMiniStack(): Promise<MiniStack> {
  const python = await venv("ministack", PACKAGES);
  const port = await freePort();
  mkdirSync(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, "run-"));
  // Functions are unpacked here, inside the project, whose package.json would make ES modules of their workers.
  writeFileSync(join(folder, "package.json"), '{"type":"commonjs"}');
  const file = join(folder, "ministack.log");
  const output = openSync(file, "a");
  const child = spawn(python, ["-m", "ministack"], {
    env: environment(port, folder),
    cwd: folder,
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const killAll = () => signal(child, "SIGKILL");
  process.once("exit", killAll);
  const ministack: MiniStack = {
    endpoint: `http://127.0.0.1:${port}`,
    log: () => readFileSync(file, "utf8"),
    async stop() {
      await end(child);
      process.off("exit", killAll);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await answering(ministack, child);
  return ministack;
}

/** Nothing of the caller's own AWS, and the Node that runs this. */
function environment(port: number, folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"));
  return {
    ...Object.fromEntries(own),
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: "localhost",
    SFTP_ENABLED: "0",
    IOT_MTLS_ENABLED: "0",
    LAMBDA_STATE_TRANSITION_SECONDS: "0",
    LAMBDA_ASYNC_RETRY_BASE_SECONDS: "0.2",
    TMPDIR: folder,
    NODE_PATH: join(project, "node_modules"),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}

async function answering({ endpoint, log, stop }: MiniStack, child: ChildProcess): Promise<void> {
  try {
    await until(async () => {
      if (isOver(child)) return true;
      return (await fetch(`${endpoint}/_ministack/health`)).ok;
    }, 30_000);
    if (isOver(child)) throw new Error("it ended");
  } catch (cause) {
    const said = log();
    await stop();
    throw new Error(`Cannot start MiniStack: ${String(cause)}\n${said}`, { cause });
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
