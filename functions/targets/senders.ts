import type { SendDelivery } from "../core/deliver.ts";
import type { Target } from "../core/rule.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { sendAws } from "./aws.ts";
import { sendBus } from "./bus.ts";
import { sendEventBridge } from "./eventbridge.ts";
import { sendHttp } from "./http.ts";
import { sendKinesis } from "./kinesis.ts";
import { sendLambda } from "./lambda.ts";
import { sendLog } from "./log.ts";
import { sendS3 } from "./s3.ts";
import type { Send, SendTools } from "./send.ts";
import { sendSns } from "./sns.ts";
import { sendSqs } from "./sqs.ts";

/** The way out for each kind of target. */
const senders: { readonly [Kind in Target["kind"]]: Send<Kind> } = {
  http: sendHttp,
  log: sendLog,
  bus: sendBus,
  aws: sendAws,
  sqs: sendSqs,
  sns: sendSns,
  kinesis: sendKinesis,
  eventbridge: sendEventBridge,
  lambda: sendLambda,
  s3: sendS3,
};

/** Sends a delivery by its target's kind. Access tokens are kept for as long as the function that it returns. */
export function createSend(tools: Omit<SendTools, "tokens">): SendDelivery {
  const all: SendTools = { ...tools, tokens: createAccessTokens(tools) };
  return (delivery, target) => {
    const send = senders[target.kind] as Send<Target["kind"]>;
    return send(delivery, target, all);
  };
}
