import { type Limits, work } from "./limits.ts";

/** What comes and where it goes. */
export interface Scenario {
  readonly name: string;
  readonly seconds: number;
  /** Events in a second. */
  readonly arrivals: (second: number) => number;
  readonly targets: readonly SimulatedTarget[];
  readonly limits: Limits;
}
export interface SimulatedTarget {
  readonly name: string;
  /** Of all events, the part that goes to it. */
  readonly share: number;
  readonly answersInSeconds: number;
  /** It answers nothing from here to there; then its breaker is open and deliveries wait. */
  readonly down?: readonly [from: number, until: number];
  /** What waits for it is woken so many seconds after it is up again. */
  readonly wakesAfterSeconds: number;
}

/** What waits looks again after so long when nobody wakes it. */
const ASIDE_SECONDS = 3_600;

/** One second of a deployment. */
export interface Second {
  readonly second: number;
  readonly arrived: number;
  /** What publishers were told to send again. */
  readonly refused: number;
  /** Depths: events for route, deliveries for deliver, deliveries that wait for a time. */
  readonly events: number;
  readonly deliveries: number;
  readonly waiting: number;
  readonly delivered: number;
  /** Functions at once. */
  readonly route: number;
  readonly deliver: number;
  readonly all: number;
  readonly writes: number;
}

interface State {
  events: number;
  routePollers: number;
  deliverPollers: number;
  readonly queued: number[];
  /** For each target, how many fall due in which second. */
  readonly due: Map<number, number>[];
  readonly waiting: number[];
}

/** Plays a scenario second by second. Fluid: fractions of events are fine, chance is not in it. */
export function* simulate(scenario: Scenario): Generator<Second> {
  const { limits, targets } = scenario;
  const state: State = {
    events: 0,
    routePollers: limits.firstPollers,
    deliverPollers: limits.firstPollers,
    queued: targets.map(() => 0),
    due: targets.map(() => new Map()),
    waiting: targets.map(() => 0),
  };
  for (let second = 0; second < scenario.seconds; second++) yield step(scenario, state, second);
}

function step({ arrivals, targets, limits }: Scenario, state: State, second: number): Second {
  const wanted = arrivals(second);
  const arrived = Math.min(wanted, limits.fifoMessagesPerSecond);
  state.events += arrived;
  const routed = route(state, limits);
  for (const [i, { share }] of targets.entries())
    state.queued[i]! += routed.events * share + wake(state, i, second);
  const sent = deliver(state, { targets, limits, second });
  const ingest = (arrived / work.eventsPerBatch) * work.ingestSeconds;
  const archive = ((routed.events + sent.events) / 2 / work.eventsPerSegment) * work.archiveSeconds;
  return {
    second,
    arrived,
    refused: wanted - arrived,
    events: state.events,
    deliveries: sum(state.queued),
    waiting: sum(state.waiting),
    delivered: sent.events,
    route: routed.functions,
    deliver: sent.functions,
    all: ingest + routed.functions + sent.functions + archive,
    writes:
      (routed.events / work.eventsPerSegment) * work.writesPerSegment + sent.waited * work.writesPerWait,
  };
}

function route(state: State, limits: Limits): { readonly events: number; readonly functions: number } {
  const perFunction = work.eventsPerBatch / work.routeSeconds;
  const needed = state.events / perFunction;
  const most = Math.min(limits.mostPollers, limits.accountConcurrency - limits.deliverConcurrency);
  state.routePollers = scaled(state.routePollers, needed, { ...limits, most });
  const functions = Math.min(needed, state.routePollers);
  const events = functions * perFunction;
  state.events -= events;
  return { events, functions };
}

/** What falls due goes back into the queue. */
function wake(state: State, target: number, second: number): number {
  const due = state.due[target]!.get(second) ?? 0;
  state.due[target]!.delete(second);
  state.waiting[target]! -= due;
  return due;
}

/** Targets share the functions fairly: each gets what it needs, or its part of what there is. */
function deliver(
  state: State,
  { targets, limits, second }: Pick<Scenario, "targets" | "limits"> & { readonly second: number },
): { readonly events: number; readonly waited: number; readonly functions: number } {
  const perFunction = targets.map(
    (target) =>
      work.eventsPerBatch / (work.deliverSeconds + (isDown(target, second) ? 0 : target.answersInSeconds)),
  );
  const needs = perFunction.map((events, i) => state.queued[i]! / events);
  const most = Math.min(limits.deliverConcurrency, limits.mostPollers);
  state.deliverPollers = scaled(state.deliverPollers, sum(needs), { ...limits, most });
  const given = fairly(needs, state.deliverPollers);
  let [events, waited] = [0, 0];
  for (const [i, target] of targets.entries()) {
    const taken = given[i]! * perFunction[i]!;
    state.queued[i]! -= taken;
    if (isDown(target, second)) {
      waited += taken;
      state.waiting[i]! += taken;
      const at = Math.min(second + ASIDE_SECONDS, target.down![1] + target.wakesAfterSeconds);
      state.due[i]!.set(at, (state.due[i]!.get(at) ?? 0) + taken);
    } else events += taken;
  }
  return { events, waited, functions: sum(given) };
}

function isDown({ down }: SimulatedTarget, second: number): boolean {
  return down !== undefined && second >= down[0] && second < down[1];
}

/** Up by so many a second while more is needed, down at once. */
function scaled(
  now: number,
  needed: number,
  { firstPollers, pollersPerSecond, most }: Limits & { readonly most: number },
): number {
  const wanted = Math.max(firstPollers, Math.min(needed, most));
  return Math.min(wanted, now + pollersPerSecond);
}

/** Parts of a total: those who need less than an even part get it all, the others share the rest evenly. */
export function fairly(needs: readonly number[], total: number): readonly number[] {
  const given = needs.map(() => 0);
  let [left, open] = [total, needs.map((_, i) => i)];
  while (open.length > 0 && left > 1e-9) {
    const part = left / open.length;
    const content = open.filter((i) => needs[i]! <= part);
    if (content.length === 0) {
      for (const i of open) given[i] = part;
      return given;
    }
    for (const i of content) given[i] = needs[i]!;
    left = total - sum(given);
    open = open.filter((i) => !content.includes(i));
  }
  return given;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
