import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { engines } from "./engines.ts";
import { type Answers, type Command, readAnswer } from "./protocol.ts";

/** A process that has an engine and is asked over its standard input. */
export interface Driver {
  ask<Name extends Command["do"]>(command: Extract<Command, { do: Name }>): Promise<Answers[Name]>;
  /** Keeps the process and all its threads on one CPU from now on, where the system can. */
  pin(cpu: number): void;
  close(): Promise<void>;
}

export function startDriver(command: string, args: readonly string[]): Driver {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask<Name extends Command["do"]>(order: Extract<Command, { do: Name }>) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`Cannot measure: ${command} ended`);
      return readAnswer(value) as Answers[Name];
    },
    pin(cpu) {
      spawnSync("taskset", ["--all-tasks", "--pid", "--cpu-list", String(cpu), String(child.pid)]);
    },
    async close() {
      if (child.exitCode !== null) return;
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

/** Our own driver with one of its engines. The young generation is as a service would have it: as it comes. */
export function startOurs(engine: keyof typeof engines): Driver {
  const driver = new URL("driver.ts", import.meta.url).pathname;
  return startDriver(process.execPath, ["--expose-gc", "--max-old-space-size=6144", driver, engine]);
}
