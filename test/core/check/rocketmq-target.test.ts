import { describe, expect, test } from "vitest";
import { checkTarget } from "../../../functions/core/check/target.ts";

const checked = (settings: object) =>
  checkTarget(
    JSON.stringify({ kind: "rocketmq", endpoints: "rmq.example:8081", topic: "orders", ...settings }),
  );

describe("a target on RocketMQ", () => {
  test.each([
    {},
    { endpoints: "a.example:8081;10.0.0.1:80;[2001:db8::1]:8081", topic: "%DLQ%tap" },
    { messageGroup: "<$.data.customer>", mode: "structured" },
    { deliverAt: "<$.data.at>", delaySeconds: 60 },
    { priority: 3, keys: [] },
    { priority: "<$.data.urgency>", keys: ["<$.id>", "k"] },
    { tls: true, credentials: { accessKey: "a", secretKey: { secret: "KEY" } } },
    { tls: { ca: "-----BEGIN CERTIFICATE-----\n…", certificate: { secret: "C" }, key: { secret: "K" } } },
  ])("%j is fine", (settings) => {
    expect(checked(settings).problems).toEqual([]);
  });

  test.each([
    [{ endpoints: "rmq.example" }, "/endpoints"],
    [{ endpoints: "http://rmq.example:8081" }, "/endpoints"],
    [{ topic: "shop.order.paid" }, "/topic"],
    [{ topic: undefined }, ""],
    [{ messageGroup: "<$.id>", delaySeconds: 1 }, ""],
    [{ messageGroup: "<$.id>", priority: 1 }, ""],
    [{ keys: ["<$.id>", "<$.a b>"] }, "/keys/1"],
    [{ tag: "<$.data" }, "/tag"],
    [{ priority: "<$.data" }, "/priority"],
    [{ deliverAt: "<$.data" }, "/deliverAt"],
    [{ credentials: { accessKey: "a", secretKey: "written" } }, "/credentials/secretKey"],
    [{ tls: { ca: "a file" } }, "/tls"],
  ])("%j is refused at %j", (settings, pointer) => {
    expect(checked(settings).problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: expect.stringContaining(pointer) })]),
    );
  });

  test.each(["127.0.0.1:8081", "a.example:8081;[::1]:8081", "localhost:8081"])(
    "at %s is warned of: its address is private",
    (endpoints) => {
      expect(checked({ endpoints }).warnings).toMatchObject([
        { code: "address-private", pointer: "/endpoints" },
      ]);
      expect(checked({ endpoints, allowPrivateNetwork: true }).warnings).toEqual([]);
    },
  );
});
