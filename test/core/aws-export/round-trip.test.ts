import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exportAws } from "../../../functions/core/aws-export/export.ts";
import { envelopeRule } from "../../../functions/core/aws-export/envelope-rule.ts";
import { importAws } from "../../../functions/core/aws-import/import.ts";
import type { TargetFile } from "../../../functions/core/generated/target-file.ts";
import { compile } from "../../../functions/core/match.ts";
import type { RuleFile } from "../../../functions/core/rule.ts";
import { aRule } from "../../support/build.ts";
import { anObject, aPattern } from "../../support/pattern-arbitrary.ts";

const PLACE = { region: "eu-central-1", account: "123456789012" };
const word = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/);
const id = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,20}[A-Za-z0-9]$/)
  .filter((one) => !one.endsWith(".test"));
const secret = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/).map((name) => ({ secret: name }));
const arn = (service: string, before = "") =>
  word.map((name) => `arn:aws:${service}:eu-central-1:123456789012:${before}${name}`);

const auth = fc.oneof(
  fc.record({ kind: fc.constant("api-key"), header: fc.constant("x-key"), value: secret }),
  fc.record({ kind: fc.constant("basic"), username: fc.oneof(word, secret), password: secret }),
  fc.record(
    {
      ...{ kind: fc.constant("oauth2"), tokenUrl: fc.constant("https://id.example/token") },
      ...{ clientId: fc.oneof(word, secret), clientSecret: secret, scope: word, audience: word },
    },
    { requiredKeys: ["kind", "tokenUrl", "clientId", "clientSecret"] },
  ),
);
const value = fc.oneof(word, secret);
const http = fc.record(
  {
    ...{ kind: fc.constant("http"), url: word.map((path) => `https://wms.example/${path}?a=1`) },
    ...{ method: fc.constantFrom("POST", "PUT", "PATCH"), auth },
    headers: fc.dictionary(word, value, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    bodyMembers: fc.dictionary(word, value, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    rate: fc.record({ perSecond: fc.integer({ min: 1, max: 300 }) }),
  },
  { requiredKeys: ["kind", "url", "method", "auth"] },
);
const target = fc.oneof(
  http,
  fc.record({ kind: fc.constant("sqs"), queue: arn("sqs"), messageGroup: word }),
  fc.record({ kind: fc.constant("sns"), topic: arn("sns") }),
  fc.record({ kind: fc.constant("lambda"), function: arn("lambda", "function:") }),
  fc.record({
    ...{ kind: fc.constant("kinesis"), stream: arn("kinesis", "stream/") },
    partitionKey: fc.constantFrom("<$.data.customer>", "<$.type>", "<$.id>"),
  }),
) as fc.Arbitrary<TargetFile>;

/** As text has it: a negative zero is 0 there. */
const someJson = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
const transform = fc.oneof(
  fc.constantFrom({ inputPath: "$" }, { inputPath: "$.detail" }),
  fc.record({ input: someJson }),
  word.map((name) => ({
    inputTransformer: { inputPathsMap: { [name]: `$.detail.${name}` }, inputTemplate: `{"a": <${name}>}` },
  })),
) as fc.Arbitrary<NonNullable<RuleFile["targets"][number]["transform"]>>;

test("rules and their targets are the same when they have gone to AWS and come back", () => {
  const entry = fc.record({ target, id, transform });
  const rule = fc.record({
    pattern: aPattern.map((detail) => ({ source: ["shop"], detail })),
    bus: fc.constantFrom("default", "orders"),
    enabled: fc.boolean(),
    description: word,
    entries: fc.uniqueArray(entry, { minLength: 1, maxLength: 5, selector: (one) => one.id.toLowerCase() }),
  });
  fc.assert(
    fc.property(id, rule, (ruleId, { pattern, bus, enabled, description, entries }) => {
      const said: RuleFile = {
        ...{ description, ...(bus !== "default" && { bus }), ...(!enabled && { enabled }) },
        ...{ view: "eventbridge", pattern },
        targets: entries.map((one) => ({ target: one.id, transform: one.transform })),
      };
      const targets = new Map(entries.map((one) => [one.id, one.target]));
      const exported = exportAws({ rules: new Map([[ruleId, said]]), targets, archives: new Map() });
      fc.pre(exported.left.length === 0); // Wildcards that are too complex for AWS stay.
      const template: unknown = JSON.parse(JSON.stringify(exported.template));
      const { files, left } = importAws([{ file: "t", value: template }], PLACE);
      expect(left).toEqual([]);
      const back = new Map(files.map(({ file, value: { $schema: _, ...one } }) => [file, one]));
      expect(back.get(`rules/${ruleId}.json`)).toEqual(said);
      for (const [one, file] of targets) expect(back.get(`rules/targets/${one}.json`)).toEqual(file);
    }),
    { numRuns: 200 },
  );
});

test("a pattern that was put into the words of the envelope matches the same events", () => {
  fc.assert(
    fc.property(aPattern, anObject, fc.constantFrom("a", "b"), (data, said, type) => {
      const rule = aRule({ pattern: { $or: [{ data }, { type: ["a"], data }] } });
      const made = envelopeRule(rule);
      expect(made).not.toHaveProperty("why");
      const there = { ...rule, ...("rule" in made ? made.rule : {}), id: "there" };
      const event = { specversion: "1.0", id: "1", source: "/s", type, data: said };
      const matching = compile([rule, there]).match(JSON.stringify(event));
      expect([0, 2]).toContain(matching.length);
    }),
    { numRuns: 300 },
  );
});
