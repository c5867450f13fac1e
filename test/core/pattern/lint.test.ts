import { describe, expect, test } from "vitest";
import { lintPattern } from "../../../functions/core/pattern/lint.ts";

const keywordsOf = (pattern: string | object, service?: "bus" | "pipes") =>
  lintPattern(pattern, service).map(({ pointer, keyword }) => `${pointer} ${keyword}`);

describe("the lint for AWS", () => {
  test("finds nothing in an ordinary pattern", () => {
    expect(
      lintPattern({ source: ["aws.ec2", { prefix: "x" }], detail: { state: [{ "anything-but": "x" }] } }),
    ).toEqual([]);
  });

  test("counts the characters of the pattern", () => {
    expect(keywordsOf({ source: ["x".repeat(2033)] })).toEqual([]);
    expect(lintPattern({ source: ["x".repeat(2040)] })).toEqual([
      expect.objectContaining({ pointer: "", keyword: "aws-length", actual: "2055 characters" }),
    ]);
  });

  test("tells the quota of rules with wildcards, within anything-but too", () => {
    const pattern = { a: [{ wildcard: "x*" }], b: [{ "anything-but": { wildcard: ["*y"] } }] };
    expect(keywordsOf(pattern)).toEqual(["/a aws-wildcard", "/b aws-wildcard"]);
  });

  test.each([
    ["*a*a*a*a*a*", true],
    ["*aaaaaaaaaaaa", true],
    ["*abcabcabcabc*abcabc", false],
    ["/home/*/x/x/x/x/x/file.txt", false],
    ["arn:*:*:*:*", false],
  ])("warns of wildcards that are too complex: %s", (wildcard, isComplex) => {
    expect(keywordsOf({ a: [{ wildcard }] }).includes("/a aws-complexity")).toBe(isComplex);
  });

  test("adds up the wildcards of a field", () => {
    const named = (names: readonly string[]) => ({
      a: names.map((name) => ({ wildcard: `*:stack/${name}/*` })),
    });
    expect(keywordsOf(named(["one", "two", "three"]))).toEqual(["/a aws-wildcard"]);
    expect(keywordsOf(named(["one", "two", "three", "four"]))).toEqual([
      "/a aws-wildcard",
      "/a aws-complexity",
    ]);
  });

  test("warns of fields that EventBridge's events do not have, once for all branches of $or", () => {
    const pattern = { cloudevent: { subject: ["x"] }, $or: [{ a: [1] }, { b: [1] }] };
    expect(keywordsOf(pattern)).toEqual(["/cloudevent/subject aws-field"]);
  });

  test("warns of what pipes do not take", () => {
    const pattern = {
      a: [{ wildcard: "x*" }],
      b: [{ "anything-but": { prefix: "x" } }],
      c: [{ "anything-but": ["x"] }],
    };
    expect(keywordsOf(pattern, "pipes")).toEqual(["/a aws-wildcard", "/b aws-anything-but"]);
    expect(keywordsOf(pattern)).toEqual(["/a aws-wildcard"]);
  });

  test("says nothing of what is no pattern", () => {
    expect(lintPattern({ a: "x" })).toEqual([]);
  });
});
