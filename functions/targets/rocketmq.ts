import type { RocketMqTarget } from "../core/generated/target-file.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { compilePlaceText } from "../core/text/place-text.ts";
import { codes, type Message, messageTypes, type Status } from "../wire/rocketmq/messages.ts";
import { createRocketMqProxies, type RocketMqProxies } from "../wire/rocketmq/proxies.ts";
import { perTarget } from "./per-target.ts";
import { type FailureContext, rocketMqFailure, rocketMqRefusal } from "./rocketmq-failure.ts";
import { type MessagePlan, rocketMqMessage } from "./rocketmq-message.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { unfit } from "./unfit.ts";

/** Sends a delivery to a topic of RocketMQ 5, through its gRPC proxy. */
export const sendRocketMq: Send<"rocketmq"> = async (delivery, target, tools) => {
  const plan = planOf(target);
  const traceparent = tools.traceparentOf?.(delivery);
  const message = rocketMqMessage(delivery, traceparent ? { ...plan, traceparent } : plan, tools.now());
  if ("problem" in message) return unfit(target, message.problem);
  const { timeoutSeconds = TIMEOUT_SECONDS } = target;
  const context = { target: target.id, timeoutSeconds };
  try {
    return await send(await proxiesOf(target, tools), message, context);
  } catch (error) {
    return rocketMqFailure(error, context);
  }
};

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;

async function send(proxies: RocketMqProxies, message: Message, context: FailureContext) {
  const timeoutMs = context.timeoutSeconds * 1000;
  const answer = await proxies.ask("SendMessage", { messages: [message] }, timeoutMs);
  const failed = [answer.status, ...answer.entries.map(({ status }) => status)].find(isFailure);
  const receipt = answer.entries[0]?.recallHandle;
  if (!failed) return { ok: true, status: codes.ok, ...(receipt && { receipt }) } as const;
  const explanation =
    failed.code === codes.messageTypeConflict ? await typeConflict(proxies, message, timeoutMs) : undefined;
  return rocketMqRefusal(failed, context, explanation);
}

/** Takes a timed message back that was sent to this target and has not come yet. */
export async function recallRocketMq(
  receipt: string,
  target: TargetOf<"rocketmq">,
  tools: Pick<SendTools, "secrets">,
): Promise<SendResult> {
  const { timeoutSeconds = TIMEOUT_SECONDS, topic } = target;
  const context = { target: target.id, timeoutSeconds, act: "recall from" };
  try {
    const request = { topic: { name: topic }, recallHandle: receipt };
    const proxies = await proxiesOf(target, tools);
    const { status = {} } = await proxies.ask("RecallMessage", request, timeoutSeconds * 1000);
    return isFailure(status) ? rocketMqRefusal(status, context) : { ok: true, status: codes.ok };
  } catch (error) {
    return rocketMqFailure(error, context);
  }
}

function isFailure(status: Status | undefined): status is Status {
  return status !== undefined && status.code !== codes.ok;
}

/** The proxy says no more than that it expected something else, even where there is no such topic. */
async function typeConflict(
  proxies: RocketMqProxies,
  { topic, systemProperties }: Message,
  timeoutMs: number,
): Promise<string | undefined> {
  const route = await proxies.route(topic!.name, timeoutMs).catch(() => undefined);
  if (route?.status?.code === codes.topicNotFound) return `there is no topic "${topic!.name}"`;
  const taken = route?.messageQueues[0]?.acceptMessageTypes ?? [];
  if (taken.length === 0) return undefined;
  const kind = nameOfType(systemProperties?.messageType);
  return `topic "${topic!.name}" takes ${taken.map(nameOfType).join(", ")} messages, and this one is ${kind}`;
}

function nameOfType(type: number | undefined): string {
  const [name = "unknown"] = Object.entries(messageTypes).find(([, number]) => number === type) ?? [];
  return name.toUpperCase();
}

const planOf = perTarget((target: TargetOf<"rocketmq">): MessagePlan => {
  const { topic, mode = "binary", keys = ["<$.id>"], tag = "<$.type>", delaySeconds } = target;
  const places = { messageGroup: target.messageGroup, deliverAt: target.deliverAt };
  const { messageGroup, deliverAt } = places;
  return {
    ...{ topic, mode, delaySeconds },
    keys: keys.map((key) => compilePlaceText(key)),
    tag: compilePlaceText(tag),
    messageGroup: messageGroup === undefined ? undefined : compilePlaceText(messageGroup),
    deliverAt: deliverAt === undefined ? undefined : compilePlaceText(deliverAt),
    priority: target.priority === undefined ? undefined : compilePlaceText(String(target.priority)),
  };
});

/** A target that is changed is another object. */
const connected = new WeakMap<RocketMqTarget, Promise<RocketMqProxies>>();

function proxiesOf(
  target: TargetOf<"rocketmq">,
  { secrets }: Pick<SendTools, "secrets">,
): Promise<RocketMqProxies> {
  const known = connected.get(target);
  if (known) return known;
  const made = createRocketMqProxies(target, secrets);
  connected.set(target, made);
  made.catch(() => connected.delete(target));
  return made;
}
