import { afterEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(() => api?.close());

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  const result = await signalbox(["pull", ...args], { env: api.env });
  const asked = api.asked.map(({ what, body }) => [what, body && (JSON.parse(body) as unknown)]);
  return { ...result, asked };
}
const PATH = "/api/targets/orders";
const delivery = { handle: "dlv_a.7.1", id: "dlv_a", attempt: 1, event: { id: "42" } };

describe("pull", () => {
  test("receive prints a line each, and acknowledges where it is asked to", async () => {
    const { stdout, asked } = await run(
      ["receive", "orders", "--most", "5", "--wait", "20", "--visibility", "60", "--ack"],
      {
        [`POST ${PATH}/receive`]: { deliveries: [delivery] },
        [`POST ${PATH}/acknowledge`]: { acknowledged: 1, results: [] },
      },
    );
    expect(stdout).toBe(`${JSON.stringify(delivery)}\n`);
    expect(asked).toEqual([
      [`POST ${PATH}/receive`, { most: 5, waitSeconds: 20, visibilitySeconds: 60 }],
      [`POST ${PATH}/acknowledge`, { handles: ["dlv_a.7.1"] }],
    ]);
  });

  test("receive prints what it got to the letter, on one line", async () => {
    const event = '{ "id": "42",\n "data": {"n": 12345678901234567890.10, "text": "a \\" b\\n"} }';
    const { stdout } = await run(["receive", "orders"], {
      [`POST ${PATH}/receive`]: (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(`{"deliveries":[{"handle":"dlv_a.7.1","event":${event}}]}`);
      },
    });
    expect(stdout).toBe(
      '{"handle":"dlv_a.7.1","event":{"id":"42","data":{"n":12345678901234567890.10,"text":"a \\" b\\n"}}}\n',
    );
  });

  test("receive says when there is nothing", async () => {
    const { stdout, stderr } = await run(["receive", "orders"], {
      [`POST ${PATH}/receive`]: { deliveries: [] },
    });
    expect([stdout, stderr]).toEqual(["", "Nothing waits.\n"]);
  });

  test.each([
    [["ack", "orders", "h1"], "acknowledge", { handles: ["h1"] }, "Acknowledged 1 delivery.\n"],
    [
      ["extend", "orders", "h1", "--visibility", "300"],
      "extend",
      { handles: ["h1"], visibilitySeconds: 300 },
      "Extended 1 delivery.\n",
    ],
    [
      ["give-back", "orders", "h1", "--delay", "60", "--reason", "closed"],
      "give-back",
      { handles: ["h1"], delaySeconds: 60, reason: "closed" },
      "Gave back 1 delivery.\n",
    ],
  ] as const)("%j", async (...[args, path, body, printed]) => {
    const results = [{ handle: "h1", status: "done" }];
    const { stdout, asked, code } = await run(args, { [`POST ${PATH}/${path}`]: { results } });
    expect(asked).toEqual([[`POST ${PATH}/${path}`, body]]);
    expect([stdout, code]).toEqual([printed, 0]);
  });

  test("ack fails for what is gone", async () => {
    const results = [
      { handle: "h1", status: "acknowledged" },
      { handle: "h2", status: "gone" },
    ];
    const { stdout, code } = await run(["ack", "orders", "h1", "h2"], {
      [`POST ${PATH}/acknowledge`]: { results },
    });
    expect([stdout, code]).toEqual(["Acknowledged 1 delivery.\nGone: h2\n", 1]);
  });

  test("backlog tells how much waits", async () => {
    const { stdout } = await run(["backlog", "orders"], {
      [`GET ${PATH}/backlog`]: { due: 2, received: 1, later: 0, since: "2026-01-02T03:04:05Z" },
    });
    expect(stdout).toMatch(/^2 due, the oldest since .*; 1 received and not acknowledged; 0 later\.\n$/);
  });
});
