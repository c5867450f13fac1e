import { type Scenario, type Second, simulate } from "./model.ts";

/** What is worth knowing of a scenario. */
export interface Summary {
  readonly name: string;
  readonly arrived: number;
  readonly refused: number;
  readonly mostEvents: number;
  readonly mostDeliveries: number;
  readonly mostWaiting: number;
  readonly mostRoute: number;
  readonly mostDeliver: number;
  readonly mostFunctions: number;
  readonly mostWrites: number;
  readonly writes: number;
  /** When, counted from the last second in which something arrived faster or stood still, all queues were empty again. */
  readonly emptyAt: number | undefined;
}

/** Less than this in all queues is none. */
const NOTHING = 1_000;

export function summaryOf(scenario: Scenario): Summary {
  const peak = peaks();
  let [arrived, refused, writes] = [0, 0, 0];
  let emptyAt: number | undefined;
  for (const second of simulate(scenario)) {
    arrived += second.arrived;
    refused += second.refused;
    writes += second.writes;
    peak.see(second);
    const backlog = second.events + second.deliveries + second.waiting > NOTHING;
    if (backlog) emptyAt = undefined;
    else emptyAt ??= second.second;
  }
  return { name: scenario.name, arrived, refused, writes, emptyAt, ...peak.seen() };
}

function peaks() {
  const most = { events: 0, deliveries: 0, waiting: 0, route: 0, deliver: 0, all: 0, writes: 0 };
  return {
    see(second: Second) {
      for (const key of Object.keys(most) as (keyof typeof most)[])
        most[key] = Math.max(most[key], second[key]);
    },
    seen: () => ({
      mostEvents: most.events,
      mostDeliveries: most.deliveries,
      mostWaiting: most.waiting,
      mostRoute: most.route,
      mostDeliver: most.deliver,
      mostFunctions: most.all,
      mostWrites: most.writes,
    }),
  };
}
