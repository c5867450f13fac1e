import { RouterError } from "../../functions/core/errors.ts";
import { memberText, membersOf } from "../../functions/core/json/slices.ts";
import { envelopeOf, eventOfEnvelope } from "../../functions/core/view.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

/** EventBridge's own events, to CloudEvents and back. */
export const corpora: readonly Corpus[] = [
  { file: "aws-docs/sample_events.jsonl", run: (text) => runEnvelopes(text, "event") },
  { file: "webhook-payloads/aws_sample_events.jsonl", run: (text) => runEnvelopes(text, "payload") },
];

/** Each row's envelope. Rows that are no EventBridge events are left out. */
function runEnvelopes(text: string, member: string): Verdict[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const rows = rowsOf<{ readonly source: string; readonly eventBridge?: boolean }>(text);
  return rows.flatMap(({ source, eventBridge }, index) => {
    const envelope = memberText(lines[index]!, member) ?? "null";
    return eventBridge === false ? [] : [roundTrip(`${index} ${source}`, envelope)];
  });
}

/** An envelope comes back as it was; one without a name of its own is refused. */
function roundTrip(id: string, envelope: string): Verdict {
  const names = ["id", "source", "detail-type"];
  const isWhole = names.every((name) => memberText(envelope, name) !== undefined);
  try {
    const back = envelopeOf(eventOfEnvelope(envelope));
    return verdict(id, isWhole ? sorted(envelope) : "refused", sorted(back));
  } catch (error) {
    if (error instanceof RouterError) return verdict(id, isWhole ? "accepted" : "refused", "refused");
    throw error;
  }
}

function sorted(objectText: string): unknown {
  return membersOf(objectText).sort(([a], [b]) => (a < b ? -1 : 1));
}
