import type { Settings } from "../generated/alert-file.ts";
import type { Alert, AlertWhen, Finding } from "./alert.ts";
import { findExpired, findLateArchive, findNearLimits, findOutdated } from "./behind.ts";
import { findBacklogs, findBlocked, findOpenBreakers, findStuckReplays } from "./gauges.ts";
import type { Find } from "./find.ts";
import { findLostProbes } from "./probe.ts";
import type { Readings } from "./readings.ts";
import {
  findDownBrokers,
  findExpiring,
  findGoneConsumers,
  findLaggingGroups,
  findRocketMqDeadLetters,
} from "./rocketmq.ts";
import { findBrokenTaps, findTapLags } from "./taps.ts";
import { findFalls, findSilences, findSurges } from "./baseline.ts";
import { timeOfDay } from "./time-of-day.ts";
import { findChanges, findLatencies, findTotals } from "./windows.ts";

const finders: Readonly<Record<AlertWhen["type"], Find>> = {
  total: findTotals,
  change: findChanges,
  latency: findLatencies,
  surge: findSurges,
  fall: findFalls,
  silence: findSilences,
  backlog: findBacklogs,
  blocked: findBlocked,
  "breaker-open": findOpenBreakers,
  "replay-stuck": findStuckReplays,
  "replay-expired": findExpired,
  "archive-late": findLateArchive,
  "rules-outdated": findOutdated,
  "near-limit": findNearLimits,
  "tap-lag": findTapLags,
  "tap-broken": findBrokenTaps,
  "rocketmq-down": findDownBrokers,
  "rocketmq-lag": findLaggingGroups,
  "rocketmq-expiring": findExpiring,
  "rocketmq-dead-letters": findRocketMqDeadLetters,
  "rocketmq-consumer-gone": findGoneConsumers,
  probe: findLostProbes,
  heartbeat: async () => [],
  report: async () => [],
};

/** All that is as the alert says it should not be, a resource each. */
export async function evaluate(alert: Alert, readings: Readings): Promise<readonly Finding[]> {
  const { when, overrides = {}, ignore = [] } = alert;
  const of = (id: string): AlertWhen =>
    Object.hasOwn(overrides, id) ? { ...when, ...(overrides[id] as Settings) } : when;
  const found = await finders[when.type]({ alert: alert.id, when, of }, readings);
  return found.filter(({ resource }) => !ignore.includes(resource.slice(resource.indexOf("/") + 1)));
}

/** Whether an alert is looked at at that time: its hours begin with the first minute and end before the last. */
export function isActive({ enabled = true, activeHours, timeZone }: Alert, now: number): boolean {
  if (!enabled) return false;
  if (activeHours === undefined) return true;
  const [from, until] = activeHours.split("-") as [string, string];
  const time = timeOfDay(now, timeZone);
  return from <= until ? from <= time && time < until : time >= from || time < until;
}
