import type { Clock } from "../core/ports.ts";

/** Rings once, at the earliest of the times it was set to. It does not keep the process from ending. */
export interface Alarm {
  /** Epoch ms. */
  set(at: number): void;
  stop(): void;
}

/** The longest delay a timer takes; an alarm that rings before its time does no harm. */
const LONGEST_TIMER = 2 ** 31 - 1;

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let rings = Number.POSITIVE_INFINITY;
  return {
    set(at) {
      if (at >= rings) return;
      clearTimeout(timer);
      rings = at;
      const delay = Math.min(Math.max(1, Math.ceil(at - clock())), LONGEST_TIMER);
      timer = setTimeout(() => {
        rings = Number.POSITIVE_INFINITY;
        ring();
      }, delay).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
