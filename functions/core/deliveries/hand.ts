import type { Reason } from "../delivery.ts";
import type { HandOutcome } from "../journal-entry.ts";

const WORDS: Readonly<Record<HandOutcome, string>> = {
  cancelled: "Cancelled",
  recalled: "Recalled",
  skipped: "Skipped",
  redriven: "Redriven",
};

/** What journal and delivery say of what somebody did by hand. */
export function handReason(outcome: HandOutcome, by: string): Reason {
  return { code: outcome, detail: `${WORDS[outcome]} by ${by}` };
}
