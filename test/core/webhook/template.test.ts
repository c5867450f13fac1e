import { expect, test } from "vitest";
import { parsePlace, parseTemplate } from "../../../functions/core/webhook/template.ts";

test("texts and places, names of headers in lower case", () => {
  expect(parseTemplate("com.acme.{header.X-Kind}-{body.a.0.b}")).toMatchObject([
    "com.acme.",
    { root: "header", path: ["x-kind"] },
    "-",
    { root: "body", path: ["a", "0", "b"] },
  ]);
});

test("the name of a query's parameter may have dots", () => {
  expect(parsePlace("query.hub.mode")).toMatchObject({ root: "query", path: ["hub.mode"] });
});

test.each([
  ["lower", "ABC", "abc"],
  ["snake", "MergeRequest", "merge_request"],
  ["snake", "/Push Hook", "push_hook"],
  ["dots", "orders/create", "orders.create"],
  ["parent", "https://a.example/users/ada", "https://a.example/users"],
  ["before:#", "https://a.example/1#note", "https://a.example/1"],
  ["bearer", "Bearer abc", "abc"],
  ["bearer", "Basic abc", ""],
])("%s makes %s %s", (filter, text, wanted) => {
  const [apply] = parsePlace(`body.x|${filter}`).filters;
  expect(apply!(text)).toBe(wanted);
});

test.each([
  ["{heder.x-id}", 'there is no place "heder" (did you mean "header"?)'],
  ["{constructor}", 'there is no place "constructor"'],
  ["{header}", '"header" is not how a place in header is named'],
  ["{body..a}", '"body..a" is not how a place in body is named'],
  ["{url.x}", '"url.x" is not how a place in url is named'],
  ["{body.x|lowr}", 'there is no filter "lowr" (did you mean "lower"?)'],
  ["{body.x|toString}", 'there is no filter "toString"'],
  ["a { b", "a brace stands alone"],
  ["{a{b}}", "a brace stands alone"],
])("%s is refused", (template, reason) => {
  expect(() => parseTemplate(template)).toThrow(
    `Cannot read the template ${JSON.stringify(template)}: ${reason}`,
  );
});
