import { expect, test } from "vitest";
import { rocketMqFailure, rocketMqRefusal } from "../../functions/targets/rocketmq-failure.ts";
import { GrpcFailure } from "../../functions/wire/grpc.ts";

const context = { target: "orders", timeoutSeconds: 3 };

test.each([
  [40002, "target-refused"],
  [40014, "target-refused"],
  [40100, "auth-failed"],
  [40200, "target-failed"],
  [40300, "target-refused"],
  [40402, "target-refused"],
  [40800, "target-failed"],
  [41301, "target-refused"],
  [42900, "target-failed"],
  [42901, "target-failed"],
  [43101, "target-refused"],
  [50001, "target-failed"],
  [50100, "target-refused"],
  [50402, "target-failed"],
  [50501, "target-refused"],
  [60000, "target-failed"],
  [12345, "target-failed"],
])("RocketMQ's %i is %s", (code, expected) => {
  expect(rocketMqRefusal({ code, message: "as it is" }, context)).toEqual({
    ok: false,
    code: expected,
    status: code,
    detail: `Cannot deliver to target "orders": RocketMQ answered ${code}: as it is`,
  });
});

test.each([
  [
    new GrpcFailure("unreachable", "h:1 refused the connection"),
    "target-unreachable",
    "h:1 refused the connection",
  ],
  [new GrpcFailure("timeout", "h:1 did not answer in time"), "target-timeout", "in time (timeoutSeconds: 3)"],
  [
    new GrpcFailure("address-private", "h:1 is a private address"),
    "address-private",
    "h:1 is a private address",
  ],
  [new GrpcFailure("status", "status 14", 14), "target-failed", "status 14"],
  [new GrpcFailure("status", "status 4", 4), "target-timeout", "status 4"],
  [new GrpcFailure("status", "status 16", 16), "auth-failed", "status 16"],
  [new GrpcFailure("status", "status 12", 12), "target-refused", "status 12"],
])("%s is %s", (failure, code, detail) => {
  expect(rocketMqFailure(failure, context)).toMatchObject({ code, detail: expect.stringContaining(detail) });
});

test("what is no failure of the call is thrown", () => {
  expect(() => rocketMqFailure(new TypeError("ours"), context)).toThrow("ours");
});
