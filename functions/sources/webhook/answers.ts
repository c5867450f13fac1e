import { createHmac } from "node:crypto";
import type { Handshake, WebhookAnswer } from "../../core/generated/source-file.ts";
import type { HttpResult } from "../../core/http/handler.ts";
import { type Facts, fill, fillPlace } from "./fill.ts";

/** The first answer that fits the request. */
export function answerFor(answers: readonly WebhookAnswer[], facts: Facts): WebhookAnswer | undefined {
  return answers.find((answer) => fits(answer, facts));
}

/** Whether at all its places stands what it says. */
export function fits({ when = {} }: Pick<WebhookAnswer | Handshake, "when">, facts: Facts): boolean {
  return Object.entries(when).every(([place, text]) => (fillPlace(place, facts) ?? "") === text);
}

/** The answer as it goes out. The request is verified: whoever gets a proof has the secret it is made with. */
export function answerResult(
  { status = 200, json, text, contentType, proof }: WebhookAnswer,
  facts: Facts,
  [secret]: readonly string[],
): HttpResult {
  const of = proof && fill(proof.of, facts);
  const proven =
    of === undefined || secret === undefined
      ? facts
      : {
          ...facts,
          proof: createHmac("sha256", secret)
            .update(of)
            .digest(proof?.encoding ?? "hex"),
        };
  if (json)
    return {
      statusCode: status,
      headers: { "content-type": contentType ?? "application/json" },
      body: filledJson(json, proven),
    };
  if (text === undefined) return { statusCode: status };
  return {
    statusCode: status,
    headers: { "content-type": contentType ?? "text/plain; charset=utf-8" },
    body: text,
  };
}

/** The JSON with its texts filled. */
export function filledJson(json: object, facts: Facts): string {
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === "string" ? (fill(value, facts) ?? "") : value,
  );
}
