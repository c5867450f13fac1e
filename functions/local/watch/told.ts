import type { LogEntry } from "../../core/log/entry.ts";
import type { Clock } from "../../core/ports.ts";

export interface Telling {
  readonly tell: (entry: LogEntry) => void;
  readonly clock: Clock;
}

/** Work that says at its end what it came to, and how long that took; of work that fails its failure tells. */
export function told<Result>(
  message: string,
  work: () => Promise<Result>,
  { tell, clock }: Telling,
): () => Promise<Result> {
  return async () => {
    const begun = clock();
    const result = await work();
    const figures = typeof result === "object" && result !== null ? result : {};
    tell({ ...figures, level: "debug", message, ms: clock() - begun });
    return result;
  };
}
