import { createInterface } from "node:readline";
import { edit } from "./edit.ts";
import { engines } from "./engines.ts";
import type { Rule } from "../../functions/core/rule.ts";
import type { Answers, Command, Loaded, Run } from "./protocol.ts";
import { readLines, readRules } from "./rule-lines.ts";

// The driver of the engines that run in JavaScript: `node --expose-gc driver.ts ENGINE`.

/** The clocks are looked at about this often, in microseconds. */
const LOOK = 10_000;

/** How many samples of how many events; the median leaves out those in which the collector ran. */
const SAMPLES = 21;
const SAMPLE = 100;

/** A set of rules that is edited has seen so many. */
const WARM_EVENTS = 5_000;

const engine = engines[process.argv[2] as keyof typeof engines];
let events: readonly string[] = [];
let rules: readonly Rule[] = [];
let match: (text: string) => number = () => 0;
let at = 0;

const answers: {
  readonly [Name in Command["do"]]: (order: Extract<Command, { do: Name }>) => Answers[Name];
} = {
  load,
  hits: (order) => ({ hits: hits(order.events) }),
  run: ({ seconds }) => run(seconds),
  edit: ({ times }) => edit(rules, events.slice(0, WARM_EVENTS), times),
  allocation: () => ({ bytes: allocation() }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Command;
  try {
    console.log(JSON.stringify(answers[order.do](order as never)));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}

function load(order: { readonly rules: string; readonly events: string }): Loaded {
  events = readLines(order.events);
  rules = readRules(order.rules);
  at = 0;
  const before = liveBytes();
  const begun = process.threadCpuUsage().user;
  match = engine(rules);
  const buildMs = (process.threadCpuUsage().user - begun) / 1_000;
  return { rules: rules.length, events: events.length, buildMs, heapBytes: liveBytes() - before };
}

function hits(count: number): number {
  return events.slice(0, count).reduce((sum, event) => sum + match(event), 0);
}

function run(seconds: number): Run {
  globalThis.gc!();
  let done = 0;
  let hits = 0;
  let chunk = 1;
  const before = process.cpuUsage();
  const wall = performance.now();
  const begun = threadMicroseconds();
  let now = begun;
  while (now - begun < seconds * 1e6) {
    for (let i = 0; i < chunk; i++) {
      hits += match(events[at]!);
      at = at + 1 === events.length ? 0 : at + 1;
    }
    done += chunk;
    const then = now;
    now = threadMicroseconds();
    if (now - then < LOOK) chunk *= 2;
  }
  const { user, system } = process.cpuUsage(before);
  const cpu = (now - begun) / 1e6;
  return { events: done, hits, cpu, process: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3 };
}

function threadMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function liveBytes(): number {
  globalThis.gc!();
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes an event, once the engine is warm. */
function allocation(): number {
  const bytes: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    globalThis.gc!();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < SAMPLE; i++) match(events[(at + i) % events.length]!);
    bytes.push((process.memoryUsage().heapUsed - before) / SAMPLE);
    at = (at + SAMPLE) % events.length;
  }
  return bytes.sort((a, b) => a - b)[SAMPLES >> 1]!;
}
