import { limits } from "./limits.ts";
import type { Scenario } from "./model.ts";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A target that answers as most do, and whose breaker lets a probe through after 30 s. */
const healthy = { name: "others", share: 1, answersInSeconds: 0.1, looksAgainSeconds: 30 };

/** What waits for a paused target asks again each hour, and is woken by a resume. */
const paused = { name: "paused", looksAgainSeconds: HOUR, paused: true } as const;

/** What docs/scale.md shows. */
export const scenarios: readonly Scenario[] = [
  {
    name: "burst: 100 events/s, and 20,000/s for a minute",
    seconds: 30 * MINUTE,
    arrivals: (second) => (second >= MINUTE && second < 2 * MINUTE ? 20_000 : 100),
    targets: [healthy],
    limits,
  },
  {
    name: "outage: 1,000 events/s, a target with a fifth of them is down for an hour",
    seconds: 3 * HOUR,
    arrivals: () => 1_000,
    targets: [
      { ...healthy, share: 0.8 },
      { ...healthy, name: "down", share: 0.2, down: [10 * MINUTE, 10 * MINUTE + HOUR] },
    ],
    limits,
  },
  {
    name: "the same, and somebody pauses the target until it is up again",
    seconds: 3 * HOUR,
    arrivals: () => 1_000,
    targets: [
      { ...healthy, share: 0.8 },
      { ...healthy, ...paused, share: 0.2, down: [10 * MINUTE, 10 * MINUTE + HOUR] },
    ],
    limits,
  },
  {
    name: "400 million events in a day, twice as many at noon as on average",
    seconds: DAY,
    arrivals: (second) => (400_000_000 / DAY) * (1 - Math.cos((2 * Math.PI * second) / DAY)),
    targets: [healthy],
    limits: { ...limits, deliverConcurrency: 200 },
  },
];
