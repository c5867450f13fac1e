import { describe, expect, test } from "vitest";
import { checkTarget } from "../../../functions/core/check/target.ts";

const problemsOf = (target: object) =>
  checkTarget(JSON.stringify(target)).problems.map(({ message }) => message);
const warningsOf = (target: object) => checkTarget(JSON.stringify(target)).warnings;

describe("a target on AWS", () => {
  test.each([
    { kind: "sqs", queue: "https://sqs.eu-central-1.amazonaws.com/123456789012/orders" },
    { kind: "sqs", queue: "arn:aws-cn:sqs:cn-north-1:123456789012:orders.fifo", messageGroup: "<$.id>" },
    { kind: "sns", topic: "arn:aws:sns:eu-central-1:123456789012:orders" },
    { kind: "sns", phone: "+4930123456" },
    { kind: "sns", phone: "<$.data.phone>" },
    { kind: "kinesis", stream: "orders", partitionKey: "<$.data.customer>" },
    { kind: "eventbridge" },
    { kind: "eventbridge", eventBus: "arn:aws:events:us-gov-west-1:123456789012:event-bus/a/b" },
    { kind: "lambda", function: "ship-order:live", region: "us-gov-west-1" },
    { kind: "lambda", function: "arn:aws:lambda:eu-central-1:123456789012:function:ship:$LATEST" },
    { kind: "s3", bucket: "shop-orders", key: "<date>/<hour>/<$.data.id>.json" },
  ])("%j is fine", (target) => {
    expect(problemsOf(target)).toEqual([]);
  });

  test.each([
    [{ kind: "sqs", queue: "orders" }, "text that matches"],
    [{ kind: "sns" }, "topic"],
    [{ kind: "sns", topic: "arn:aws:sns:eu-central-1:123456789012:o", phone: "+4930123456" }, "topic"],
    [{ kind: "sns", phone: "030 123456" }, "text that matches"],
    [{ kind: "s3", bucket: "Shop" }, "text that matches"],
    [{ kind: "s3", bucket: "shop", key: "<$.data.id" }, "expected a step or >"],
    [{ kind: "kinesis", stream: "orders", partitionKey: "<$.a b>" }, "expected a step or >"],
    [{ kind: "lambda", function: "f", region: "evil.example/#" }, "text that matches"],
    [
      { kind: "lambda", function: "f", credentials: { accessKeyId: "a", secretAccessKey: "written" } },
      "must be an object",
    ],
  ])("%j is refused", (target, problem) => {
    expect(problemsOf(target).join()).toContain(problem);
  });

  test.each([
    { kind: "s3", bucket: "shop", endpoint: "http://127.0.0.1:4566" },
    { kind: "sqs", queue: "http://localhost:4566/000000000000/orders" },
  ])("%j is warned of: its address is private", (target) => {
    expect(warningsOf(target)).toMatchObject([{ code: "address-private" }]);
    expect(warningsOf({ ...target, allowPrivateNetwork: true })).toEqual([]);
  });
});
