import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, content: unknown): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
}

function run(...args: string[]) {
  return signalbox(args, { cwd: folder });
}

const largeOrders = {
  pattern: { type: ["shop.order.paid"], data: { amount: [{ numeric: [">", 100] }] } },
  condition: { in: [{ var: "data.country" }, ["DE", "FR"]] },
  targets: [{ target: "log", transform: { template: { order: "<$.data.id>" } } }],
};
const order = {
  specversion: "1.0",
  id: "42",
  source: "/shop",
  type: "shop.order.paid",
  data: { id: "A-1", amount: 250, country: "DE" },
};

describe("check", () => {
  test("finds nothing wrong with the files that a fresh clone starts with", async () => {
    const project = fileURLToPath(new URL("../..", import.meta.url));
    for (const part of ["rules", "schemas"])
      cpSync(join(project, part), join(folder, part), { recursive: true });
    const { code, stdout } = await run("check");
    expect(stdout).toMatch(/^\d+ files: 0 problems, 0 warnings\n$/);
    expect(code).toBe(0);
  });

  test("names file, line, column, code, reason and the likely spelling; 1 for a problem", async () => {
    put("rules/a.json", '{\n  "patern": {},\n  "condition": true,\n  "targets": [{ "target": "log" }]\n}');
    put(
      "rules/b.json",
      '{\n  "pattern": { "type": ["a"], "data": { "x": [{ "numric": [">", 1] }] } },\n  "targets": [{ "target": "log" }]\n}',
    );
    const { code, stdout } = await run("check");
    expect(stdout).toContain(
      'rules/a.json:2:3  rule-invalid  /patern: must be a known property (did you mean "pattern"?)',
    );
    expect(stdout).toMatch(
      /rules\/b\.json:2:\d+ {2}pattern-invalid {2}\/pattern\/data\/x\/0\/numric: .*did you mean "numeric"\?/,
    );
    expect(stdout).toContain("2 files: 2 problems, 0 warnings\n");
    expect(code).toBe(1);
  });

  test("warns of what hardly does what was meant, and that is no failure", async () => {
    put("schemas/events/shop.order.paid.v1.schema.json", {
      type: "object",
      properties: { amount: { type: "number" } },
    });
    put("rules/targets/warehouse.json", { kind: "log" });
    put("rules/a.json", {
      pattern: { type: ["shop.order.paid"], data: { amuont: [1] } },
      targets: [{ target: "warehous" }],
    });
    put("rules/notes.yaml", "a: 1");
    put("rules/target/x.json", {});
    put("schemas/targets/http.schema.json", {});
    const { code, stdout } = await run("check");
    expect(stdout).toContain(
      'field-unknown  /pattern/data/amuont: data has no field "amuont" in the schema of shop.order.paid (did you mean "amount"?)',
    );
    expect(stdout).toContain(
      'target-dangling  /targets/0/target: there is no target "warehous" (did you mean "warehouse"?)',
    );
    expect(stdout).toContain(
      "rules/notes.yaml:1:1  file-unread  nothing reads this file; of rules it is *.json and *.test.json that are read",
    );
    expect(stdout).toContain(
      'rules/target:1:1  file-unread  nothing reads this folder (did you mean "targets"?)',
    );
    expect(stdout).toContain("3 files: 0 problems, 4 warnings\n");
    expect(code).toBe(0);
  });

  test("warns of a test whose event a schema keeps from every rule", async () => {
    put("schemas/events/shop.order.paid.v1.schema.json", {
      type: "object",
      properties: { id: {}, country: {}, amount: { type: "number" } },
      "x-signalbox": { mode: "reject" },
    });
    put("rules/a.json", largeOrders);
    put("rules/a.test.json", {
      event: order,
      cases: [{ name: "x", matches: true, event: { data: { amount: "250" } } }],
    });
    const { stdout } = await run("check");
    expect(stdout).toMatch(
      /rules\/a\.test\.json:\d+:\d+ {2}event-refused {2}\/cases\/0: no rule would see this event/,
    );
    expect(stdout).toContain("3 files: 0 problems, 1 warning\n");
  });

  test("--strict-aws tells what EventBridge would not take", async () => {
    put("rules/a.json", largeOrders);
    const { stdout } = await run("check", "rules/a.json", "--strict-aws");
    expect(stdout).toContain("aws-strict  /condition: not for AWS EventBridge: it has no conditions");
    expect(stdout).toContain(
      'aws-strict  /targets/0/transform/template: not for AWS EventBridge: its targets have no "template"',
    );
  });

  test("checks some files in the light of all", async () => {
    put("rules/targets/warehouse.json", { kind: "log" });
    put("rules/a.json", { ...largeOrders, targets: [{ target: "warehouse" }] });
    put("rules/b.json", "{");
    const { code, stdout } = await run("check", "./rules/a.json");
    expect(stdout).toBe("1 file: 0 problems, 0 warnings\n");
    expect(code).toBe(0);
  });

  test("a file that there is not is wrong use", async () => {
    const { code, stderr } = await run("check", "rules/nothing.json");
    expect(stderr).toContain(
      "usage-invalid  Cannot check rules/nothing.json: the configuration has no such file",
    );
    expect(code).toBe(2);
  });

  test("--json gives every finding with its place", async () => {
    put("rules/a.json", "[]");
    const { stdout } = await run("check", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      files: ["rules/a.json"],
      findings: [
        { file: "rules/a.json", level: "problem", code: "rule-invalid", line: 1, column: 1, pointer: "" },
      ],
    });
  });

  test("a configuration folder that there is not is a problem", async () => {
    const { code, stdout } = await run("check", "--config", "nowhere");
    expect(stdout).toContain(".:1:1  file-invalid  Cannot read the folder: there is nothing there");
    expect(code).toBe(1);
  });
});

test("colours show where they are asked for, and never of themselves in a pipe", async () => {
  const coloured = (text: string) => stripVTControlCharacters(text) !== text;
  expect(coloured((await signalbox(["check"], { cwd: folder })).stdout)).toBe(false);
  expect(coloured((await signalbox(["check"], { cwd: folder, env: { FORCE_COLOR: "1" } })).stdout)).toBe(
    true,
  );
});

describe("test", () => {
  test("runs the tests beside the rules", async () => {
    put("rules/large-orders.json", largeOrders);
    put("rules/large-orders.test.json", {
      event: order,
      cases: [
        { name: "a large order goes out", matches: true, sends: { log: { order: "A-1" } } },
        {
          name: "a small one does not",
          event: { data: { amount: 80 } },
          matches: false,
          because: "data.amount",
        },
      ],
    });
    const { code, stdout } = await run("test");
    expect(stdout).toBe(
      "large-orders\n  ✓ a large order goes out\n  ✓ a small one does not\n1 rule, 2 cases: all pass\n",
    );
    expect(code).toBe(0);
  });

  test("tells why a case fails; 1", async () => {
    put("rules/r.json", largeOrders);
    put("rules/r.test.json", {
      event: order,
      cases: [
        { name: "matches and should not", matches: false },
        { name: "does not match and should", event: { data: { amount: 80 } }, matches: true },
        {
          name: "fails elsewhere",
          event: { data: { country: "US" } },
          matches: false,
          because: "data.amount",
        },
        { name: "sends something else", matches: true, sends: { log: { order: "A-2" } } },
      ],
    });
    const { code, stdout } = await run("test");
    expect(stdout).toContain("✗ matches and should not\n      It matched, and should not.\n");
    expect(stdout).toContain(
      "✗ does not match and should\n      Rule r did not match: data.amount is 80, wanted > 100.\n",
    );
    expect(stdout).toMatch(
      /✗ fails elsewhere\n {6}It should fail at data\.amount\. Rule r did not match: data\.country is "US"/,
    );
    expect(stdout).toContain(
      '✗ sends something else\n      It sends log something else: /order is "A-1", wanted "A-2".\n',
    );
    expect(stdout).toContain("1 rule, 4 cases: 4 failed\n");
    expect(code).toBe(1);
  });

  test("tests without a rule, and tests of a broken rule, fail", async () => {
    put("rules/a.test.json", { cases: [{ name: "x", matches: true }] });
    put("rules/b.json", "{");
    put("rules/b.test.json", { cases: [{ name: "x", matches: true }] });
    const { code, stdout } = await run("test");
    expect(stdout).toContain("✗ a  There is no rules/a.json.\n");
    expect(stdout).toMatch(/✗ b {2}rules\/b\.json:1:2: .*\.\n/);
    expect(code).toBe(1);
  });

  test("a rule that has no tests is wrong use, with the likely name", async () => {
    put("rules/large-orders.test.json", { cases: [{ name: "x", matches: true }] });
    const { code, stderr } = await run("test", "large-order");
    expect(stderr).toContain(
      'Cannot test rule "large-order": there is no rules/large-order.test.json (did you mean "large-orders"?)',
    );
    expect(code).toBe(2);
  });

  test("says so when there are none", async () => {
    const { code, stdout } = await run("test");
    expect(stdout).toBe("No tests: rules/<id>.test.json would hold some.\n");
    expect(code).toBe(0);
  });
});

describe("explain, with two files", () => {
  beforeEach(() => put("rules/large-orders.json", largeOrders));

  test("says in a sentence why a rule does not match, and shows each clause", async () => {
    put("event.json", { ...order, data: { amount: 80, country: "DE" } });
    const { code, stdout } = await run(
      "explain",
      "--rule",
      "rules/large-orders.json",
      "--event",
      "event.json",
    );
    expect(stdout.split("\n")).toEqual([
      "✗ Rule large-orders did not match: data.amount is 80, wanted > 100.",
      "",
      expect.stringMatching(/^ +path +is +wanted$/),
      expect.stringMatching(/^✓ +type +"shop.order.paid" +"shop.order.paid"$/),
      expect.stringMatching(/^✗ +data.amount +80 +> 100$/),
      expect.stringMatching(/^✓ +condition +true +\{"in":\[\{"var":"data.country"\},\["DE","FR"\]\]\}$/),
      "",
    ]);
    expect(code).toBe(0);
  });

  test("says so when it matches", async () => {
    put("event.json", order);
    const { stdout } = await run(
      "explain",
      "--rule",
      "rules/large-orders.json",
      "--event",
      "event.json",
      "--json",
    );
    expect(JSON.parse(stdout)).toEqual({ verdicts: [{ rule: "large-orders", matched: true }] });
  });

  test("takes an EventBridge envelope for an event", async () => {
    put("rules/aws.json", {
      view: "eventbridge",
      pattern: { "detail-type": ["a"], detail: { x: [1] } },
      targets: [{ target: "log" }],
    });
    put("envelope.json", { version: "0", id: "1", "detail-type": "a", source: "s", detail: { x: 2 } });
    const { stdout } = await run("explain", "--rule", "rules/aws.json", "--event", "envelope.json");
    expect(stdout).toContain("✗ Rule aws did not match: detail.x is 2, wanted 1.");
  });

  test("shows a $or as one clause, and what is missing as missing", async () => {
    put("rules/or.json", {
      pattern: { data: { $or: [{ a: [1] }, { b: [2] }], c: ["x"] } },
      targets: [{ target: "log" }],
    });
    put("event.json", { ...order, data: { b: 2 } });
    const { stdout } = await run("explain", "--rule", "rules/or.json", "--event", "event.json");
    expect(stdout).toMatch(/✗ +data\.c +missing +"x"/);
    expect(stdout).toMatch(/✓ +data\.\$or +one of them +one of 2 alternatives/);
  });

  test.each<[string, string, string]>([
    ["a broken rule", "rules/bad.json", "pattern-invalid  Cannot use rules/bad.json: line 1, column"],
    [
      "a rule that is not there",
      "rules/none.json",
      "file-unreadable  Cannot read rules/none.json: there is no such file",
    ],
  ])("tells of %s", async (_, rule, message) => {
    put("rules/bad.json", '{"pattern":{"a":1},"targets":[{"target":"log"}]}');
    put("event.json", order);
    const { stderr } = await run("explain", "--rule", rule, "--event", "event.json");
    expect(stderr).toContain(message);
  });

  test("one event must be named", async () => {
    const { code, stderr } = await run("explain", "--rule", "rules/large-orders.json");
    expect(stderr).toContain("usage-invalid  Cannot explain: name one event, by its id or by --event FILE");
    expect(code).toBe(2);
  });
});
