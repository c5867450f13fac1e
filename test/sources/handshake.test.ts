import { expect, test } from "vitest";
import { answerHandshake } from "../../functions/sources/handshake.ts";

test("lets a sender that asks send, at any rate", () => {
  expect(answerHandshake({ headers: { "webhook-request-origin": "eventemitter.example.com" } })).toEqual({
    statusCode: 200,
    headers: { allow: "OPTIONS, POST", "webhook-allowed-origin": "*", "webhook-allowed-rate": "*" },
  });
});

test("names the rate that there is, whatever was asked for", () => {
  const headers = { "webhook-request-origin": "eventemitter.example.com", "webhook-request-rate": "9000" };
  expect(answerHandshake({ headers }, 120).headers?.["webhook-allowed-rate"]).toBe("120");
});

test("promises nothing to an OPTIONS request that is no handshake", () => {
  expect(answerHandshake({ headers: {} })).toEqual({ statusCode: 204, headers: { allow: "OPTIONS, POST" } });
});
