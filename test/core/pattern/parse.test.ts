import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { awsMessage } from "../../../functions/core/pattern/fault.ts";
import { parsePattern, readPattern } from "../../../functions/core/pattern/parse.ts";

function refusalOf(pattern: string | object): RouterError {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof RouterError) return error;
  }
  throw new Error("the pattern was not refused");
}

function awsRefusal(text: string): string | undefined {
  const read = readPattern(text);
  return "faults" in read ? awsMessage(text, read.faults[0]!) : undefined;
}

describe("a refusal", () => {
  test("names the place, what must be there and what is there", () => {
    const { code, message, problems } = refusalOf({ data: { amount: 100 } });
    expect(code).toBe("pattern-invalid");
    expect(message).toBe(
      "Cannot use the pattern: /data/amount must be an array of what the field may be, such as [100], or an object, but is 100",
    );
    expect(problems).toEqual([expect.objectContaining({ pointer: "/data/amount", actual: "100" })]);
  });

  test("names whose pattern it is", () => {
    expect(() => parsePattern("{}", "the pattern of rule x")).toThrow(
      /^Cannot use the pattern of rule x: it must be/,
    );
  });

  test("has a problem for each place", () => {
    const { message, problems } = refusalOf({
      a: "x",
      b: [{ prefix: 1 }, { cidr: "x" }],
      $or: [{ c: [] }, { d: [1] }],
    });
    expect(problems?.map(({ pointer }) => pointer)).toEqual(["/a", "/b/0/prefix", "/b/1/cidr", "/$or/0/c"]);
    expect(message).toMatch(/\(and 3 more\)$/);
  });

  test("says which operator was likely meant", () => {
    expect(refusalOf({ a: [{ sufix: ["x"] }] }).message).toBe(
      'Cannot use the pattern: /a/0/sufix must be one of the operators exactly, prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, exists, cidr (did you mean "suffix"?), but is "sufix"',
    );
    expect(refusalOf({ a: [{ "anything-but": { prefx: ["x"] } }] }).message).toBe(
      'Cannot use the pattern: /a/0/anything-but/prefx must be one of the operators prefix, suffix, equals-ignore-case, wildcard (did you mean "prefix"?), but is "prefx"',
    );
    expect(refusalOf({ a: [{ regex: "x" }] }).message).toMatch(/exists, cidr, but is "regex"$/);
  });

  test("tells line and column of what is no JSON", () => {
    expect(refusalOf('{"a":\n  [1,]}').message).toMatch(/must be valid JSON, but is line 2, column 6: /);
  });
});

describe("limits", () => {
  test("$or makes at most 1000 branches", () => {
    const ten = (key: string) => ({ $or: Array.from({ length: 10 }, (_, index) => ({ [key]: [index] })) });
    const thousand = { x: ten("a"), y: ten("a"), z: ten("a") };
    expect(parsePattern(thousand).branches).toHaveLength(1000);
    const more = { ...thousand, $or: [{ p: [1] }, { q: [1] }] };
    expect(refusalOf(more).problems).toEqual([expect.objectContaining({ pointer: "/$or", keyword: "$or" })]);
  });

  test("and nested ones no more than that together", () => {
    const branches = (count: number) => Array.from({ length: count }, (_, index) => ({ a: [index] }));
    expect(parsePattern({ $or: [{ $or: branches(999) }, { b: [1] }] }).branches).toHaveLength(1000);
    expect(refusalOf({ $or: [{ b: [1] }, { $or: branches(1000) }] }).problems?.[0]?.pointer).toBe("/$or");
  });

  test("the branches have at most 100,000 fields together", () => {
    const fields = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, [1]]));
    const or = (count: number) => ({ $or: Array.from({ length: count }, (_, index) => ({ a: [index] })) });
    expect(parsePattern({ ...or(400), ...fields }).branches).toHaveLength(400);
    expect(refusalOf({ ...or(1000), ...fields }).problems?.map(({ keyword }) => keyword)).toEqual(["$or"]);
  });

  test("a pattern nests as deep as events may, not deeper", () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}[1]${"}".repeat(depth)}`;
    expect(parsePattern(nested(127)).branches).toHaveLength(1);
    expect(refusalOf(nested(128)).problems?.[0]?.keyword).toBe("json-too-deep");
  });
});

describe("EventBridge's message", () => {
  test.each([
    ['{"a": 5}', 1, 8],
    ['{"a": "text"}', 1, 8],
    ['{"a": []}', 1, 9],
    ['{"a": [[1]]}', 1, 9],
    ['{\n  "a": {}\n}', 2, 10],
    ['{"a": [{"prefix": 123}]}', 1, 22],
    ['{"a": [{"suffix": ["x"]}]}', 1, 20],
    ['{"a": [{"numeric": [">", 0, ">", 5]}]}', 1, 32],
    ['{"a": [{"numeric": [">", 0, "<"]}]}', 1, 33],
    ['{"a": [{"anything-but": {"prefix": ""}}]}', 1, 38],
    ['{"a": [{"wildcard": "a**"}]}', 1, 26],
    ['{"a": [{"nope": "x"}]}', 1, 18],
    ["[1]", 1, 2],
  ])("names the place to which its parser has come: %s", (pattern, line, column) => {
    expect(awsRefusal(pattern)).toContain(
      `\n at [Source: (String)"${pattern}"; line: ${line}, column: ${column}]`,
    );
  });

  test("names it twice within a list of anything-but", () => {
    const pattern = '{"a": [{"anything-but": {"suffix": [1]}}]}';
    const place = ` at [Source: (String)"${pattern}"; line: 1, column: 38]`;
    expect(awsRefusal(pattern)).toBe(
      `Event pattern is not valid. Reason: prefix/suffix match pattern must be a string\n${place}\n${place}`,
    );
  });

  test("names no place for a bad address", () => {
    expect(awsRefusal('{"a": [{"cidr": "xx::/8"}]}')).toBe(
      "Event pattern is not valid. Reason: Nonstandard IP address: xx::",
    );
  });

  test("shows the first 500 characters of the pattern", () => {
    const pattern = `{"a": [${'"x", '.repeat(120)}[]]}`;
    expect(awsRefusal(pattern)).toContain(
      `(String)"${pattern.slice(0, 500)}"[truncated ${pattern.length - 500} chars]; line: 1`,
    );
  });
});

test("an object is read as its JSON text", () => {
  expect(parsePattern({ a: [1, { exists: true }] })).toEqual(parsePattern('{"a":[1,{"exists":true}]}'));
});
