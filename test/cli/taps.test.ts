import { afterEach, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(async () => {
  await api?.close();
});

async function run(args: string, answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args.split(" "), { env: api.env })), asked: api.asked };
}

const detail = 'Cannot take from tap "orders": RabbitMQ refused the connection (ECONNREFUSED)';
const lastError = { at: "2026-01-31T10:00:00.000Z", code: "tap-unreachable", detail };
const orders = {
  ...{ id: "orders", kind: "tap", broker: "rabbitmq" },
  state: { status: "failing", messages: 7, refused: 1, lag: 3, lastError },
};
const queue = { id: "queue", kind: "tap", broker: "sqs", state: { status: "starting" } };

test("taps lists how each is, with its last error", async () => {
  const { stdout, asked } = await run("taps", { "GET /api/sources": { items: [orders, queue] } });
  expect(asked[0]?.what).toBe("GET /api/sources?kind=tap&limit=20");
  expect(stdout).toMatch(/orders\s+rabbitmq\s+failing\s+7\s+1\s+3\s+.*refused the connection/);
  expect(stdout).toMatch(/queue\s+sqs\s+starting/);
});

test("taps says that there is none", async () => {
  const { stdout } = await run("taps", { "GET /api/sources": { items: [] } });
  expect(stdout).toBe("No taps: no source takes from a broker.\n");
});

test.each([
  ["pause", "Paused: orders takes nothing until it is resumed, and its broker keeps what there is.\n"],
  ["resume", "Resumed: orders goes on.\n"],
])("taps %s holds one, or lets it go on", async (act, said) => {
  const { stdout, asked } = await run(`taps ${act} orders`, { [`POST /api/sources/orders/${act}`]: orders });
  expect([stdout, asked[0]?.what]).toEqual([said, `POST /api/sources/orders/${act}`]);
});

test("--json is the answer", async () => {
  const { stdout } = await run("taps pause orders --json", { "POST /api/sources/orders/pause": orders });
  expect(JSON.parse(stdout)).toEqual(orders);
});
