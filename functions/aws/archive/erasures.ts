import { randomUUID } from "node:crypto";
import { type Erasure, type Erasures, isErased, nothingErased } from "../../core/archive/erasure.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { type Item, type Key, padded } from "../attributes.ts";
import { newestFirst } from "../newest-first.ts";
import type { Table } from "../table.ts";

/** An erasure as the sweep goes on with it. */
export interface ErasureJob extends Erasure {
  /** Up to which position the archive is done. */
  readonly doneTo?: number;
  /** Up to which key copies of large events are done. */
  readonly claimsTo?: string;
  /** Whose journal is to be looked at again: lines come later than events. */
  readonly keys?: readonly (readonly [key: string, idHash: number])[];
}

const ERASURES = "ERASURES";

/** Erasures in the table `hot`. The sweep of each minute works on them. */
export function createErasures(table: Table): Erasures {
  return {
    async start(scope, by, now) {
      const id = `${now}-${randomUUID().slice(0, 8)}`;
      const begun = { id, status: "running", startedAt: now, startedBy: by, before: now + 1 } as const;
      const erasure: ErasureJob = { ...begun, scope, erased: nothingErased };
      await putJob(table, erasure);
      return erasure;
    },
    async get(id) {
      const item = await table.get(keyOf(id));
      return item && receiptOf(jobOf(item));
    },
    list: ({ limit, cursor }) =>
      newestFirst(table, {
        ...{ partitions: [ERASURES], limit, below: cursor },
        open: async (items) => items.map((item) => receiptOf(jobOf(item))),
      }),
  };
}

export async function putJob(table: Table, job: ErasureJob): Promise<void> {
  await table.put({ ...keyOf(job.id), body: JSON.stringify(job) });
}

export async function runningJobs(table: Table): Promise<readonly ErasureJob[]> {
  const jobs: ErasureJob[] = [];
  for await (const page of table.pages({ PK: ERASURES }))
    jobs.push(...page.map(jobOf).filter(({ status }) => status === "running"));
  return jobs;
}

/** Whether an event is being erased, as things are now. */
export async function beingErased(table: Table): Promise<(event: AcceptedEvent) => boolean> {
  const jobs = await runningJobs(table);
  return (event) => jobs.some((job) => isErased(job, event));
}

function keyOf(id: string): Key {
  return { PK: ERASURES, SK: `${padded(Number(id.split("-")[0]) || 0)}#${id}` };
}

function jobOf({ body }: Item): ErasureJob {
  return JSON.parse(body as string) as ErasureJob;
}

function receiptOf({ doneTo: _, keys: __, claimsTo: ___, ...erasure }: ErasureJob): Erasure {
  return erasure;
}
