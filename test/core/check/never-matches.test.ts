import { describe, expect, test } from "vitest";
import { neverMatches } from "../../../functions/core/check/never-matches.ts";
import type { RuleFile } from "../../../functions/core/rule.ts";

const order = {
  type: "object",
  properties: {
    amount: { type: "number" },
    country: { enum: ["DE", "FR"] },
    tags: { type: "array", items: { type: "string" } },
    note: { type: ["string", "null"] },
  },
};
const schemas = new Map([["order", [order]]]);

function reasons(parts: Partial<RuleFile>): string[] {
  const rule = { targets: [{ target: "log" }], ...parts };
  return neverMatches(rule, schemas).map(({ pointer, message }) => `${pointer}: ${message}`);
}

function ofData(data: object): string[] {
  return reasons({ pattern: { type: ["order"], data } });
}

describe("tells of a clause that no event fits", () => {
  test.each<[string, Partial<RuleFile>, string]>([
    [
      "an envelope's member",
      { pattern: { "detail-type": ["order"] } },
      '/pattern/detail-type: a CloudEvent has no attribute "detail-type"; did you mean the EventBridge envelope? Then the rule needs "view": "eventbridge"',
    ],
    [
      "a field of an attribute",
      { pattern: { detail: { x: [1] } } },
      '/pattern/detail/x: attributes of a CloudEvent have no fields of their own, and "detail" is one; did you mean the EventBridge envelope? Then the rule needs "view": "eventbridge"',
    ],
    [
      "a number for text",
      { pattern: { source: [1, null] } },
      '/pattern/source: "source" is always text, and nothing here fits text',
    ],
    ["no type", { pattern: { type: [{ exists: false }] } }, '/pattern/type: every event has "type"'],
    [
      "an event's member in the envelope",
      { view: "eventbridge", pattern: { type: ["order"] } },
      '/pattern/type: the EventBridge envelope has no member "type" (did you mean "detail-type"?)',
    ],
    ["a condition that is false", { condition: false }, "/condition: this constant is false for every event"],
    [
      "a condition that is an empty list",
      { condition: [] },
      "/condition: this constant is false for every event",
    ],
  ])("%s", (_, rule, reason) => {
    expect(reasons(rule)).toEqual([reason]);
  });

  test.each<[object, string]>([
    [
      { amount: ["100"] },
      "/pattern/data/amount: by the schema of order, data.amount is number, and nothing here fits that",
    ],
    [
      { amount: [{ prefix: "1" }] },
      "/pattern/data/amount: by the schema of order, data.amount is number, and nothing here fits that",
    ],
    [
      { country: ["de", "IT"] },
      '/pattern/data/country: by the schema of order, data.country is "DE" or "FR", and nothing here fits that',
    ],
    [
      { tags: [1] },
      "/pattern/data/tags: by the schema of order, data.tags is string, and nothing here fits that",
    ],
  ])("%j against the schema", (data, reason) => {
    expect(ofData(data)).toEqual([reason]);
  });
});

describe("says nothing of a clause that an event may fit", () => {
  test.each<object>([
    { amount: [1] },
    { amount: ["1", { numeric: [">", 1] }] },
    { amount: [{ exists: false }] },
    { amount: [{ "anything-but": ["1"] }] },
    { country: ["IT", "DE"] },
    { country: [{ prefix: "D" }] },
    { tags: ["x"] },
    { note: [null] },
    { unknown: [1] },
  ])("%j", (data) => {
    expect(ofData(data)).toEqual([]);
  });

  test.each<Partial<RuleFile>>([
    { pattern: { myextension: [1, true] } },
    { pattern: { subject: [{ exists: false }] } },
    { pattern: { "not-there": [{ exists: false }] } },
    { pattern: { id: [{ wildcard: "a*" }, 1] } },
    { view: "eventbridge", pattern: { "detail-type": ["order"], account: ["1"], resources: ["x"] } },
    { condition: true },
    { condition: { "==": [1, 2] } },
    {},
  ])("%j", (parts) => {
    expect(reasons(parts)).toEqual([]);
  });
});
