import { expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { fakeApi, refusal } from "../support/fake-api.ts";

const target = { id: "warehouse", kind: "http", state: { waiting: 7, inFlight: 0 } };

test.for([
  ["pause", "Target warehouse is paused. 7 deliveries wait.\n"],
  ["resume", "Target warehouse goes on. 7 deliveries wait.\n"],
] as const)("%s says how much waits", async ([act, said]) => {
  const api = await fakeApi({ [`POST /api/targets/warehouse/${act}`]: target });
  const { code, stdout } = await signalbox([act, "warehouse"], { env: api.env });
  const json = await signalbox([act, "warehouse", "--json"], { env: api.env });
  await api.close();
  expect([code, stdout]).toEqual([0, said]);
  expect(JSON.parse(json.stdout)).toEqual(target);
});

test("a target that there is not is not paused", async () => {
  const detail = `Cannot find target "x": there is none`;
  const api = await fakeApi({ "POST /api/targets/x/pause": refusal(404, { code: "not-found", detail }) });
  const { code, stderr } = await signalbox(["pause", "x"], { env: api.env });
  await api.close();
  expect(code).toBe(1);
  expect(stderr).toContain(detail);
});
