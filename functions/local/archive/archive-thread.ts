import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Definition } from "../../core/ports.ts";
import type { PackedBucket, SegmentRow } from "../store/operations.ts";

export interface ArchiveWorkerData {
  /** The data folder. */
  readonly folder: string;
  /** So many events make a segment. */
  readonly segmentEvents: number;
  /** What has waited so long goes into a segment, be it a small one. */
  readonly segmentAgeMs: number;
}
export interface ArchiveOrder {
  /** All up to this position is routed. */
  readonly routed: number;
  readonly archives: readonly Pick<Definition, "id" | "value">[];
  readonly now: number;
}
export type ArchiveAnswer =
  /** Files that lie fsynced; their rows are to be written into the index. */
  | {
      readonly kind: "written";
      readonly rows: readonly SegmentRow[];
      readonly last: number;
      /** The journal of events that were archived before, packed. */
      readonly journal: readonly PackedBucket[];
    }
  /** Nothing to write yet: the oldest event may wait so long, or there is none. */
  | { readonly kind: "waiting"; readonly waitMs?: number; readonly oldest?: number }
  | { readonly kind: "failed"; readonly detail: string };

/** The archive function on its thread, which begins with the first order. */
export interface ArchiveThread {
  ask(order: ArchiveOrder): Promise<ArchiveAnswer>;
  close(): Promise<void>;
}

export function createArchiveThread(workerData: ArchiveWorkerData): ArchiveThread {
  let worker: Worker | undefined;
  const begin = () => {
    const begun = new Worker(new URL("archive-worker.ts", import.meta.url), { workerData });
    begun.unref();
    // Whoever asks next begins another.
    for (const end of ["error", "exit"])
      begun.once(end, () => {
        if (worker === begun) worker = undefined;
      });
    return begun;
  };
  return {
    async ask(order) {
      worker ??= begin();
      worker.postMessage(order);
      const [answer] = (await once(worker, "message")) as [ArchiveAnswer];
      return answer;
    },
    async close() {
      if (!worker) return;
      const exited = once(worker, "exit");
      worker.postMessage("close");
      await exited;
    },
  };
}
