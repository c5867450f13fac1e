import type { Delivery, Reason } from "../../core/delivery.ts";
import type { Made } from "../../core/deliveries/delivery-body.ts";
import { lacksBody, madeAnew } from "../../core/deliveries/redrive.ts";
import type { Rule } from "../../core/rule.ts";
import type { OutputCheck } from "../../core/transform/output.ts";
import { settleRow } from "./deliveries.ts";
import { handLine } from "../events/journal-lines.ts";
import type { JournalLine, RequeueRow } from "../store/operations.ts";
import type { Writer } from "../store/writer.ts";

export interface RedriveOptions {
  readonly writer: Writer;
  /** A rule as it is now, switched on or off. */
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly checkOutput: OutputCheck;
}

interface DeadLetter {
  readonly delivery: Delivery;
  readonly reason: Reason | undefined;
}

/**
 * Queues dead letters anew. One that has nothing to bring is transformed anew before; when that fails as well, it stays
 * dead with the new reason. Answers which were queued: others are no dead letters any more. Each leaves a line in the journal.
 */
export async function redrive(
  letters: readonly DeadLetter[],
  { by, now }: { readonly by: string; readonly now: number },
  { writer, ruleOf, checkOutput }: RedriveOptions,
): Promise<readonly Delivery[]> {
  const made = await Promise.all(
    letters.map(
      async ({ delivery, reason }): Promise<Made> =>
        lacksBody(delivery, reason) ? madeAnew(delivery, ruleOf(delivery.rule), checkOutput) : { delivery },
    ),
  );
  const staying = made.flatMap(({ delivery, failure }) =>
    failure
      ? settleRow({ delivery: { ...delivery, dueAt: now }, outcome: { status: "dead", reason: failure } })
      : [],
  );
  // The oldest first: of those of a key it goes out before the others.
  const going = made
    .filter(({ failure }) => failure === undefined)
    .map(({ delivery }) => delivery)
    .toSorted((one, other) => one.receipt! - other.receipt!);
  const lines = going.map((delivery): JournalLine => {
    const position = delivery.event.position!;
    return [position, handLine({ ...delivery, position }, "redriven", { by, at: now })];
  });
  const [receipts] = await Promise.all([
    writer.write("requeue", { rows: going.map(requeueRow), lines, now }),
    staying.length > 0 && writer.write("settle", staying),
  ]);
  const queued = new Set(receipts);
  return going.filter(({ receipt }) => queued.has(receipt!));
}

function requeueRow({ receipt, ruleVersion, body, retry }: Delivery): RequeueRow {
  return [
    receipt!,
    ruleVersion,
    body?.contentType ?? null,
    body?.text ?? null,
    retry ? JSON.stringify(retry) : null,
  ];
}
