import type { Context, ScheduledEvent } from "aws-lambda";
import { targetOf } from "../../functions/core/deliveries/built-in-targets.ts";
import { withConnectionSecrets } from "../../functions/control/eventbridge/connection-secrets.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { compile } from "../../functions/core/match.ts";
import { route } from "../../functions/core/route.ts";
import type { Definition } from "../../functions/core/ports.ts";
import type { RuleFile, Target } from "../../functions/core/rule.ts";
import { eventKey } from "../../functions/sources/event-key.ts";
import { replayFunction } from "../../functions/replay.ts";
import type { Destination, Exchange, HttpRequest } from "../../functions/targets/guarded-http.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { memoryDigests } from "../support/memory-digests.ts";
import { memoryArchive } from "../support/ports.ts";
import { addAccessKey, awsApiOver, type AwsAnswer, awsPorts } from "../support/aws-api.ts";

/** The EventBridge API over ports in memory, for an admin; operations by their names in snake case. */
export interface House {
  call(op: string, input: unknown): Promise<AwsAnswer>;
  /** Routes what was published, and delivers it. */
  deliver(): Promise<void>;
  /** Replays what replays ask for, and delivers it. */
  replay(): Promise<void>;
  /** From now on what a topic gets comes to that queue as a notification. */
  subscribe(topic: string, queue: string): void;
  /** How many wait to be taken out. */
  waiting(arn: string): number;
  /** What a thing of AWS would have got, by its ARN; taken out. */
  take(arn: string): readonly string[];
}

/** What goes out over HTTP in place of the network. */
export type Wire = (destination: Destination, request: HttpRequest) => Promise<Exchange>;

const NO_WIRE: Wire = async () => ({ ok: false, code: "target-unreachable", problem: "there is no network" });

export async function awsHouse(wire: Wire = NO_WIRE): Promise<House> {
  const archive = memoryArchive();
  const ports = awsPorts({ archive });
  await addAccessKey(ports);
  const api = awsApiOver(ports);
  const { registry, events, clock: now } = ports;
  const queues = new Map<string, string[]>();
  const secrets = withConnectionSecrets({ get: async (name: string) => name }, ports);
  const http = { send: wire, close: () => {} };
  const send = createSend({
    http,
    secrets,
    eventKey,
    print: () => {},
    now,
    publish: events.accept,
    digests: memoryDigests(),
  });
  const replays = replayFunction({
    ...{ replays: ports.replays, archive, events, clock: now, budgetMs: 1_000, hasRoom: () => true },
    rules: (bus) => rulesOf(registry.list("rule"), bus),
    sleep: async () => {},
  });
  /** All that comes in is archived at once. */
  const archived = () => {
    const fresh = events.accepted.filter(({ replay }) => !replay).slice(archive.kept.length);
    archive.kept.push(...fresh.map((event) => ({ ...event, position: event.position! })));
  };
  const topics = new Map<string, string>();
  const put = (arn: string, text: string) => {
    const queue = topics.get(arn);
    const message =
      queue === undefined ? text : JSON.stringify({ ...NOTIFICATION, TopicArn: arn, Message: text });
    queues.set(queue ?? arn, [...(queues.get(queue ?? arn) ?? []), message]);
  };
  let routed = 0;
  const deliverOne = async (event: AcceptedEvent) => {
    const { deliveries } = await route(event, rulesOf(registry.list("rule"), event.bus), now());
    for (const delivery of deliveries) {
      const target = targetOf(registry, delivery.target)!;
      const arn = arnIn(target);
      if (arn === undefined) await send(delivery, target);
      else put(arn, delivery.body?.text ?? event.text);
    }
  };
  const deliver = async () => {
    for (; routed < events.accepted.length; routed++) await deliverOne(events.accepted[routed]!);
  };
  return {
    async call(op, input) {
      const answer = await api.call(pascal(op), input);
      archived();
      return answer;
    },
    deliver,
    async replay() {
      await replays({} as ScheduledEvent, {} as Context);
      await deliver();
    },
    subscribe: (topic, queue) => void topics.set(topic, queue),
    waiting: (arn) => queues.get(arn)?.length ?? 0,
    take(arn) {
      const messages = queues.get(arn) ?? [];
      queues.delete(arn);
      return messages;
    },
  };
}

/** What SNS says beside the message. */
const NOTIFICATION = {
  Type: "Notification",
  MessageId: "m",
  Timestamp: "t",
  SignatureVersion: "1",
  Signature: "signature",
  SigningCertURL: "c",
  UnsubscribeURL: "u",
};

/** The thing of another service that a target is. */
function arnIn(target: Target): string | undefined {
  if (target.kind === "aws") return target.arn;
  if (target.kind === "sqs") return target.queue;
  if (target.kind === "sns") return target.topic;
  if (target.kind === "kinesis") return target.stream;
  return target.kind === "lambda" ? target.function : undefined;
}

function rulesOf(definitions: readonly Definition[], bus: string) {
  const rules = definitions.map(({ id, version, value }) => ({ ...(value as RuleFile), id, version }));
  return compile(rules.filter((rule) => (rule.bus ?? "default") === bus && (rule.enabled ?? true)));
}

function pascal(op: string): string {
  return op.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** When recorded times are counted from. */
const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/**
 * The input of a recorded call: `${n.Field}` is of the answer of step n, `{"$time_offset_s": s}` so many seconds from now;
 * what the recording does not tell is left out.
 */
export function inputOf(params: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof params === "string") return filled(params, answers);
  if (typeof params !== "object" || params === null) return params;
  if (Array.isArray(params)) return params.map((item) => inputOf(item, answers));
  if ("$time_offset_s" in params) return START / 1000 + Number(params.$time_offset_s);
  const entries = Object.entries(params).filter(([, value]) => !isUntold(value));
  return Object.fromEntries(entries.map(([name, value]) => [name, inputOf(value, answers)]));
}

function isUntold(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "$opaque" in value;
}

function filled(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replaceAll(/\$\{(\d+)\.([^}]+)\}/g, (whole, step: string, path: string) => {
    let value = answers.get(step);
    for (const name of path.split("."))
      value = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
    return typeof value === "string" ? value : whole;
  });
}
