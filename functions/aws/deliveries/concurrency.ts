import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "../../core/rule.ts";

/** How many attempts to a target this process makes at a time. */
export interface Concurrency {
  /** Waits for a place; false when there was none for too long. */
  take(target: Target): Promise<boolean>;
  free(target: string): void;
  taken(target: string): number;
}

/** The default of schemas/target.schema.json. */
const CONCURRENCY = 16;
/** A batch's own time is not spent on waiting for the batch's other deliveries. */
const PATIENCE_MS = 60_000;

export function createConcurrency(): Concurrency {
  const taken = new Map<string, number>();
  const queues = new Map<string, (() => void)[]>();
  const count = (target: string) => taken.get(target) ?? 0;
  return {
    async take({ id, concurrency = CONCURRENCY }) {
      if (count(id) >= concurrency && !(await turn(queues, id))) return false;
      taken.set(id, count(id) + 1);
      return true;
    },
    free(target) {
      taken.set(target, Math.max(0, count(target) - 1));
      queues.get(target)?.shift()?.();
    },
    taken: count,
  };
}

async function turn(queues: Map<string, (() => void)[]>, target: string): Promise<boolean> {
  const queue = queues.get(target) ?? [];
  queues.set(target, queue);
  const givingUp = new AbortController();
  const { promise, resolve } = Promise.withResolvers<true>();
  const next = () => resolve(true);
  queue.push(next);
  const late = sleep(PATIENCE_MS, false, { signal: givingUp.signal, ref: false }).catch(() => false);
  const come = await Promise.race([promise, late]);
  givingUp.abort();
  if (!come && queue.includes(next)) queue.splice(queue.indexOf(next), 1);
  return come;
}
