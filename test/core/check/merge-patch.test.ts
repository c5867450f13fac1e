import { expect, test } from "vitest";
import { mergePatch } from "../../../functions/core/check/merge-patch.ts";

/** The cases of RFC 7396, appendix A. */
test.each<[unknown, unknown, unknown]>([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])("%j patched with %j is %j", (document, patch, merged) => {
  expect(mergePatch(document, patch)).toEqual(merged);
});

test("leaves the document and the prototype alone", () => {
  const document = { a: { b: 1 } };
  mergePatch(document, JSON.parse('{"a": {"b": 2}, "__proto__": {"x": 1}}'));
  expect(document).toEqual({ a: { b: 1 } });
  expect("x" in {}).toBe(false);
});
