import { expect, test } from "vitest";
import { RouterError } from "../../functions/core/errors.ts";
import { statusFunction } from "../../functions/local/status-function.ts";
import { createWatchPoints } from "../../functions/local/watch/watch-points.ts";
import { aContext, anHttpEvent } from "../support/http-event.ts";

/** The function over watch points that a test has seen to. */
function asking() {
  const points = createWatchPoints("1.2.3", Date.now());
  const handler = statusFunction(points, () => ({
    at: Date.now(),
    waiting: 3,
    inFlight: 2,
    configProblems: [],
    taps: [],
  }));
  const get = (path: string, method = "GET") => handler(anHttpEvent({ method, path }), aContext);
  return { points, get };
}

test("health is 200 while all is well", async () => {
  const { statusCode, headers, body } = await asking().get("/health");
  expect([statusCode, headers]).toEqual([200, { "content-type": "application/json" }]);
  expect(JSON.parse(body!)).toMatchObject({
    status: "ok",
    version: "1.2.3",
    events: { waiting: 3 },
    deliveries: { inFlight: 2 },
  });
});

test("health is 503 while the storage fails, so that a load balancer sees it", async () => {
  const { points, get } = asking();
  points.trouble(new RouterError("storage-full", "Cannot write: the disk is full"));
  const { statusCode, body } = await get("/health");
  expect([statusCode, JSON.parse(body!)]).toMatchObject([503, { storage: { status: "failing" } }]);
});

test("metrics are what Prometheus reads", async () => {
  const { statusCode, headers, body } = await asking().get("/metrics");
  expect([statusCode, headers]).toEqual([
    200,
    { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  ]);
  expect(body).toMatch(/^signalbox_events_waiting 3$/m);
});

test("other paths and methods are refused as everywhere", async () => {
  const { get } = asking();
  expect(await get("/health", "POST")).toMatchObject({ statusCode: 405 });
  expect(await get("/other")).toMatchObject({ statusCode: 404 });
});
