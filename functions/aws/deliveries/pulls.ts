import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { Clock, PullBacklog, Pulls } from "../../core/ports.ts";
import { isHeldBy } from "../../core/deliveries/pull.ts";
import { LARGEST_TAKE } from "../../core/deliveries/pulls.ts";
import { createCounting } from "../../core/stats/counting.ts";
import { deltasOf } from "../watch/counts.ts";
import { lineOf, nextOf } from "./deliveries.ts";
import { type DeliveryRecords, type FetchPointer, isAbandoned } from "./delivery-records.ts";
import { keptTargetState } from "./kept-target-states.ts";
import type { Order } from "./order.ts";
import type { Packs } from "../archive/packs.ts";
import type { Table } from "../table.ts";

export interface PullsOptions {
  readonly table: Table;
  readonly records: DeliveryRecords;
  readonly order: Order;
  readonly packs: Packs;
  readonly clock: Clock;
  /** How many deliveries wait for each target. */
  readonly waiting: () => Promise<ReadonlyMap<string, { readonly count: number }>>;
}

/** Who waits looks again so often. */
const LOOK_MS = 1_000;

/** What consumers fetch is records with a pointer of the target's; whoever is the first to change a record has it. */
export function createPulls(options: PullsOptions): Pulls {
  const { table, records, clock } = options;
  const isPaused = async (target: string) => (await keptTargetState(table, target)).paused !== undefined;
  return {
    async take(target, most, decide) {
      if (await isPaused(target)) return [];
      for (;;) {
        const found = await candidates(target, most, options);
        const taken = await Promise.all(found.map((delivery) => change(delivery, decide(delivery), options)));
        const theirs = taken.filter((steps) => steps !== undefined);
        await tell(theirs.flat(), options);
        if (theirs.length > 0 || found.length === 0) return theirs.flatMap((steps) => steps.at(-1) ?? []);
      }
    },
    async settle(target, named, decide) {
      const found = new Map(
        (await records.getAll(named.map(({ id }) => id))).map((one) => [one.delivery.id, one]),
      );
      const settled = named.map((handle) => {
        const record = found.get(handle.id);
        if (record?.state !== "waiting" || record.delivery.target !== target) return undefined;
        const { delivery } = record;
        const settlement = isHeldBy(delivery, handle) ? decide(delivery, handle) : undefined;
        return settlement && { delivery, settlement };
      });
      // First the journal, as whoever is stopped in between has said that it is done.
      await tell(
        settled.flatMap((one) => one?.settlement ?? []),
        options,
      );
      return Promise.all(
        settled.map(async (one) =>
          one && (await change(one.delivery, [one.settlement], options)) ? one.settlement : undefined,
        ),
      );
    },
    async wait(target, until) {
      const due = !(await isPaused(target)) && (await candidates(target, 1, options)).length > 0;
      if (!due) await sleep(Math.max(0, Math.min(LOOK_MS, until - clock())));
      return true;
    },
    backlog: (target) => backlogOf(target, options),
  };
}

/** What is due for a target, the longest due first. Pointers that mean nothing any more go. */
async function candidates(
  target: string,
  most: number,
  { records, clock }: PullsOptions,
): Promise<readonly Delivery[]> {
  const pages = await Promise.all(records.fetchable(target, clock()).map((pages) => pages.next()));
  const pointers = pages.flatMap(({ value }) => (value as FetchPointer[] | undefined) ?? []);
  pointers.sort((a, b) => (a.SK < b.SK ? -1 : 1));
  const found: Delivery[] = [];
  while (found.length < most && pointers.length > 0) {
    const some = pointers.splice(0, most + STALE);
    const byId = new Map(
      (await records.getAll(some.map(({ id }) => id))).map((one) => [one.delivery.id, one]),
    );
    const isMeant = ({ id, v }: FetchPointer) => {
      const record = byId.get(id);
      return record?.state === "waiting" && record.delivery.receipt === v;
    };
    await records.unpoint(some.filter((one) => !isMeant(one) && isAbandoned(one, clock())));
    found.push(...some.filter(isMeant).map(({ id }) => byId.get(id)!.delivery));
  }
  return within(found, most);
}

/** So many pointers more are read, as some may be of what was taken just now. */
const STALE = 20;

/** So many, and as much text as an answer takes; one at least. */
function within(deliveries: readonly Delivery[], most: number): readonly Delivery[] {
  let room = LARGEST_TAKE;
  return deliveries.slice(0, most).filter(({ event, body }, i) => {
    room -= event.text.length + (body?.text.length ?? 0);
    return i === 0 || room >= 0;
  });
}

/** Writes where steps lead to; undefined when another was faster. */
async function change(
  delivery: Delivery,
  steps: readonly Settlement[],
  options: PullsOptions,
): Promise<readonly Settlement[] | undefined> {
  const end = steps.at(-1)!;
  if (!(await written(delivery, end, options))) return undefined;
  await options.records.unfetch(delivery);
  return steps;
}

async function written(
  { receipt }: Delivery,
  settlement: Settlement,
  { records, order }: PullsOptions,
): Promise<boolean> {
  const { attempt, outcome } = settlement;
  const delivery = { ...settlement.delivery, receipt: receipt! };
  const isInOrder = delivery.order !== undefined;
  if (outcome.status === "delivered") {
    if (isInOrder) await order.ends(delivery, "fetched");
    return (await records.remove(delivery)) || isInOrder;
  }
  const next = nextOf(settlement);
  const tried = { ...delivery, attempts: attempt ? [...delivery.attempts, attempt] : delivery.attempts };
  if (next.state === "waiting") return (await records.write(tried, fetched(next))) !== undefined;
  if (isInOrder) await order.begins({ ...settlement, delivery });
  const kept = await records.write(tried, next);
  if (kept && delivery.order?.poison === "park-event") await order.ends(delivery, "otherwise");
  return kept !== undefined;
}

/** What was given back waits for consumers again. */
function fetched(next: Extract<ReturnType<typeof nextOf>, { readonly state: "waiting" }>) {
  const reason = next.reason ?? { code: "waits-for-consumer", detail: "A consumer gave it back" };
  return { ...next, reason, isKept: "to-be-fetched" } as const;
}

/** Tells the journal and the counters of attempts that have an end. */
async function tell(settlements: readonly Settlement[], { packs, clock }: PullsOptions): Promise<void> {
  const told = settlements.filter(({ attempt, outcome }) => attempt || outcome.status !== "retrying");
  if (told.length === 0) return;
  const counting = createCounting();
  told.forEach(counting.settled);
  await packs.send({ lines: told.map(lineOf), deltas: deltasOf(counting, clock()) });
}

async function backlogOf(target: string, { records, clock, waiting }: PullsOptions): Promise<PullBacklog> {
  const now = clock();
  const [due, later, all] = await Promise.all([
    gathered(records.fetchable(target, now)),
    gathered(records.fetchable(target, now, "later")),
    waiting(),
  ]);
  const received = later.filter(({ held }) => held).length;
  const count = all.get(target)?.count ?? 0;
  return {
    ...{ due: due.length, received, later: Math.max(0, count - due.length - received) },
    ...(due.length > 0 && { since: due.reduce((since, { at }) => Math.min(since, at), Infinity) }),
  };
}

async function gathered(parts: readonly AsyncGenerator<FetchPointer[]>[]): Promise<readonly FetchPointer[]> {
  const all: FetchPointer[] = [];
  await Promise.all(
    parts.map(async (pages) => {
      for await (const page of pages) all.push(...page);
    }),
  );
  return all;
}
