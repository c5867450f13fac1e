import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadOrder, LoadResult } from "./load-worker.ts";
import type { SinkCount } from "./sink-worker.ts";

/** Publishes from another process. */
export async function load(order: LoadOrder): Promise<LoadResult> {
  const child = fork(new URL("load-worker.ts", import.meta.url));
  child.send(order);
  const [result] = (await once(child, "message")) as [LoadResult];
  return result;
}

export interface SinkProcess {
  readonly url: string;
  ask(): Promise<SinkCount>;
  close(): void;
}

export async function startSink(): Promise<SinkProcess> {
  const child = fork(new URL("sink-worker.ts", import.meta.url));
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}/`,
    async ask() {
      const answer = once(child, "message");
      child.send("count");
      return ((await answer) as [SinkCount])[0];
    },
    close: () => child.disconnect(),
  };
}

export interface Signalbox {
  readonly port: number;
  /** From spawn to the ready line. */
  readonly startMs: number;
  /** CPU that the process and its threads have used so far, in seconds. */
  cpuSeconds(): number;
  residentMegabytes(): number;
  api<Answer>(path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/** `preload`: a module that is loaded before it. */
export async function startSignalbox(data: string, config: string, preload?: URL): Promise<Signalbox> {
  const begun = performance.now();
  const before = preload ? ["--import", preload.href] : [];
  const args = [...before, "cli/signalbox.js", "start", "--port", "0", "--data", data, "--config", config];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.pipe(process.stderr, { end: false });
  const port = await readyPort(child);
  const startMs = performance.now() - begun;
  child.stdout.resume();
  const token = readFileSync(join(data, "admin-token"), "utf8").trim();
  return {
    port,
    startMs,
    cpuSeconds: () => cpuSecondsOf(child.pid!),
    residentMegabytes: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1_024,
    async api<Answer>(path: string, body?: unknown) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    async stop() {
      // That it is stopping is no news here.
      child.stderr.unpipe().resume();
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function readyPort(child: ChildProcess): Promise<number> {
  let text = "";
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const [, port] = /^Signalbox is ready on http:\/\/\S+:(\d+)$/m.exec(text) ?? [];
    if (port) return Number(port);
  }
  throw new Error(`Cannot start Signalbox: ${text}`);
}

/** The unit of /proc/<pid>/stat on Linux: 100 ticks a second. */
const TICKS = 100;

function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
