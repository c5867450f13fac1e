import type { Durations, Family } from "../core/metrics/families.ts";
import type { HttpHandler } from "../core/http/handler.ts";
import { httpFunction } from "../core/http/router.ts";
import type { Gauges, WatchPoints } from "./watch/watch-points.ts";

/** Metrics beside those of the watch points. */
type Others = () => Promise<readonly (Family | Durations)[]>;

/** GET /health and GET /metrics: how this process is. Both are for anybody who can reach it and hold no payloads. */
export function statusFunction(
  points: WatchPoints,
  gauges: () => Gauges,
  others: Others = async () => [],
): HttpHandler {
  return httpFunction([
    {
      method: "GET",
      path: "/health",
      handler: async () => {
        const health = points.health(gauges());
        const statusCode = health.storage.status === "ok" ? 200 : 503;
        return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(health) };
      },
    },
    {
      method: "GET",
      path: "/metrics",
      handler: async () => ({
        statusCode: 200,
        headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
        body: points.metrics(gauges(), await others()),
      }),
    },
  ]);
}
