import { codes, type Message } from "../../wire/rocketmq/messages.ts";
import type { Settled, Verdict } from "./open-tap.ts";
import { expectStatus } from "./rocketmq-error.ts";
import type { OpenRocketMq } from "./rocketmq-open.ts";

/** What is told of a message when it is settled. */
export interface Handle {
  readonly topic: string;
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly attempt: number;
}

export function handleOf(message: Message, { topic }: OpenRocketMq["tap"]): Handle {
  const { messageId = "", receiptHandle = "", deliveryAttempt = 1 } = message.systemProperties ?? {};
  return { topic: message.topic?.name ?? topic, messageId, receiptHandle, attempt: deliveryAttempt };
}

/** For one call that waits for nothing. */
const CALL_MS = 5_000;

/** Tells RocketMQ what became of messages. */
export async function settle(open: OpenRocketMq, settled: readonly Settled[]): Promise<void> {
  const handles = (verdict: Verdict) =>
    settled.filter((one) => one.verdict === verdict).map(({ message }) => message.handle as Handle);
  await Promise.all([
    acknowledge(open, handles("taken")),
    ...handles("later").map((handle) => giveBack(open, handle, laterSeconds(handle))),
    ...handles("refused").map((handle) => bury(open, handle)),
  ]);
}

/** What was hidden too long comes again, and is known by its id; what RocketMQ fails to note is told once more. */
async function acknowledge(open: OpenRocketMq, handles: readonly Handle[]): Promise<void> {
  const failed = await acknowledgeOnce(open, handles);
  await acknowledgeOnce(open, failed);
}

async function acknowledgeOnce(
  { tap, proxies }: OpenRocketMq,
  handles: readonly Handle[],
): Promise<readonly Handle[]> {
  const failed: Handle[] = [];
  for (const [topic, own] of Map.groupBy(handles, ({ topic }) => topic)) {
    const entries = own.map(({ messageId, receiptHandle }) => ({ messageId, receiptHandle }));
    const request = { group: { name: tap.group }, topic: { name: topic }, entries };
    const answer = await proxies.ask("AckMessage", request, CALL_MS);
    expectStatus(answer.status, [codes.ok, codes.several, codes.invalidReceipt], tap);
    const bad = answer.entries.filter(({ status }) => status !== undefined && isPassing(status.code ?? 0));
    const again = new Set(bad.map(({ receiptHandle }) => receiptHandle));
    failed.push(...own.filter(({ receiptHandle }) => again.has(receiptHandle)));
  }
  return failed;
}

function isPassing(code: number): boolean {
  return code >= 50_000 || Math.floor(code / 100) === 429;
}

/** The later, the more often it has come. */
function laterSeconds({ attempt }: Handle): number {
  return Math.min(FIRST_BACK_S * 2 ** (attempt - 1), LONGEST_BACK_S);
}

const FIRST_BACK_S = 1;
const LONGEST_BACK_S = 300;

/** It comes again after so long. */
export async function giveBack(
  { tap, proxies }: OpenRocketMq,
  { topic, attempt: _, ...handle }: Handle,
  seconds: number,
): Promise<void> {
  const { status } = await proxies.ask(
    "ChangeInvisibleDuration",
    { group: { name: tap.group }, topic: { name: topic }, ...handle, invisibleDuration: { seconds } },
    CALL_MS,
  );
  expectStatus(status, [codes.ok, codes.invalidReceipt], tap);
}

/** To the dead letters of the group. */
async function bury({ tap, proxies }: OpenRocketMq, { topic, attempt, ...handle }: Handle): Promise<void> {
  const { status } = await proxies.ask(
    "ForwardMessageToDeadLetterQueue",
    {
      ...{ group: { name: tap.group }, topic: { name: topic }, ...handle },
      ...{ deliveryAttempt: attempt, maxDeliveryAttempts: attempt },
    },
    CALL_MS,
  );
  expectStatus(status, [codes.ok, codes.invalidReceipt], tap);
}
