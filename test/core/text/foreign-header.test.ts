import { expect, test } from "vitest";
import { foreignHeaderProblem } from "../../../functions/core/text/foreign-header.ts";

const OWN = "is set by the router alone";
const NO_NAME = "is not a header name";
const NO_VALUE = "has a value with a line break or a character outside of ASCII";

test.for([
  ["x-shop", "1", undefined],
  ["Content-Type", "text/plain; charset=utf-8", undefined],
  ["user-agent", "shop\t1", undefined],
  ["authorization", "Basic YTpi", undefined],
  ["cee", "1", undefined],
  ["signalboxes", "1", undefined],
  ...["host", "Host", "connection", "CONTENT-LENGTH", "Transfer-Encoding", "te", "expect", "upgrade"].map(
    (name) => [name, "1", OWN] as const,
  ),
  ...[
    "ce-id",
    "CE-anything",
    "idempotency-key",
    "traceparent",
    "tracestate",
    "signalbox-attempt",
    "webhook-signature",
  ].map((name) => [name, "1", OWN] as const),
  ["", "1", NO_NAME],
  ["a b", "1", NO_NAME],
  ["a:", "1", NO_NAME],
  ["ä", "1", NO_NAME],
  ["a\n", "1", NO_NAME],
  ["a", "1\r\nb: 2", NO_VALUE],
  ["a", "ä", NO_VALUE],
  ["a", "\u0000", NO_VALUE],
] as const)("%j: %j %s", ([name, value, problem]) => {
  expect(foreignHeaderProblem(name, value)).toBe(problem);
});
