import { describe, expect, test } from "vitest";
import { placeOf, queuePlace } from "../../functions/wire/aws-place.ts";

describe("a queue", () => {
  const path = "/123456789012/orders";
  const arn = "arn:aws:sqs:eu-central-1:123456789012:orders";

  test.each([
    [`https://sqs.eu-central-1.amazonaws.com${path}`, { region: "eu-central-1" }],
    [`https://sqs.cn-north-1.amazonaws.com.cn${path}`, { region: "cn-north-1" }],
    [`https://queue.amazonaws.com${path}`, { region: "us-east-1" }],
    [`https://eu-west-1.queue.amazonaws.com${path}`, { region: "eu-west-1" }],
    [`http://localhost:4566${path}`, { endpoint: "http://localhost:4566" }],
    [
      `https://vpce-1.sqs.eu-central-1.vpce.amazonaws.com${path}`,
      { endpoint: "https://vpce-1.sqs.eu-central-1.vpce.amazonaws.com" },
    ],
    [
      `https://sqs.eu-central-1.amazonaws.com.evil.example${path}`,
      { endpoint: "https://sqs.eu-central-1.amazonaws.com.evil.example" },
    ],
  ])("at %s is asked at %j", (queue, place) => {
    expect(queuePlace({ id: "q", queue })).toEqual({ url: queue, ...place });
  });

  test.each([
    [arn, `https://sqs.eu-central-1.amazonaws.com${path}`, "eu-central-1"],
    [
      "arn:aws-cn:sqs:cn-north-1:123456789012:orders",
      `https://sqs.cn-north-1.amazonaws.com.cn${path}`,
      "cn-north-1",
    ],
  ])("named %s has the URL %s", (queue, url, region) => {
    expect(queuePlace({ id: "q", queue })).toEqual({ url, region });
  });

  test("is asked where and in which region its target says", () => {
    const place = { region: "us-east-1", endpoint: "http://127.0.0.1:4566/" };
    expect(queuePlace({ id: "q", queue: arn, ...place })).toEqual({
      url: `http://127.0.0.1:4566${path}`,
      ...place,
    });
    const queue = `https://sqs.eu-central-1.amazonaws.com${path}`;
    expect(queuePlace({ id: "q", queue, ...place })).toEqual({ url: queue, ...place });
  });
});

test.each([
  [{}, "arn:aws:sns:eu-central-1:123456789012:orders", { region: "eu-central-1" }],
  [{ region: "us-east-1" }, "arn:aws:sns:eu-central-1:123456789012:orders", { region: "us-east-1" }],
  [{ endpoint: "http://127.0.0.1:1" }, "orders", { endpoint: "http://127.0.0.1:1" }],
  [{}, "orders", {}],
])("%j and %s mean %j", (settings, name, place) => {
  expect(placeOf(settings, name)).toEqual(place);
});
