import { RouterError } from "../../core/errors.ts";
import type { Settlement } from "../../core/delivery.ts";
import type { Events } from "../../core/ports.ts";
import type { Door } from "../../sources/refusals.ts";
import type { TapHealth } from "../events/tap-states.ts";
import { type Durations, type Family, metricsText, type Sample } from "../../core/metrics/families.ts";
import type { FileProblem } from "../definitions/config-files.ts";
import { createRefusals } from "../events/refusals.ts";

/** What an operator's eye and a scraper look at. */
export interface WatchPoints {
  /** Numbers that only grow. */
  readonly counters: Counters;
  /** The same events port, counted. */
  counted(events: Events): Events;
  settled(settlement: Settlement): void;
  /** Somebody was refused at a door, with a code. */
  refused(door: Door, code: string): void;
  /** Something went wrong that passes by itself or not. */
  trouble(error: unknown): void;
  health(now: Gauges): Health;
  /** Prometheus text format 0.0.4, with other families behind. */
  metrics(now: Gauges, others?: readonly (Family | Durations)[]): string;
}

export interface Counters {
  accepted: number;
  duplicates: number;
  delivered: number;
  retrying: number;
  dead: number;
}

/** What is so just now. */
export interface Gauges {
  readonly at: number;
  /** Events that wait for route. */
  readonly waiting: number;
  /** Deliveries under way. */
  readonly inFlight: number;
  readonly configProblems: readonly FileProblem[];
  readonly taps: readonly TapHealth[];
}

export interface Health {
  readonly status: "ok" | "degraded";
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly events: { readonly waiting: number };
  readonly deliveries: { readonly inFlight: number };
  /** Whether what comes in can be made durable. */
  readonly storage: Part;
  /** Everything else that happens inside: routing, archiving, alerts, schemas, … */
  readonly work: Part;
  /** Those that are on; a paused one is as somebody wants it. */
  readonly taps: readonly TapHealth[];
  readonly config: { readonly status: "ok" | "problems"; readonly problems: readonly FileProblem[] };
}

/** A part, and the last error of it. */
export interface Part {
  readonly status: "ok" | "failing";
  readonly lastError?: { readonly at: string; readonly message: string };
}

/** A trouble is news for so long. */
const TROUBLE_MS = 60_000;

export function createWatchPoints(version: string, startedAt: number): WatchPoints {
  const counters: Counters = { accepted: 0, duplicates: 0, delivered: 0, retrying: 0, dead: 0 };
  const refusals = createRefusals();
  const last: Partial<Record<"storage" | "work", Trouble>> = {};
  const trouble = (error: unknown) => {
    last[isOfStorage(error) ? "storage" : "work"] = { at: Date.now(), error, passed: false };
  };
  return {
    counters,
    counted: (events) => ({
      async accept(batch) {
        try {
          const answers = await events.accept(batch);
          for (const answer of answers) counters[answer === "accepted" ? "accepted" : "duplicates"]++;
          if (last.storage?.passed === false) last.storage = { ...last.storage, passed: true };
          return answers;
        } catch (error) {
          if (isOfStorage(error)) trouble(error);
          throw error;
        }
      },
    }),
    settled: ({ outcome }) => {
      counters[outcome.status]++;
    },
    refused: refusals.add,
    trouble,
    health({ at, waiting, inFlight, configProblems, taps }) {
      const storage = partOf(last.storage, at);
      const work = partOf(last.work, at);
      const failing = storage.status === "failing" || work.status === "failing";
      const broken = configProblems.length > 0;
      const cutOff = taps.some(({ status }) => status === "failing");
      return {
        status: failing || broken || cutOff ? "degraded" : "ok",
        version,
        uptimeSeconds: Math.round((at - startedAt) / 1_000),
        events: { waiting },
        deliveries: { inFlight },
        storage,
        work,
        taps,
        config: { status: broken ? "problems" : "ok", problems: configProblems },
      };
    },
    metrics: (gauges, others = []) =>
      metricsText([...familiesOf(counters, refusals.samples(), gauges), ...others]),
  };
}

function partOf(trouble: Trouble | undefined, now: number): Part {
  if (!trouble) return { status: "ok" };
  const { at, error, passed } = trouble;
  const lastError = { at: new Date(at).toISOString(), message: messageOf(error) };
  return { status: !passed && now - at < TROUBLE_MS ? "failing" : "ok", lastError };
}

interface Trouble {
  readonly at: number;
  readonly error: unknown;
  /** The storage took something after it. */
  readonly passed: boolean;
}

function isOfStorage(error: unknown): boolean {
  return error instanceof RouterError && (error.code === "storage-full" || error.code === "storage-failed");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function familiesOf(
  counters: Counters,
  refused: readonly Sample[],
  { waiting, inFlight, configProblems }: Gauges,
): Family[] {
  const { accepted, duplicates, delivered, retrying, dead } = counters;
  const outcomes = (values: Readonly<Record<string, number>>): Sample[] =>
    Object.entries(values).map(([outcome, value]) => ({ labels: { outcome }, value }));
  return [
    {
      name: "events_total",
      type: "counter",
      help: "Events by what became of them at the door.",
      samples: outcomes({ accepted, duplicate: duplicates }),
    },
    {
      name: "refused_total",
      type: "counter",
      help: "What was refused, by door, webhook source and code.",
      samples: refused,
    },
    {
      name: "attempts_total",
      type: "counter",
      help: "Attempts of deliveries by what followed.",
      samples: outcomes({ delivered, retrying, dead }),
    },
    gauge("events_waiting", "Events that wait to be routed.", waiting),
    gauge("deliveries_in_flight", "Deliveries under way.", inFlight),
    gauge("config_problems", "Problems in the files of the configuration.", configProblems.length),
  ];
}

function gauge(name: string, help: string, value: number): Family {
  return { name, type: "gauge", help, samples: [{ value }] };
}
