import { compile } from "../../functions/core/match.ts";
import type { Rule } from "../../functions/core/rule.ts";
import type { Edits } from "./protocol.ts";

/**
 * Adds, changes and removes rules among others, and takes the time of each, the match of an event that follows it
 * included: what an edit puts off counts.
 */
export function edit(rules: readonly Rule[], events: readonly string[], times: number): Edits {
  const set = compile(rules.slice(times));
  for (const event of events) set.match(event);
  let next = 0;
  const timed = (change: () => void) => {
    const begun = performance.now();
    change();
    set.match(events[next++ % events.length]!);
    return performance.now() - begun;
  };
  const added = rules.slice(0, times);
  const changed = rules.slice(-times);
  return {
    add: added.map((rule) => timed(() => set.add([rule]))),
    change: changed.map((rule, number) =>
      timed(() => set.replace(rule, { ...added[number]!, id: rule.id, version: 2 })),
    ),
    remove: added.map((rule) => timed(() => set.remove(rule))),
  };
}
