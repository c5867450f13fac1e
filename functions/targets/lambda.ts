import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { Delivery } from "../core/delivery.ts";
import { isJsonType } from "../core/text/media-type.ts";
import { attemptNumber } from "../core/deliveries/outcome.ts";
import { callAws } from "./aws-client.ts";
import { awsRefusal } from "./aws-failure.ts";
import { placeOf } from "../wire/aws-place.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";
import { tooLarge } from "./unfit.ts";

/** Invokes a Lambda function with a delivery; one that is waited for and fails is a failed attempt. */
export const sendLambda: Send<"lambda"> = async (delivery, target, tools) => {
  const { place, InvocationType, limit } = planOf(target);
  const Payload = Buffer.from(payloadOf(delivery));
  const refusal = tooLarge(target, { bytes: Payload.length, limit, service: "Lambda" });
  if (refusal) return refusal;
  return callAws({
    service: "Lambda",
    target,
    place,
    tools,
    client: (settings) => new LambdaClient(settings),
    async send(client, context) {
      const ClientContext = contextOf(delivery, traceHeaders(delivery, tools));
      const input = { FunctionName: target.function, InvocationType, Payload, ClientContext };
      const {
        StatusCode = 200,
        FunctionError,
        Payload: answer,
      } = await client.send(new InvokeCommand(input));
      if (FunctionError === undefined) return { ok: true, status: StatusCode };
      const message = answer?.transformToString() ?? "";
      return awsRefusal({ code: `FunctionError ${FunctionError}`, message, status: StatusCode }, context);
    },
  });
};

const INVOCATIONS = {
  event: { InvocationType: "Event", limit: 1024 * 1024 },
  "request-response": { InvocationType: "RequestResponse", limit: 6 * 1024 * 1024 },
} as const;

/** A function takes JSON; other text is a JSON string. */
function payloadOf(delivery: Delivery): string {
  const { contentType, body } = messageContent(delivery, "structured");
  const text = body as string;
  return isJsonType(contentType) ? text : JSON.stringify(text);
}

/** What goes beside the payload, as `context.clientContext`: `custom` is where all runtimes show it. */
function contextOf(delivery: Delivery, trace: TraceHeaders): string {
  const custom = {
    "idempotency-key": delivery.id,
    "signalbox-attempt": String(attemptNumber(delivery)),
    ...Object.fromEntries(trace),
    ...(delivery.replay !== undefined && { "signalbox-replay": delivery.replay }),
  };
  return Buffer.from(JSON.stringify({ custom })).toString("base64");
}

const planOf = perTarget((target: TargetOf<"lambda">) => ({
  place: placeOf(target, target.function),
  ...INVOCATIONS[target.invocation ?? "event"],
}));
