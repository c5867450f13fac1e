import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

/** The function that takes from brokers, in a process of its own, as Lambda keeps one: called again and again, and frozen at any time. */
export interface LambdaProcess {
  /** Resolves when the invocation has ended, or its process. */
  invoke(ms?: number): Promise<void>;
  freeze(): void;
  thaw(): void;
  kill(): void;
}

/** Ends with the test. */
export function aLambdaProcess(variables: Readonly<Record<string, string>>): LambdaProcess {
  const program = join(import.meta.dirname, "lambda-environment.ts");
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...variables },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  onTestFinished(kill);
  child.stdin.on("error", () => {});
  let ended = Promise.withResolvers<string>();
  const gone = new Promise<string>((resolve) => {
    child.once("exit", () => {
      process.off("exit", kill);
      resolve("done");
    });
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("done")) ended.resolve(line);
  });
  return {
    async invoke(ms = 25_000) {
      ended = Promise.withResolvers();
      child.stdin.write(`${ms}\n`);
      expect(await Promise.race([ended.promise, gone])).toBe("done");
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    kill,
  };
}
