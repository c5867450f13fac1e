import { expect, test } from "vitest";
import { testEventPattern } from "../../../functions/core/pattern/aws.ts";

const event = {
  id: "1",
  source: "aws.ec2",
  "detail-type": "state change",
  account: "123456789012",
  region: "eu-west-1",
  time: "2026-01-02T03:04:05Z",
};

test("answers whether the event matches", () => {
  expect(testEventPattern('{"source": ["aws.ec2"]}', JSON.stringify(event))).toEqual({ matches: true });
  expect(testEventPattern('{"detail": {"x": [1]}}', JSON.stringify(event))).toEqual({ matches: false });
});

test("answers a pattern that is none with EventBridge's error", () => {
  expect(testEventPattern('{"source": "aws.ec2"}', JSON.stringify(event))).toEqual({
    code: "InvalidEventPatternException",
    message:
      'Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source": "aws.ec2"}"; line: 1, column: 13]',
  });
});

test("refuses wildcards that EventBridge finds too complex", () => {
  const answer = testEventPattern('{"source": [{"wildcard": "*a*a*a*a*a*"}]}', JSON.stringify(event));
  expect(answer).toMatchObject({ code: "InvalidEventPatternException" });
  expect(answer).toHaveProperty("message", expect.stringContaining("Rule is too complex"));
});

test.each([
  ["text that is no JSON", "plain"],
  ["a list", "[]"],
  ["null", "null"],
  ...Object.keys(event).map((name) => [
    `an event without ${name}`,
    JSON.stringify({ ...event, [name]: undefined }),
  ]),
])("refuses %s", (_, text) => {
  expect(testEventPattern('{"a": [1]}', text)).toEqual({
    code: "ValidationException",
    message: "Parameter Event is not valid.",
  });
});
