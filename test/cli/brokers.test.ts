import { afterEach, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(() => api?.close());

async function run(args: string, answer: Answer) {
  api = await fakeApi({ "GET /api/brokers": answer });
  return { ...(await signalbox(args.split(" "), { env: api.env })), asked: api.asked };
}

const billing = { group: "billing", waiting: 5, waitingSince: "2026-01-31T10:00:00.000Z", dead: 4 };
const items = [
  {
    ...{ id: "mq-a:5557", status: "read", cluster: "shop" },
    groups: [
      { ...billing, hasConsumer: false, topics: [] },
      { group: "mailing", waiting: 0, hasConsumer: true, dead: 0, topics: [] },
    ],
  },
  { id: "mq-b:5557", status: "failing", cluster: "shop", problem: "it is down", groups: [] },
];

test("brokers lists each group of each broker, and a broker that tells nothing", async () => {
  const { stdout, asked } = await run("brokers --owner me", { items });
  expect(asked[0]?.what).toBe("GET /api/brokers?limit=20&owner=me");
  expect(stdout).toMatch(/mq-a:5557\s+shop\s+read\s+billing\s+gone\s+5\s+2026-01-31 \S+\s+4/);
  expect(stdout).toMatch(/mq-a:5557\s+shop\s+read\s+mailing\s+there\s+0\s+0/);
  expect(stdout).toMatch(/mq-b:5557\s+shop\s+failing\s+it is down/);
});

test("brokers --json gives the answer as it is", async () => {
  const { stdout } = await run("brokers --json", { items });
  expect(JSON.parse(stdout)).toEqual({ items });
});

test("brokers says that there is none", async () => {
  const { stdout } = await run("brokers", { items: [] });
  expect(stdout).toBe("No brokers: no target or tap of RocketMQ names its metrics.\n");
});
