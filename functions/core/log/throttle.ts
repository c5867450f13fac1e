import type { Clock } from "../ports.ts";

/** How often the same is told: a full disk would fill the log too. */
const REPEAT_MS = 10_000;
const MOST_KNOWN = 1_000;

/** Whether something was not told in the last ten seconds. */
export function createThrottle(clock: Clock): (what: string) => boolean {
  const told = new Map<string, number>();
  return (what) => {
    const now = clock();
    if (now - (told.get(what) ?? -Infinity) < REPEAT_MS) return false;
    if (told.size >= MOST_KNOWN) told.clear();
    told.set(what, now);
    return true;
  };
}

/** So many lines of the same kind a minute are enough to see what is the matter; stats count the rest. */
const MOST_A_MINUTE = 100;
const MINUTE_MS = 60_000;

/** Whether one more line of a kind is told, and how many before it were not; undefined when it is not told. */
export function createAllowance(clock: Clock): (kind: string) => { readonly leftOut?: number } | undefined {
  const spent = new Map<string, { readonly minute: number; told: number; leftOut: number }>();
  return (kind) => {
    const minute = Math.floor(clock() / MINUTE_MS);
    const known = spent.get(kind);
    if (known?.minute === minute) {
      if (known.told++ < MOST_A_MINUTE) return {};
      known.leftOut++;
      return undefined;
    }
    if (spent.size >= MOST_KNOWN) spent.clear();
    spent.set(kind, { minute, told: 1, leftOut: 0 });
    return known && known.leftOut > 0 ? { leftOut: known.leftOut } : {};
  };
}
