import { expect, test } from "vitest";
import { addAccessKey, awsApiOver, awsPorts } from "../../support/aws-api.ts";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const RULE = { Name: "paid", EventPattern: '{"source":["com.shop"]}' };

async function open(acts: readonly string[]) {
  const value = { kind: "tickets", acts };
  const ports = awsPorts({
    registry: memoryRegistry([aDefinition({ kind: "access", id: "approval", value })]),
  });
  await addAccessKey(ports);
  return { ...ports, ...awsApiOver(ports) };
}

test("what needs an approval is not done past it", async () => {
  const { call, registry } = await open(["delete", "replay"]);
  expect((await call("PutRule", RULE)).status).toBe(200);
  for (const [name, input] of [
    ["DeleteRule", { Name: "paid" }],
    ["StartReplay", {}],
  ] as const) {
    const answer = await call(name, input);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("AccessDenied");
  }
  expect(registry.list("rule")).toHaveLength(1);
});

test("what needs none is done", async () => {
  const { call, registry } = await open(["replay"]);
  await call("PutRule", RULE);
  expect((await call("DeleteRule", { Name: "paid" })).status).toBe(200);
  expect(registry.list("rule")).toHaveLength(0);
});
