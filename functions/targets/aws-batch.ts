import { type BatchLimits, batchesOf } from "../core/batches.ts";
import { isRetried, type SendResult } from "../core/deliveries/outcome.ts";
import { type AwsCall, type AwsClient, type AwsSettings, callAws } from "./aws-client.ts";
import { type AwsRefusal, awsRefusal } from "./aws-failure.ts";

/** A call of a service that takes several deliveries at once. */
export interface AwsBatchCall<Client extends AwsClient, Entry> extends Omit<AwsCall<Client>, "send"> {
  /** What one call takes. */
  readonly limits: BatchLimits;
  /** Resolves with what AWS says of entries that it did not take, by their index. */
  readonly send: (client: Client, entries: readonly Entry[]) => Promise<ReadonlyMap<number, AwsRefusal>>;
}

/** A delivery's part of a call. */
export interface BatchEntry<Entry> {
  readonly entry: Entry;
  readonly bytes: number;
}

/**
 * Calls AWS with what goes to the target in the same moment: deliveries of one batch are one call, in their order, and one
 * delivery waits for no other. Each has its own result. A call that is refused as a whole is made again for each alone, so
 * that what is wrong with one is not held against the others. Throws as `callAws` does.
 */
export function callAwsInBatches<Client extends AwsClient, Entry>(
  call: AwsBatchCall<Client, Entry>,
  entry: BatchEntry<Entry>,
): Promise<SendResult> {
  const gathered = gatheredFor<Entry>(call.target, (all) => {
    for (const batch of batchesOf(all, ({ bytes }) => bytes, call.limits)) void settle(call, batch);
  });
  const { promise, resolve, reject } = Promise.withResolvers<SendResult>();
  gathered.push({ ...entry, resolve, reject });
  return promise;
}

interface Waiting<Entry> extends BatchEntry<Entry> {
  readonly resolve: (result: SendResult) => void;
  readonly reject: (error: unknown) => void;
}

const gathering = new WeakMap<AwsSettings, Waiting<unknown>[]>();

/** What waits for the end of this turn of the event loop, when `flush` gets all of it. */
function gatheredFor<Entry>(
  target: AwsSettings,
  flush: (all: readonly Waiting<Entry>[]) => void,
): Waiting<Entry>[] {
  const known = gathering.get(target) as Waiting<Entry>[] | undefined;
  if (known) return known;
  const all: Waiting<Entry>[] = [];
  gathering.set(target, all);
  setImmediate(() => {
    gathering.delete(target);
    flush(all);
  });
  return all;
}

async function settle<Client extends AwsClient, Entry>(
  call: AwsBatchCall<Client, Entry>,
  batch: readonly Waiting<Entry>[],
): Promise<void> {
  try {
    const results = await resultsOf(
      call,
      batch.map(({ entry }) => entry),
    );
    for (const [index, { resolve }] of batch.entries()) resolve(results[index]!);
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

async function resultsOf<Client extends AwsClient, Entry>(
  call: AwsBatchCall<Client, Entry>,
  entries: readonly Entry[],
): Promise<SendResult[]> {
  let results: SendResult[] = [];
  const whole = await callAws({
    ...call,
    async send(client, context) {
      const refusals = await call.send(client, entries);
      results = entries.map((_, index) => {
        const refusal = refusals.get(index);
        return refusal ? awsRefusal(refusal, context) : { ok: true };
      });
    },
  });
  if (whole.ok) return results;
  if (entries.length === 1 || isRetried(whole.code)) return entries.map(() => whole);
  for (const entry of entries) results.push(...(await resultsOf(call, [entry])));
  return results;
}
