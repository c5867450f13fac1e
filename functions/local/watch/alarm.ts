import type { Clock } from "../../core/ports.ts";

/**
 * Rings once, at the earliest of the times it was set to, by the clock: when that is set forward or back, or the machine has
 * slept, it notices within seconds. It does not keep the process from ending.
 */
export interface Alarm {
  /** Epoch ms. */
  set(at: number): void;
  stop(): void;
}

/** The clock is looked at so often, as timers know nothing of its jumps. Only while an alarm is set. */
const LONGEST_TIMER = 15_000;

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let rings = Number.POSITIVE_INFINITY;
  const wait = () => {
    const delay = Math.min(Math.max(1, Math.ceil(rings - clock())), LONGEST_TIMER);
    timer = setTimeout(look, delay).unref();
  };
  const look = () => {
    if (clock() < rings) return wait();
    rings = Number.POSITIVE_INFINITY;
    ring();
  };
  return {
    set(at) {
      if (at >= rings) return;
      clearTimeout(timer);
      rings = at;
      wait();
    },
    stop: () => clearTimeout(timer),
  };
}
