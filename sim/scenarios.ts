import { limits } from "./limits.ts";
import type { Scenario } from "./model.ts";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A target that answers as most do; its breaker lets a probe through after 30 s at most, and the sweep of that minute wakes the rest. */
const healthy = { name: "others", share: 1, answersInSeconds: 0.1, wakesAfterSeconds: 90 };

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
    name: "ten times as much of the same, for three hours",
    seconds: 8 * HOUR,
    arrivals: () => 10_000,
    targets: [
      { ...healthy, share: 0.8 },
      { ...healthy, name: "down", share: 0.2, down: [10 * MINUTE, 10 * MINUTE + 3 * HOUR] },
    ],
    limits: { ...limits, deliverConcurrency: 200 },
  },
  {
    name: "400 million events in a day, twice as many at noon as on average",
    seconds: DAY,
    arrivals: (second) => (400_000_000 / DAY) * (1 - Math.cos((2 * Math.PI * second) / DAY)),
    targets: [healthy],
    limits: { ...limits, deliverConcurrency: 200 },
  },
];
