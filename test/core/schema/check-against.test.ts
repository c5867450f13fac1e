import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileSchema } from "../../../functions/core/schema/compile.ts";
import { checkAgainst, type FileSchema } from "../../../functions/core/schema/check-against.ts";

const rule = { pattern: {}, targets: [{ target: "log" }] };

test.each<[FileSchema, unknown]>([
  ["rule", rule],
  [
    "rule",
    {
      condition: { "==": [1, 1] },
      targets: [{ target: "log", transform: { template: null }, retry: { maxAttempts: 1 } }],
    },
  ],
  ["target", { kind: "log" }],
  [
    "target",
    {
      kind: "http",
      url: "https://a.example",
      auth: { kind: "basic", username: "a", password: { secret: "P" } },
    },
  ],
  ["target", { kind: "bus", bus: "finance" }],
  ["source", { kind: "webhook", preset: "github", secrets: [{ secret: "S" }] }],
  ["event-settings", {}],
])("a %s fits: %j", (name, value) => {
  expect(checkAgainst(name, value)).toEqual([]);
});

test.each<[FileSchema, unknown, readonly [pointer: string, expected: string][]]>([
  ["rule", null, [["", "an object"]]],
  ["rule", { ...rule, patern: {} }, [["/patern", 'a known property (did you mean "pattern"?)']]],
  [
    "rule",
    { targets: [] },
    [
      ["", 'an object with one of the properties "pattern", "condition"'],
      ["/targets", "an array of at least 1 item"],
    ],
  ],
  [
    "rule",
    { ...rule, view: "event-bridge" },
    [["/view", 'one of "cloudevents", "eventbridge" (did you mean "eventbridge"?)']],
  ],
  ["target", {}, [["", 'an object with the property "kind"']]],
  ["target", { kind: "htpp" }, [["/kind", expect.stringContaining('did you mean "http"?') as string]]],
  [
    "target",
    { kind: "bus", bus: "a b", url: "x" },
    [
      ["/bus", expect.stringContaining("text that matches") as string],
      ["/url", expect.stringContaining("a known property") as string],
    ],
  ],
  [
    "target",
    { kind: "http", url: "ftp://x", auth: { kind: "basic", username: 1, pasword: "x" } },
    [
      ["/auth", 'an object with the property "password"'],
      ["/auth/pasword", 'a known property (did you mean "password"?)'],
      ["/auth/username", "a string or an object"],
      ["/url", "text that matches ^https?://"],
    ],
  ],
])("of a %s everything that is wrong is said: %j", (name, value, wanted) => {
  const found = checkAgainst(name, value).map(({ pointer, expected }) => [pointer, expected]);
  expect(found.sort(([one = ""], [other = ""]) => one.localeCompare(other))).toEqual(wanted);
});

test("transforms are told apart by what they hold, and must be one", () => {
  const withTransform = (transform: unknown) => ({ ...rule, targets: [{ target: "log", transform }] });
  const names = '"inputPath", "input", "inputTransformer", "template", "jsonLogic", "jsonata"';
  expect(checkAgainst("rule", withTransform({ template: 1, jsonata: "x" }))).toEqual([
    {
      pointer: "/targets/0/transform",
      keyword: "oneOf",
      expected: `an object with only one of the properties ${names}`,
      actual: 'one with "template" and "jsonata"',
    },
  ]);
  expect(checkAgainst("rule", withTransform({}))).toMatchObject([
    { expected: `an object with one of the properties ${names}`, actual: "one with none of them" },
  ]);
});

test("there is a check for each of our own schemas, and it comes to what a compiler comes to", () => {
  const names = readdirSync("schemas").flatMap((file) => /^(.+)\.schema\.json$/.exec(file)?.[1] ?? []);
  const values = [
    null,
    {},
    [],
    rule,
    { kind: "log" },
    { kind: "http" },
    { kind: "webhook" },
    { retentionDays: 1 },
    { cases: [] },
    { mode: "off" },
  ];
  for (const name of names) {
    const compiled = compileSchema(readFileSync(`schemas/${name}.schema.json`, "utf8"));
    for (const value of values)
      expect([name, value, checkAgainst(name as FileSchema, value).length > 0]).toEqual([
        name,
        value,
        compiled.validate(value).length > 0,
      ]);
  }
});
