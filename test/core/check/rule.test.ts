import { describe, expect, test } from "vitest";
import type { CheckContext } from "../../../functions/core/check/context.ts";
import { checkRule } from "../../../functions/core/check/rule.ts";

const valid = { pattern: { type: ["a"] }, targets: [{ target: "log" }] };

/** `line:column code /pointer: message` of each problem and warning. */
function said(rule: unknown, context?: CheckContext) {
  const { problems, warnings } = checkRule(typeof rule === "string" ? rule : JSON.stringify(rule), context);
  const told = (list: typeof problems) =>
    list.map(
      ({ line, column, code, pointer, message }) => `${line}:${column} ${code} ${pointer}: ${message}`,
    );
  return { problems: told(problems), warnings: told(warnings) };
}

test("a rule without problems comes with its value", () => {
  const { value, problems, warnings } = checkRule(JSON.stringify(valid), { targets: [] });
  expect(value).toEqual(valid);
  expect(problems).toEqual([]);
  expect(warnings).toEqual([]);
});

test("a rule with a problem has no value", () => {
  expect(checkRule("[]")).not.toHaveProperty("value");
});

describe("names each problem at its place", () => {
  test("text that is no JSON", () => {
    expect(said('{\n  "pattern": {},\n}').problems).toEqual([
      '3:1 json-invalid : unexpected "}", expected a key in double quotes',
    ]);
  });

  test("JSON that is nested too deeply", () => {
    expect(said("[".repeat(200)).problems).toEqual(["1:129 json-too-deep : nested deeper than 128 levels"]);
  });

  test("a property that there is not, with the likely one", () => {
    expect(
      said('{\n  "condition": true,\n  "tragets": [],\n  "targets": [{ "target": "log" }]\n}').problems,
    ).toEqual([
      '3:3 rule-invalid /tragets: must be a known property (did you mean "targets"?), but is "tragets"',
    ]);
  });

  test("two ways to make one body", () => {
    const [problem] = said({
      ...valid,
      targets: [{ target: "log", transform: { inputPath: "$.x", template: 1 } }],
    }).problems;
    expect(problem).toMatch(
      /^1:\d+ rule-invalid \/targets\/0\/transform: must be an object with only one of/,
    );
  });

  test("each problem of a pattern, condition and transform", () => {
    const rule = `{
  "pattern": { "type": ["a"], "data": { "x": [{ "numric": [">", 1] }] } },
  "condition": { "inn": [1, 2] },
  "targets": [
    { "target": "log", "transform": { "inputPath": "data.x" } },
    { "target": "log", "transform": { "jsonata": "$x(" } }
  ]
}`;
    expect(said(rule).problems).toEqual([
      expect.stringMatching(
        /^2:\d+ pattern-invalid \/pattern\/data\/x\/0\/numric: .*did you mean "numeric"\?/,
      ),
      expect.stringMatching(/^3:18 condition-invalid \/condition\/inn: .*did you mean "in"\?/),
      expect.stringMatching(
        /^5:39 transform-invalid \/targets\/0\/transform\/inputPath: must be a path that begins with \$/,
      ),
      expect.stringMatching(
        /^6:39 transform-invalid \/targets\/1\/transform\/jsonata: must be a JSONata expression/,
      ),
    ]);
  });

  test("a number beyond double in a pattern, as it is written", () => {
    const rule = '{"pattern":{"data":{"x":[{"numeric":[">",1e400]}]}},"targets":[{"target":"log"}]}';
    expect(said(rule).problems).toEqual([
      expect.stringMatching(/^1:\d+ pattern-invalid \/pattern\/data\/x\/0\/numeric/),
    ]);
  });
});

describe("warns of", () => {
  test("a target that there is not, with the likely one", () => {
    const rule = { ...valid, targets: [{ target: "log" }, { target: "warehous" }] };
    expect(said(rule, { targets: ["warehouse"] }).warnings).toEqual([
      expect.stringMatching(
        /^1:\d+ target-dangling \/targets\/1\/target: there is no target "warehous" \(did you mean "warehouse"\?\)$/,
      ),
    ]);
  });

  test("nothing of targets when it does not know which there are", () => {
    expect(said({ ...valid, targets: [{ target: "warehouse" }] }).warnings).toEqual([]);
  });

  test("a key that stands there twice", () => {
    expect(said('{"pattern":{"type":["a"],\n"type":["b"]},"targets":[{"target":"log"}]}').warnings).toEqual([
      "2:1 key-repeated /pattern/type: the key stands here a second time, and only this last one counts",
    ]);
  });

  test("fields that the schema does not have, and clauses that never fit", () => {
    const schemas = new Map([["a", [{ properties: { amount: { type: "number" } } }]]]);
    const rule = { ...valid, pattern: { type: ["a"], data: { amuont: [1], amount: ["1"] } } };
    expect(said(rule, { schemas }).warnings).toEqual([
      expect.stringMatching(/field-unknown \/pattern\/data\/amuont: .*did you mean "amount"\?/),
      expect.stringMatching(
        /never-matches \/pattern\/data\/amount: by the schema of a, data.amount is number/,
      ),
    ]);
  });

  test("what AWS would not take, only when asked", () => {
    const rule = {
      ...valid,
      view: "eventbridge",
      pattern: { "detail-type": ["a"] },
      condition: true,
      targets: Array.from({ length: 6 }, () => ({ target: "log", transform: { jsonata: "1" } })),
    };
    expect(said(rule).warnings).toEqual([]);
    expect(said(rule, { strictAws: true }).warnings).toEqual([
      expect.stringContaining(
        "aws-strict /targets: not for AWS EventBridge: it takes 5 targets a rule at most",
      ),
      ...Array.from({ length: 6 }, (_, index) =>
        expect.stringContaining(
          `aws-strict /targets/${index}/transform/jsonata: not for AWS EventBridge: its targets have no "jsonata"`,
        ),
      ),
      expect.stringContaining("aws-strict /condition: not for AWS EventBridge: it has no conditions"),
    ]);
  });

  test("a pattern that speaks of CloudEvents and one with a costly wildcard, for AWS", () => {
    const rule = { ...valid, pattern: { type: [{ wildcard: "a*" }] } };
    const { warnings } = said(rule, { strictAws: true });
    expect(warnings[0]).toContain(
      'aws-strict : not for AWS EventBridge: its pattern must speak of the envelope: "view": "eventbridge"',
    );
    expect(warnings[1]).toBe(
      "1:13 aws-strict /pattern/type: AWS EventBridge takes wildcards in at most 30 rules of a bus, its default quota, and this is one",
    );
  });
});

test("warnings are made only when they are read", () => {
  let asked = 0;
  const targets = {
    *[Symbol.iterator]() {
      asked++;
      yield "warehouse";
    },
  };
  const checked = checkRule(JSON.stringify(valid), { targets });
  expect(asked).toBe(0);
  expect(checked.warnings).toEqual([]);
  expect(asked).toBe(1);
});
