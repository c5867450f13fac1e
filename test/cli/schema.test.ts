import { afterEach, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(async () => {
  await api?.close();
});

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>, stdin = "") {
  api = await fakeApi(answers);
  return { ...(await signalbox(["schema", ...args], { env: api.env, stdin })), asked: api.asked };
}

test("infer prints the draft alone on stdout", async () => {
  const schema = { type: "object", properties: { amount: { type: "number" } } };
  const { stdout, stderr, asked } = await run(
    ["infer", "shop.order.paid", "--source", "/shop", "--events", "50"],
    {
      "POST /api/schemas/shop.order.paid/infer": { type: "shop.order.paid", samples: 50, schema },
    },
  );
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ limit: 50, source: "/shop" });
  expect(JSON.parse(stdout)).toEqual(schema);
  expect(stderr).toBe("Drafted from 50 events; look it over before you use it.\n");
});

test("check tells what stands against a schema; 1", async () => {
  const problems = [
    {
      pointer: "/properties/amount/type",
      keyword: "type",
      expected: "a type that takes numbers",
      actual: '"string"',
    },
  ];
  const examples = [
    {
      id: "42",
      source: "/shop",
      type: "a",
      problems: [{ pointer: "/amount", keyword: "type", expected: "a string", actual: "80" }],
    },
  ];
  const { code, stdout, asked } = await run(
    ["check", "a", "-", "--compatibility", "backward"],
    {
      "POST /api/schemas/a/check": {
        compatible: false,
        problems,
        archived: { checked: 100, refused: 1, examples },
      },
    },
    '{"type":"object"}',
  );
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
    schema: { type: "object" },
    archived: 100,
    compatibility: "backward",
  });
  expect(stdout).toBe(
    [
      '✗ /properties/amount/type must be a type that takes numbers, but is "string"',
      "✗ event 42 of /shop",
      "    /amount must be a string, but is 80",
      "100 archived events looked at, 1 of them would not fit.",
      "It should not be registered so.",
      "",
    ].join("\n"),
  );
  expect(code).toBe(1);
});

test("check says so when nothing stands against it", async () => {
  const { code, stdout } = await run(
    ["check", "a", "-", "--events", "0"],
    { "POST /api/schemas/a/check": { compatible: true, problems: [] } },
    "{}",
  );
  expect(stdout).toBe("It can be registered.\n");
  expect(code).toBe(0);
});

test("check of text that is no JSON asks nobody", async () => {
  const { code, stderr, asked } = await run(["check", "a", "-"], {}, "{");
  expect(stderr).toContain("json-invalid  Cannot read stdin: line 1, column 2:");
  expect(asked).toEqual([]);
  expect(code).toBe(1);
});
