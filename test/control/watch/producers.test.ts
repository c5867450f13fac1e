import { beforeEach, expect, test } from "vitest";
import { sendersOf } from "../../../functions/core/people/producers.ts";
import { type Counts, noCounts } from "../../../functions/core/stats/counts.ts";
import { minuteOf } from "../../../functions/core/stats/delta.ts";
import { NOW } from "../../support/build.ts";
import { memoryStats } from "../../support/memory-watch.ts";
import { apiOver, controlPorts } from "../api.ts";

let stats: ReturnType<typeof memoryStats>;
let api: ReturnType<typeof apiOver>;
beforeEach(() => {
  stats = memoryStats();
  api = apiOver(controlPorts({ stats }));
});
let deltas = 0;
const counted = (minutesAgo: number, id: string, parts: Partial<Counts>) => {
  const at = NOW - minutesAgo * 60_000;
  const sender = { client: `node/${minutesAgo}`, address: "10.0.0.1" };
  const senders = sendersOf(sender, { at, sources: Array.from({ length: parts.count ?? 0 }, () => "/shop") });
  const rows = [["producer", id, { ...noCounts, ...parts, senders }]] as const;
  return stats.add({ id: String(++deltas), minute: minuteOf(at), rows });
};
const time = (minutesAgo: number) => new Date(NOW - minutesAgo * 60_000).toISOString();
const list = async (query = "") => {
  const { status, body } = await api(`GET /api/producers${query}`, { as: "operator" });
  expect(status).toBe(200);
  return body["items"] as Record<string, unknown>[];
};

test("tells who publishes: name, sources, client, address, when, how much and how fast", async () => {
  await counted(9, "operator", { count: 3, bytes: 300, sumMs: 12, maxMs: 6, buckets: { 3: 2, 6: 1 } });
  await counted(5, "operator", { count: 1, bytes: 100, sumMs: 4, maxMs: 4, buckets: { 4: 1 } });
  expect(await list()).toMatchObject([
    {
      ...{ id: "operator", name: "operator", firstSeen: time(9), lastSeen: time(5) },
      ...{ count: 4, bytes: 400, failed: 0, errors: {}, avg: 4, p50: 3, p99: 6, max: 6 },
      sources: [{ name: "/shop", count: 4 }],
      clients: [
        { name: "node/9", count: 3 },
        { name: "node/5", count: 1 },
      ],
      addresses: [{ name: "10.0.0.1", count: 4 }],
    },
  ]);
});

test("tells of one that gets nothing but errors, by code, and of one whose key is gone", async () => {
  const errors = { "publish-forbidden": 2, "event-invalid": 1 };
  await counted(2, "gone", { count: 3, failed: 3, errors });
  const [producer] = await list();
  expect(producer).toMatchObject({ id: "gone", count: 3, failed: 3, errors });
  expect(producer).not.toHaveProperty("name");
});

test("lists the most first, of what is asked for, within the range", async () => {
  await counted(2, "a", { count: 9, failed: 1, errors: { "event-invalid": 1 } });
  await counted(2, "b", { count: 5, failed: 5, errors: { "event-invalid": 5 } });
  await counted(200, "c", { count: 90 });
  const ids = async (query: string) => (await list(query)).map(({ id }) => id);
  expect(await ids("")).toEqual(["c", "a", "b"]);
  expect(await ids("?by=failed&limit=2")).toEqual(["b", "a"]);
  expect(await ids(`?from=${time(60)}`)).toEqual(["a", "b"]);
});

test("refuses a range that ends before it begins", async () => {
  const { status, body } = await api(`GET /api/producers?from=${time(1)}&until=${time(2)}`, {
    as: "operator",
  });
  expect([status, body]).toMatchObject([400, { code: "request-invalid", errors: [{ pointer: "/from" }] }]);
});
