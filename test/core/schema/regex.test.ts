import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearRegex, regexSize } from "../../../functions/core/schema/regex.ts";

/** What has to do with the edges of character classes. */
const characters = Array.from(
  "abzAZ019_- \t\n\v\f\r.$^/é€ß😀\u00a0\u1680\u2003\u2028\u2029\u202f\u3000\ufeff\u200b\b\0ⅷ٣Σ",
);

describe("means what ECMA-262 means:", () => {
  test.each([
    "\\s",
    "\\S",
    "[\\s]",
    "[^\\s]",
    "[\\Sa]",
    "[\\s\\S]",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    ".",
    "[.]",
    "[^]",
    "\\b",
    "[\\b]",
    "\\p{L}",
    "\\P{L}",
    "\\p{Letter}",
    "\\p{Lu}",
    "\\p{digit}",
    "\\p{gc=Nd}",
    "\\p{General_Category=Decimal_Number}",
    "\\p{Script=Greek}",
    "\\p{sc=Greek}",
    "[^\\p{Letter}]",
    "\\u00e9",
    "\\u{1f600}",
    "\\ud83d\\ude00",
    "\\cJ",
    "\\0",
    "/",
    "\\/",
    "[\\u0000-\\u001f]",
    "a|b",
    "(?:a)",
    "(?<name>a)",
    "a{0,2}b?",
    "[a-z]",
    "[\\]a]",
    "[\\-a]",
  ])("%s", (source) => {
    const ours = linearRegex(`^${source}$`);
    const native = new RegExp(`^${source}$`, "u");
    expect(characters.filter((one) => ours.test(one))).toEqual(characters.filter((one) => native.test(one)));
  });

  test("whatever is put together of these", () => {
    const part = fc.constantFrom(
      "a",
      "b",
      "[ab]",
      "[^a]",
      "\\s",
      "\\d",
      ".",
      "a?",
      "(?:ab)*",
      "(?:a|b)+",
      "b{1,2}",
      "^",
      "$",
      "\\b",
      "[\\s\\d]",
    );
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "\n", "\u2028") });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), text, (parts, text) => {
        const source = parts.join("");
        expect(linearRegex(source).test(text)).toBe(new RegExp(source, "u").test(text));
      }),
    );
  });
});

test.each(["\\-", "\\@", "\\_", "a\\:b", "\\'", "[a\\@]"])("lets the needless escape %s pass", (source) => {
  expect(linearRegex(`^${source}$`).test(source.replaceAll(/[\\[\]]/g, "").replace(/^a(?=@)/, ""))).toBe(
    true,
  );
});

test.each([
  "(?=a)",
  "(?!a)",
  "(?<=a)b",
  "(?<!a)b",
  "(a)\\1",
  "(?i)a",
  "[[:alpha:]]",
  "a**",
  "(",
  "a{2,1}",
  "\\p{Nothing}",
  "\\A",
  "x{1001}",
])("refuses %s", (source) => {
  expect(() => linearRegex(source)).toThrow(Error);
});

test.each([
  ["", 0],
  ["abc", 3],
  ["a{10}", 10],
  ["(abc){100}", 300],
  ["^[a-z0-9]{1,255}$", 257],
  ["((a{10}){10}){10}", 1_000],
  ["\\p{L}{3}", 3],
  ["[a\\]b]{5}", 5],
  ["(a|b)*", 4],
  ["a{3,}", 3],
  ["a{0}", 1],
])("the size of %j is about %d", (source, size) => {
  expect(regexSize(source)).toBe(size);
});
