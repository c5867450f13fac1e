import { Worker } from "node:worker_threads";
import { RouterError } from "../../core/errors.ts";
import { createDurations, type DurationBuckets } from "../../core/metrics/durations.ts";
import type { OperationName, Operations, WriteAnswer, WriteRequest } from "./operations.ts";

export interface Writer {
  /** Resolves when it is fsynced. Rejects with `storage-full` or `storage-failed`; then nothing of it was done. */
  write<Name extends OperationName>(
    name: Name,
    args: Operations[Name]["args"],
  ): Promise<Operations[Name]["result"]>;
  /** How long commits took. */
  readonly commits: Pick<DurationBuckets, "sample">;
  /** Finishes what was asked and closes. */
  close(): Promise<void>;
  /** Resolves with the reason when the writer has ended though nobody closed it: from then on nothing can be written. */
  readonly died: Promise<RouterError>;
}

/**
 * A commit costs about as much as 20 events, so what is asked for within some ms shares one; who asks after a pause does
 * not wait. A flush of many operations says that there is a crowd: then the next one gathers longer (measured: 3 % of the
 * time of a core are saved for each 1,000 events a second).
 */
const SPACING_MS = 1.5;
const CROWD_SPACING_MS = 2;
const CROWD = 12;

const COMMIT_BOUNDS_MS = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000];

/** The main thread's side of the store: what is asked for until the next flush goes over in one message. */
export async function createWriter(folder: string): Promise<Writer> {
  const worker = new Worker(new URL("./store-worker.ts", import.meta.url), { workerData: { folder } });
  const waiting = new Map<number, Waiting>();
  let requests: WriteRequest[] = [];
  /** Settlements that go over with the next flush: they come one by one, and one operation takes them all. */
  let settling: OpenOperation | undefined;
  let lastTicket = 0;
  let broken: RouterError | undefined;
  let closing = false;
  const died = Promise.withResolvers<RouterError>();
  await ready(worker);
  const commits = createDurations(COMMIT_BOUNDS_MS);
  /** Flushes without an answer yet, by their last tickets. */
  const flushes: { readonly ticket: number; readonly at: number }[] = [];
  worker.on("message", (answers: WriteAnswer[]) => {
    for (const answer of answers) settle(waiting, answer);
    const answered = answers.at(-1)?.ticket ?? 0;
    while (flushes[0] && flushes[0].ticket <= answered) commits.add(performance.now() - flushes.shift()!.at);
  });
  const end = (reason: string, cause?: Error) => {
    broken ??= new RouterError("storage-failed", `Cannot write: ${reason}`, { cause });
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
    if (!closing) died.resolve(broken);
  };
  worker.on("error", (error) => end(`the writer stopped: ${error.message}`, error));
  worker.on("exit", (code) => end(closing ? "the store is closed" : `the writer ended with code ${code}`));
  let nextFlushAt = 0;
  const flush = () => {
    const at = performance.now();
    nextFlushAt = at + (requests.length >= CROWD ? CROWD_SPACING_MS : SPACING_MS);
    flushes.push({ ticket: lastTicket, at });
    worker.postMessage(requests);
    requests = [];
    settling = undefined;
  };
  const flushSoon = () => {
    const wait = nextFlushAt - performance.now();
    if (wait > 0) setTimeout(flush, wait);
    else setImmediate(flush);
  };
  const ask = <Name extends OperationName>(name: Name, args: Operations[Name]["args"]) =>
    new Promise<Operations[Name]["result"]>((resolve, reject) => {
      if (broken) return reject(broken);
      const ticket = ++lastTicket;
      waiting.set(ticket, { name, resolve: resolve as Waiting["resolve"], reject });
      if (requests.push({ ticket, operation: { name, args } }) === 1) flushSoon();
    });
  return {
    write(name, args) {
      if (name !== "settle") return ask(name, args);
      if (settling) settling.rows.push(...(args as Operations["settle"]["args"]));
      else {
        const rows = [...(args as Operations["settle"]["args"])];
        settling = { rows, done: ask("settle", rows) };
      }
      return settling.done;
    },
    commits,
    died: died.promise,
    async close() {
      closing = true;
      if (requests.length > 0) flush();
      const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage("close");
      await exited;
    },
  };
}

interface OpenOperation {
  readonly rows: Operations["settle"]["args"][number][];
  readonly done: Promise<null>;
}

interface Waiting {
  readonly name: OperationName;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
}

function settle(waiting: Map<number, Waiting>, answer: WriteAnswer): void {
  const { name, resolve, reject } = waiting.get(answer.ticket)!;
  waiting.delete(answer.ticket);
  if ("result" in answer) return resolve(answer.result);
  const { code, detail } = answer.failed;
  reject(new RouterError(code, `Cannot write (${name}): ${detail}`));
}
