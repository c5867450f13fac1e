import type { WebhookAnswer } from "../../core/generated/source-file.ts";
import type { HttpResult } from "../../core/http/handler.ts";
import { type Facts, fill, fillPlace } from "./fill.ts";

/** The first answer that fits the request. */
export function answerFor(answers: readonly WebhookAnswer[], facts: Facts): WebhookAnswer | undefined {
  return answers.find(({ when = {} }) =>
    Object.entries(when).every(([place, text]) => (fillPlace(place, facts) ?? "") === text),
  );
}

/** The answer as it goes out. */
export function answerResult(
  { status = 200, json, text, contentType }: WebhookAnswer,
  facts: Facts,
): HttpResult {
  if (json) {
    const body = JSON.stringify(json, (_, value: unknown) =>
      typeof value === "string" ? (fill(value, facts) ?? "") : value,
    );
    return { statusCode: status, headers: { "content-type": contentType ?? "application/json" }, body };
  }
  if (text === undefined) return { statusCode: status };
  return {
    statusCode: status,
    headers: { "content-type": contentType ?? "text/plain; charset=utf-8" },
    body: text,
  };
}
