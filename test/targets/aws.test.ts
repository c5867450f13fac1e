import { expect, test } from "vitest";
import { isRetried } from "../../functions/core/deliveries/outcome.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, aTarget } from "../support/build.ts";

test("what is for a thing on AWS that there is no kind for is dead at once, and says what it is for", async () => {
  const arn = "arn:aws:states:eu-central-1:123456789012:stateMachine:orders";
  const result = await aSender()(aDelivery(), aTarget({ kind: "aws", arn }));
  expect(result).toMatchObject({
    ok: false,
    code: "target-unserved",
    detail: expect.stringContaining(`Cannot deliver to target "warehouse": ${arn} is on AWS`),
  });
  expect(isRetried("target-unserved")).toBe(false);
});
