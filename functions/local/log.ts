import { RouterError } from "../core/errors.ts";

/** What the process tells on its terminal. */
export interface Log {
  print(line: string): void;
  /** Something of ours or of the machine went wrong; never a payload or a secret. */
  trouble(error: unknown, requestId?: string): void;
}

/** How often the same trouble is printed: a full disk would fill the terminal too. */
const REPEAT_MS = 10_000;

export function createLog(now: () => number): Log {
  const printed = new Map<string, number>();
  return {
    print: (line) => console.log(line),
    trouble(error, requestId) {
      const line = lineOf(error);
      if (now() - (printed.get(line) ?? 0) < REPEAT_MS) return;
      if (printed.size > 1_000) printed.clear();
      printed.set(line, now());
      console.error(
        [new Date(now()).toISOString(), ...(requestId ? [`request ${requestId}`] : []), line].join("  "),
      );
    },
  };
}

/** One of ours is told by code and sentence; for any other one the place where it came from matters. */
function lineOf(error: unknown): string {
  if (error instanceof RouterError) return `${error.code}  ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
