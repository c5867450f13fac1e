import type { Rule } from "../rule.ts";

/** Whether a replay is for a rule: for those that it names, or for all but those that leave replays out. */
export function isReplayedTo({ id, replay = true }: Rule, only: readonly string[] | undefined): boolean {
  return only === undefined ? replay : only.includes(id);
}
