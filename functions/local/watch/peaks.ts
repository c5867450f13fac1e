import type { LimitReading } from "../../core/alerts/readings.ts";

/** What the process holds at most: how it is called, and what is done with more. */
const LIMITS = {
  connections: "no more are taken",
  "bytes of requests in hand": "requests are refused with 429",
  "bytes of events on their way to the disk": "publishers are refused with 429",
} as const;

/** So much of a limit is in use now. */
export type OnUse = (limit: keyof typeof LIMITS, used: number, most: number) => void;

/** How near the process came to its limits. */
export interface Peaks {
  readonly onUse: OnUse;
  /** The most of each that was in use since this was asked before. */
  take(): readonly LimitReading[];
}

interface Use {
  now: number;
  peak: number;
  readonly most: number;
}

export function createPeaks(): Peaks {
  const uses = new Map<keyof typeof LIMITS, Use>();
  return {
    onUse(limit, used, most) {
      const use = uses.get(limit) ?? { now: 0, peak: 0, most };
      uses.set(limit, use);
      use.now = used;
      if (used > use.peak) use.peak = used;
    },
    take: () =>
      Array.from(uses, ([id, use]) => {
        const reading = { id, used: use.peak, most: use.most, beyond: LIMITS[id] };
        use.peak = use.now;
        return reading;
      }),
  };
}
