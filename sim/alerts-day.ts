import type { Context, ScheduledEvent } from "aws-lambda";
import { type AlertsPorts, alertsFunction } from "../functions/alerts.ts";
import type { Alert } from "../functions/core/alerts/alert.ts";
import { MINUTE_MS } from "../functions/core/stats/delta.ts";
import type { Stats } from "../functions/core/stats/port.ts";
import { statsFunction } from "../functions/stats.ts";
import { type Brokers, createBrokers } from "./alerts-brokers.ts";
import { createInside, type Inside } from "./alerts-inside.ts";
import type { ClockJump, Incident } from "./alerts-incidents.ts";
import { alertStatesInMemory, statsInMemory } from "./alerts-memory.ts";
import { createWorld, type Trouble, type World } from "./alerts-world.ts";

/** What was told of an alert, and in which minute of the day by a true clock. */
export interface Told {
  readonly minute: number;
  readonly what: "raised" | "cleared";
  readonly alert: string;
  readonly resource: string;
}

export interface Day {
  readonly alerts: readonly Alert[];
  readonly incidents: readonly Incident[];
  readonly jumps: readonly ClockJump[];
  readonly seed: number;
  /** How much of it is played; default all, and until the last alerts may have cleared. */
  readonly minutes?: number;
}

const DAY = 1_440;
/** What is usual is learnt on so many days before. */
const DAYS_BEFORE = 8;
/** 2026-01-05T00:00Z */
const BEGIN_MS = Date.UTC(2026, 0, 5);
/** Stats and alerts come so long after each minute. */
const AFTER_MS = 2_000;
/** So many minutes after midnight the day's last alerts may clear. */
const EPILOGUE = 90;

/** Plays a day through the stats and alerts functions, minute by minute, and tells what they published. */
export async function playDay(day: Day): Promise<readonly Told[]> {
  const { incidents, jumps, seed, minutes = DAY + EPILOGUE } = day;
  const world = createWorld(chance(seed));
  const stats = statsInMemory();
  const told: Told[] = [];
  const time = { minute: 0, now: BEGIN_MS };
  const [brokers, inside] = [createBrokers(), createInside()];
  const fold = statsFunction({ stats, brokers: brokers.ports, clock: () => time.now });
  const look = alertsFunction(portsOf(day, { stats, world, brokers, inside, time, told }));
  const pass = async (at: number, trouble: Trouble) => {
    const rows = world.pass(((time.minute % DAY) + DAY) % DAY, at, trouble);
    brokers.pass(trouble);
    await stats.add({
      ...{ id: `${time.minute}`, minute: at / MINUTE_MS },
      rows: [...rows, ...inside.pass(at, trouble)],
    });
  };
  for (time.minute = -DAYS_BEFORE * DAY; time.minute < 0; time.minute++) {
    time.now = BEGIN_MS + time.minute * MINUTE_MS;
    await pass(time.now, {});
    if (time.minute % 60 === 0) await fold(TICK, CONTEXT);
  }
  while (time.minute < minutes) {
    const at = BEGIN_MS + (time.minute + setBy(jumps, time.minute)) * MINUTE_MS;
    await pass(at, troubleAt(incidents, time.minute));
    time.minute++;
    time.now = at + MINUTE_MS + AFTER_MS;
    await fold(TICK, CONTEXT);
    await look(TICK, CONTEXT);
  }
  return told;
}

interface Playing {
  readonly stats: Stats;
  readonly world: World;
  readonly brokers: Brokers;
  readonly inside: Inside;
  /** The true minute of the day, and what the clock says, in epoch ms. */
  readonly time: { readonly minute: number; readonly now: number };
  readonly told: Told[];
}

function portsOf({ alerts }: Day, { stats, world, brokers, inside, time, told }: Playing): AlertsPorts {
  return {
    ...{
      alerts: () => alerts,
      states: alertStatesInMemory(),
      stats,
      clock: () => time.now,
      onTrouble: raise,
    },
    ...{ targets: async () => world.targets(), replays: async () => [], taps: async () => [] },
    ...inside.readings,
    brokers: brokers.readings,
    sizes: async () => [],
    journal: { of: async () => [] },
    targetsOf: () => [],
    keyOf: (_bus, _source, id) => id,
    ownership: () => ({ ownersOf: () => [], contactsOf: () => [] }),
    events: {
      async accept(events) {
        for (const { type, text } of events.filter(({ type }) => type.startsWith("signalbox.alert."))) {
          const { data } = JSON.parse(text) as { data: { alert: string; resource: string } };
          const what = type === "signalbox.alert.cleared" ? "cleared" : "raised";
          told.push({ minute: time.minute, what, alert: data.alert, resource: data.resource });
        }
        return events.map(() => "accepted");
      },
    },
  };
}

const TICK = { "detail-type": "Scheduled Event" } as ScheduledEvent;
const CONTEXT = {} as Context;

function setBy(jumps: readonly ClockJump[], minute: number): number {
  return jumps.reduce((sum, { at, by }) => (minute >= at ? sum + by : sum), 0);
}

function troubleAt(incidents: readonly Incident[], minute: number): Trouble {
  const current = incidents.filter(({ from, until }) => from <= minute && minute < until);
  return Object.assign({}, ...current.map(({ trouble }) => trouble)) as Trouble;
}

function raise(error: unknown): never {
  throw error;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
