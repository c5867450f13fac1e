import type { BreakerState } from "../../core/deliveries/breaker.ts";
import { RouterError } from "../../core/errors.ts";
import type { TargetState } from "../../core/ports.ts";
import type { TargetChange } from "../../core/deliveries/target-changes.ts";
import type { Item } from "../attributes.ts";
import { ABSENT, type Table } from "../table.ts";

/** What all processes know of a target. */
export interface KeptTargetState {
  readonly paused?: NonNullable<TargetState["paused"]>;
  readonly breaker?: BreakerState;
  /** When the breaker opened that is not closed since, epoch ms. */
  readonly openedAt?: number;
  /** What happened to it lately, the oldest first. */
  readonly changes?: readonly TargetChange[];
  /** Backlogs that were skipped: what was queued before and comes out of a queue later is ended so too. */
  readonly skips?: readonly KeptSkip[];
  /** Set when it is resumed and when its breaker closes, until the sweep has queued what waits for it. */
  readonly wake?: Wake;
}

export interface Wake {
  /** Epoch ms. */
  readonly at: number;
  /** All that waited has been queued, but for what was put aside by processes that did not know yet. */
  readonly begun?: true;
}

export interface KeptSkip {
  /** Only of this rule. */
  readonly rule?: string;
  /** Epoch ms: what was queued before. */
  readonly before: number;
  readonly by: string;
  readonly at: number;
  /** Until all records that wait have been looked at. */
  readonly open?: true;
}

const TARGETS = "TARGETS";
/** So many others may be faster with a change before one gives up. */
const TRIES = 10;

/** Of all targets that anything is kept of. */
export async function keptTargetStates(table: Table): Promise<Map<string, KeptTargetState>> {
  const states = new Map<string, KeptTargetState>();
  for await (const page of table.pages({ PK: TARGETS }))
    for (const item of page) states.set(item.SK, keptOf(item));
  return states;
}

/** Of one target, as it is now. */
export async function keptTargetState(table: Table, target: string): Promise<KeptTargetState> {
  const item = await table.get({ PK: TARGETS, SK: target });
  return item ? keptOf(item) : {};
}

/** Says that a target's deliveries have been queued; `wholly`: and that no more can come that wait for it. */
export async function woken(
  table: Table,
  target: string,
  { wake, wholly }: { readonly wake: Wake; readonly wholly: boolean },
): Promise<void> {
  await changeKept(table, target, ({ wake: now, ...kept }) => {
    if (now === undefined || (wholly && now.at === wake.at)) return kept;
    return { ...kept, wake: now.at === wake.at ? { ...now, begun: true } : now };
  });
}

/** Changes what is kept, as it is now; answers what it is then. */
export async function changeKept(
  table: Table,
  target: string,
  to: (kept: KeptTargetState) => KeptTargetState,
): Promise<KeptTargetState> {
  const key = { PK: TARGETS, SK: target };
  for (let tries = 0; tries < TRIES; tries++) {
    const item = await table.get(key);
    const kept = to(item ? keptOf(item) : {});
    const v = (item?.["v"] as number | undefined) ?? 0;
    const still = item ? { expression: "v = :v", values: { ":v": v } as const } : ABSENT;
    if (await table.put({ ...key, v: v + 1, body: JSON.stringify(kept) }, still)) return kept;
  }
  throw new RouterError(
    "storage-failed",
    `Cannot change the state of target "${target}": others change it too much at once`,
  );
}

function keptOf({ body }: Item): KeptTargetState {
  return JSON.parse(body as string) as KeptTargetState;
}
