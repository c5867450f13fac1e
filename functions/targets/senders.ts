import type { SendDelivery } from "../core/deliver.ts";
import type { Target } from "../core/rule.ts";
import { loadTemplates } from "../core/template/templates.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { sendAws } from "./aws.ts";
import { sendBus } from "./bus.ts";
import { sendHttp } from "./http.ts";
import { sendLog } from "./log.ts";
import { sendPull } from "./pull.ts";
import type { Send, SendTools } from "./send.ts";

/** The way out for each kind of target. */
const senders: { readonly [Kind in Target["kind"]]: Send<Kind> } = {
  http: sendHttp,
  log: sendLog,
  bus: sendBus,
  pull: sendPull,
  aws: sendAws,
  sqs: onDemand(async () => (await import("./sqs.ts")).sendSqs),
  sns: onDemand(async () => (await import("./sns.ts")).sendSns),
  kinesis: onDemand(async () => (await import("./kinesis.ts")).sendKinesis),
  eventbridge: onDemand(async () => (await import("./eventbridge.ts")).sendEventBridge),
  lambda: onDemand(async () => (await import("./lambda.ts")).sendLambda),
  chat: onDemand(async () => {
    await loadTemplates();
    return (await import("./chat.ts")).sendChat;
  }),
  email: onDemand(async () => {
    await loadTemplates();
    return (await import("./email.ts")).sendEmail;
  }),
  s3: onDemand(async () => (await import("./s3.ts")).sendS3),
  kafka: onDemand(async () => (await import("./kafka.ts")).sendKafka),
  mqtt: onDemand(async () => (await import("./mqtt.ts")).sendMqtt),
  nats: onDemand(async () => (await import("./nats.ts")).sendNats),
  rabbitmq: onDemand(async () => (await import("./rabbitmq.ts")).sendRabbitMq),
  rocketmq: onDemand(async () => (await import("./rocketmq.ts")).sendRocketMq),
};

/** A sender that its first delivery loads: a start waits for no service's client, and a function loads what it uses. */
function onDemand<Kind extends Target["kind"]>(load: () => Promise<Send<Kind>>): Send<Kind> {
  let loading: Promise<Send<Kind>> | undefined;
  return async (delivery, target, tools) => {
    loading ??= load();
    const send = await loading;
    return send(delivery, target, tools);
  };
}

/** Sends a delivery by its target's kind. Access tokens are kept for as long as the function that it returns. */
export function createSend(tools: Omit<SendTools, "tokens">): SendDelivery {
  const all: SendTools = { ...tools, tokens: createAccessTokens(tools) };
  return (delivery, target) => {
    const send = senders[target.kind] as Send<Target["kind"]>;
    return send(delivery, target, all);
  };
}
