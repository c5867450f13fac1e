import { afterAll, describe, expect, test } from "vitest";
import { orSkip } from "../support/outside.ts";
import { startRocketMq } from "../support/rocketmq.ts";

const rocketMq = await orSkip(() => startRocketMq({ quick: true }));
afterAll(() => rocketMq?.stop());

describe.skipIf(!rocketMq)("RocketMQ", () => {
  test("takes topics, and tells its metrics", async () => {
    await rocketMq!.topic("orders");
    expect(await (await fetch(rocketMq!.metricsUrl)).text()).toContain("rocketmq_broker_permission");
  });
});
