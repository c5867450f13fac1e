import middy from "@middy/core";
import { expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import type { HttpEvent, HttpResult } from "../../../functions/core/http/handler.ts";
import { problemJson } from "../../../functions/core/http/problem-json.ts";
import { aContext, anHttpEvent } from "../../support/http-event.ts";

/** The answer to a request whose handler throws this, and what was reported. */
async function answerTo(error: unknown) {
  const reported: unknown[] = [];
  const handler = middy<HttpEvent, HttpResult>()
    .use(problemJson((...report) => reported.push(report)))
    .handler(async () => {
      throw error;
    });
  const answer = await handler(anHttpEvent({ path: "/events", requestId: "r1" }), aContext);
  return { ...answer, problem: JSON.parse(answer.body ?? ""), reported };
}

test("an error of ours is answered with its code and all that it says", async () => {
  const problems = [{ pointer: "/id", keyword: "required", expected: "a non-empty string" }];
  const answer = await answerTo(
    new RouterError("event-invalid", "Cannot accept the event: it is empty", { problems }),
  );
  expect(answer).toMatchObject({
    statusCode: 400,
    headers: { "content-type": "application/problem+json" },
    reported: [],
  });
  expect(answer.problem).toEqual({
    type: "https://signalbox.dev/errors#event-invalid",
    title: "The event is not a valid CloudEvent 1.0.",
    status: 400,
    code: "event-invalid",
    detail: "Cannot accept the event: it is empty",
    instance: "/events",
    errors: problems,
  });
});

test("what is none of ours is reported with the request's id, and tells the client no more than that", async () => {
  const error = new Error("secret");
  const answer = await answerTo(error);
  expect(answer.reported).toEqual([[error, "r1"]]);
  expect(answer.problem).toMatchObject({ status: 500, code: "internal", instance: "r1" });
  expect(answer.body).not.toContain("secret");
});

test.each([
  ["too-many-requests", { "retry-after": "1" }],
  ["storage-full", { "retry-after": "1" }],
  ["token-required", { "www-authenticate": "Bearer" }],
] as const)("%s says what to do in a header", async (code, headers) => {
  expect((await answerTo(new RouterError(code, "Cannot"))).headers).toMatchObject(headers);
});
