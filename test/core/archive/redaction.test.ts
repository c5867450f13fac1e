import { describe, expect, test } from "vitest";
import { checkAccess } from "../../../functions/core/check/access.ts";
import type { AccessFile, RedactionAccess } from "../../../functions/core/generated/access-file.ts";
import { compileRedaction, redacted, redactionsFor } from "../../../functions/core/archive/redaction.ts";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const aRedaction = (parts: Partial<RedactionAccess> = {}): RedactionAccess => ({
  kind: "redaction",
  paths: ["$.data.card"],
  ...parts,
});
const hide = (text: string, ...paths: string[]) => compileRedaction(aRedaction({ paths })).hide(text);

describe("what stands at a path is hidden, and the rest stays to the letter", () => {
  test.for([
    ["a text", `{"data":{"card":"4711", "n":1}}`, ["$.data.card"], `{"data":{"card":"(hidden)", "n":1}}`],
    ["a large number", `{"data":{"n":9007199254740993}}`, ["$.data.card"], `{"data":{"n":9007199254740993}}`],
    ["a number", `{"data":{ "card" : 4711 }}`, ["$.data.card"], `{"data":{ "card" : "(hidden)" }}`],
    ["a whole object", `{"data":{"card":{"no":"1"}}}`, ["$.data.card"], `{"data":{"card":"(hidden)"}}`],
    ["nothing", `{"data":{"card":null}}`, ["$.data.card"], `{"data":{"card":null}}`],
    [
      "both of a key given twice",
      `{"data":{"a":1,"a":2}}`,
      ["$.data.a"],
      `{"data":{"a":"(hidden)","a":"(hidden)"}}`,
    ],
    ["an escaped key", `{"data":{"c\\u0061rd":1}}`, ["$.data.card"], `{"data":{"c\\u0061rd":"(hidden)"}}`],
    ["a key with a dot", `{"data":{"a.b":1}}`, ["$.data['a.b']"], `{"data":{"a.b":"(hidden)"}}`],
    ["an element", `{"data":[1,2,3]}`, ["$.data[1]"], `{"data":[1,"(hidden)",3]}`],
    [
      "each element",
      `{"data":[{"a":1},{"a":2,"b":3}]}`,
      ["$.data[*].a"],
      `{"data":[{"a":"(hidden)"},{"a":"(hidden)","b":3}]}`,
    ],
    [
      "each member",
      `{"data":{"x":{"a":1},"y":{"a":2}}}`,
      ["$.data.*.a"],
      `{"data":{"x":{"a":"(hidden)"},"y":{"a":"(hidden)"}}}`,
    ],
    [
      "two, one in the other",
      `{"data":{"a":{"b":1}}}`,
      ["$.data.a", "$.data.a.b"],
      `{"data":{"a":"(hidden)"}}`,
    ],
    ["an attribute", `{"id":"1","subject":"ada"}`, ["$.subject"], `{"id":"1","subject":"(hidden)"}`],
  ] as const)("%s", ([, text, paths, expected]) => {
    expect(hide(text, ...paths)).toBe(expected);
  });
});

describe("what is not as the path thinks is hidden rather than shown", () => {
  test.for([
    [
      "a list where one was thought of",
      `{"data":{"a":[{"b":1},[{"b":2}]]}}`,
      "$.data.a.b",
      `{"data":{"a":[{"b":"(hidden)"},[{"b":"(hidden)"}]]}}`,
    ],
    ["a text where an object was", `{"data":{"a":"b is 1"}}`, "$.data.a.b", `{"data":{"a":"(hidden)"}}`],
    ["an object where a list was", `{"data":{"a":{"b":1}}}`, "$.data.a[0]", `{"data":{"a":"(hidden)"}}`],
    ["data that is a text", `{"data":"card 4711"}`, "$.data.card", `{"data":"(hidden)"}`],
    ["data that is no JSON", `{"data_base64":"AAAA"}`, "$.data.card", `{"data_base64":"(hidden)"}`],
  ] as const)("%s", ([, text, path, expected]) => {
    expect(hide(text, path)).toBe(expected);
  });
});

test.for<readonly [Partial<RedactionAccess>, string, string, boolean]>([
  [{}, "shop.order.paid", "default", true],
  [{ types: ["shop.order.paid"] }, "shop.order.paid", "default", true],
  [{ types: ["shop.order.paid"] }, "shop.order.paid2", "default", false],
  [{ types: ["shop.*"] }, "shop.order.paid", "default", true],
  [{ types: ["*.paid"] }, "shop.order.paid", "default", true],
  [{ types: ["*.paid"] }, "shop.order.paid.late", "default", false],
  [{ types: ["shop.*.*.late"] }, "shop.order.paid.late", "default", true],
  [{ types: ["a*a"] }, "a", "default", false],
  [{ types: ["other", "*"] }, "shop.order.paid", "default", true],
  [{ bus: "hr" }, "shop.order.paid", "default", false],
  [{ bus: "hr" }, "shop.order.paid", "hr", true],
])("%j applies to %s on bus %s: %s", ([parts, type, bus, applies]) => {
  expect(compileRedaction(aRedaction(parts)).applies({ type, bus })).toBe(applies);
});

test("an event's own subject and time, and what its schema found, are hidden with it", () => {
  const problem = { pointer: "/data/card", keyword: "type", expected: "a number", actual: "4711" };
  const event = anEvent({
    ...{ subject: "ada", time: "2026-01-02T00:00:00Z" },
    ...{ data: { card: "4711" }, schema: { status: "warned", problems: [problem] } },
  });
  const seen = redacted(event, [
    compileRedaction(aRedaction({ paths: ["$.subject", "$.data.card", "$.time"] })),
  ]);
  expect(seen).toMatchObject({ id: "42", subject: "(hidden)", time: "(hidden)" });
  expect(JSON.stringify(seen)).not.toMatch(/ada|4711|2026-01-02T00/);
  expect(redacted(event, [compileRedaction(aRedaction({ types: ["other"] }))])).toBe(event);
});

const registry = memoryRegistry([
  aDefinition({ kind: "access", id: "cards", value: aRedaction({ teams: ["fraud"] }) }),
  aDefinition({ kind: "access", id: "off", value: { ...aRedaction(), enabled: false } }),
  aDefinition({ kind: "access", id: "tickets", value: { kind: "tickets" } satisfies AccessFile }),
]);

test.for([
  ["viewer", [], 1],
  ["operator", [], 1],
  ["operator", ["shop"], 1],
  ["operator", ["shop", "fraud"], 0],
  ["admin", [], 0],
] as const)("a %s of teams %j has so much hidden from them: %i", ([role, teams, count]) => {
  expect(redactionsFor({ role, teams }, registry)).toHaveLength(count);
});

test.for([
  [{ paths: ["$.data.card", "$.subject", "$.customerid", "$.data[*].x"] }, []],
  [{ paths: ["$.data.card", "data.card"] }, ["/paths/1"]],
  [{ paths: ["$.data..card"] }, ["/paths/0"]],
  [{ paths: ["$.id"] }, ["/paths/0"]],
  [{ paths: ["$.type.x", "$[*]"] }, ["/paths/0", "/paths/1"]],
  [{ paths: [] }, ["/paths"]],
] as const)("of %j these places are wrong: %j", ([parts, pointers]) => {
  const { problems } = checkAccess(JSON.stringify({ kind: "redaction", ...parts }));
  expect(problems.map(({ pointer }) => pointer)).toEqual(pointers);
});
