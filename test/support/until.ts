import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until there is an answer that is neither undefined nor false; fails with the last failure. Who must be
 * waited for to answer is asked again after `pauseMs`.
 */
export async function until<Answer>(
  ask: () => Answer | Promise<Answer>,
  timeoutMs = 30_000,
  pauseMs = PAUSE_MS,
): Promise<Exclude<Answer, undefined | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let pause = PAUSE_MS;
    try {
      const asked = ask();
      if (asked instanceof Promise) pause = pauseMs;
      const answer = await asked;
      if (answer !== undefined && answer !== false) return answer as Exclude<Answer, undefined | false>;
      if (Date.now() > end) throw new Error(`Cannot see what was awaited in ${timeoutMs} ms: ${String(ask)}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(pause);
  }
}

const PAUSE_MS = 20;
