import { describe, expect, test } from "vitest";
import { MOST_ASKED_OF_ALL, type NamedRule } from "../../../functions/core/check/asked-of-all.ts";
import { checks } from "../../../functions/core/check/checks.ts";
import type { CheckContext } from "../../../functions/core/check/context.ts";
import type { SchemaVerdict } from "../../../functions/core/event.ts";
import type { RuleFile } from "../../../functions/core/rule.ts";

function said(kind: keyof typeof checks, value: unknown, context: CheckContext = {}) {
  const { problems, warnings } = checks[kind](JSON.stringify(value), context);
  const told = (list: typeof problems) =>
    list.map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
  return { problems: told(problems), warnings: told(warnings) };
}
const fine = { problems: [], warnings: [] };

describe("a target", () => {
  const http = { kind: "http", url: "https://wms.example/hook" };

  test.each([http, { kind: "log" }, { kind: "bus", bus: "finance" }])("%j is fine", (target) => {
    expect(said("target", target)).toEqual(fine);
  });

  test("is told its kind before the settings of that kind", () => {
    expect(said("target", { kind: "htp", url: "https://x" }).problems).toEqual([
      expect.stringMatching(
        /^target-invalid \/kind: must be one of "aws", "bus", .+ \(did you mean "http"\?\), but is "htp"$/,
      ),
    ]);
    expect(said("target", { ...http, timeoutSecond: 3 }).problems).toEqual([
      'target-invalid /timeoutSecond: must be a known property (did you mean "timeoutSeconds"?), but is "timeoutSecond"',
    ]);
  });

  test.for([
    [{ headers: { Host: "a" } }, '/headers/Host: header "Host" is set by the router alone'],
    [{ headers: { "ce-id": "1" } }, '/headers/ce-id: header "ce-id" is set by the router alone'],
    [
      { headers: { "a~b": "ä" } },
      '/headers/a~0b: header "a~b" has a value with a line break or a character outside of ASCII',
    ],
    [
      { auth: { kind: "api-key", header: "Idempotency-Key", value: { secret: "KEY" } } },
      '/auth/header: header "Idempotency-Key" is set by the router alone',
    ],
  ] as const)("has no headers that could not go out: %j", ([parts, told]) => {
    expect(said("target", { ...http, ...parts }).problems).toEqual([`target-invalid ${told}`]);
  });

  test("may set other headers, also those that a message has otherwise", () => {
    const headers = { "Content-Type": "text/plain", "X-Shop": { secret: "SHOP" }, "user-agent": "shop" };
    const auth = { kind: "api-key", header: "Authorization", value: { secret: "KEY" } };
    expect(said("target", { ...http, headers, auth })).toEqual(fine);
  });

  test("is warned of a secret that stands in it", () => {
    const auth = { kind: "basic", username: "shop", password: "sesame" };
    expect(said("target", { ...http, auth }).warnings).toEqual([
      'secret-in-file /auth/password: a secret stands here for all to read; write {"secret": "NAME"} and set the environment variable NAME',
    ]);
    expect(said("target", { ...http, auth: { ...auth, password: { secret: "WMS_PASSWORD" } } })).toEqual(
      fine,
    );
  });

  test.each([
    "http://localhost:8080",
    "http://127.0.0.1/x",
    "http://10.1.2.3",
    "http://192.168.0.1",
    "http://172.16.0.1",
    "http://169.254.169.254",
    "http://[::1]:1",
    "http://[fd00::1]",
  ])("is warned that %s is refused", (url) => {
    expect(said("target", { ...http, url }).warnings).toEqual([
      `address-private /url: ${new URL(url).hostname} is a private address, and those are refused unless "allowPrivateNetwork" is true`,
    ]);
    expect(said("target", { ...http, url, allowPrivateNetwork: true })).toEqual(fine);
  });

  test.each(["https://10.example.com", "http://172.32.0.1", "https://localhost.example.com"])(
    "is not warned of %s",
    (url) => {
      expect(said("target", { ...http, url })).toEqual(fine);
    },
  );
});

test("a source", () => {
  expect(said("source", { kind: "webhook", preset: "github", secrets: [{ secret: "X" }] })).toEqual(fine);
  expect(said("source", { kind: "webhok" }).problems).toEqual([
    'source-invalid /kind: must be one of "webhook", "tap" (did you mean "webhook"?), but is "webhok"',
  ]);
});

test("an archive, whose pattern is checked as a rule's", () => {
  expect(said("archive", { retentionDays: 30, pattern: { source: ["/shop"] } })).toEqual(fine);
  expect(said("archive", { retentionDays: 0 }).problems).toEqual([
    expect.stringMatching(/^file-invalid \/retentionDays: must be/),
  ]);
  expect(said("archive", { retentionDays: 1, pattern: { source: "x" } }).problems).toEqual([
    expect.stringMatching(/^pattern-invalid \/pattern\/source: must be/),
  ]);
  expect(said("archive", { retentionDays: 1, pattern: { type: [1] } }).warnings).toEqual([
    'never-matches /pattern/type: "type" is always text, and nothing here fits text',
  ]);
});

test("an event schema, by the type and version that its name says", () => {
  const id = "shop.order.paid.v1";
  expect(said("schema", { type: "object" }, { id })).toEqual(fine);
  expect(said("schema", { type: "objekt" }, { id }).problems).toEqual([
    expect.stringMatching(/^schema-invalid \/type: must be/),
  ]);
  expect(said("schema", { "x-signalbox": { mode: "rejct" } }, { id }).problems).toEqual([
    expect.stringMatching(/^schema-invalid \/x-signalbox\/mode: must be .*did you mean "reject"\?/),
  ]);
  expect(said("schema", {}, { id: "shop.order.paid" }).problems).toEqual([
    "schema-invalid : it must be called <type>.v<n>, as shop.order.paid.v1",
  ]);
});

test("an alert has what its type needs, and a time zone that there is", () => {
  expect(said("alert", { when: { type: "backlog" } })).toEqual(fine);
  expect(said("alert", { when: "always" }).problems).toEqual([
    expect.stringMatching(/^file-invalid \/when: must be an object/),
  ]);
  expect(said("alert", { when: { type: "total", of: "target" } }).problems).toEqual([
    expect.stringMatching(/^file-invalid \/when: .*"value"/),
  ]);
  expect(said("alert", { when: { type: "backlog" }, timeZone: "Mars/Olympus" }).problems).toEqual([
    'file-invalid /timeZone: there is no time zone "Mars/Olympus"',
  ]);
  expect(checks.alert("{").problems).toMatchObject([{ code: "json-invalid" }]);
});

describe("a rule's tests", () => {
  const rule: RuleFile = { condition: true, targets: [{ target: "warehouse" }] };
  const rules = new Map([["large-orders", rule]]);
  const context = { id: "large-orders", rules };

  test("that fit their rule are fine", () => {
    const cases = [
      { name: "x", matches: true, sends: { warehouse: {} } },
      { name: "y", matches: false, because: "type" },
    ];
    expect(said("rule-test", { cases }, context)).toEqual(fine);
  });

  test("need a rule beside them", () => {
    expect(
      said("rule-test", { cases: [{ name: "x", matches: true }] }, { ...context, id: "large-order" })
        .problems,
    ).toEqual(['file-invalid : there is no rule "large-order" beside it (did you mean "large-orders"?)']);
  });

  test("speak of targets that the rule has, and of what a case can have", () => {
    const cases = [
      { name: "a", matches: true, because: "type" },
      { name: "b", matches: false, sends: { warehouse: {} } },
      { name: "c", matches: true, sends: { warehous: {} } },
      { name: "d", match: true },
    ];
    expect(said("rule-test", { cases: cases.slice(0, 3) }, context).problems).toEqual([
      "file-invalid /cases/0/because: only a case that does not match has a reason",
      "file-invalid /cases/1/sends: only a case that matches sends something",
      'file-invalid /cases/2/sends/warehous: the rule does not send to "warehous" (did you mean "warehouse"?)',
    ]);
    expect(said("rule-test", { cases: cases.slice(3) }, context).problems).toContainEqual(
      'file-invalid /cases/0/match: must be a known property (did you mean "matches"?), but is "match"',
    );
  });

  test("are warned of an event that a schema keeps from every rule", () => {
    const problems = [{ pointer: "/amount", keyword: "type", expected: "a number" }];
    const verdicts: Record<string, SchemaVerdict> = {
      order: { status: "refused", schema: "order.v1", problems },
      note: { status: "warned", schema: "note.v1", problems },
    };
    const gate = { check: ({ type }: { type: string }) => verdicts[type] ?? { status: "valid" as const } };
    const cases = [
      { name: "refused", matches: true, event: { type: "order" } },
      { name: "no match anyway", matches: false, event: { type: "order" } },
      { name: "only warned of", matches: true, event: { type: "note" } },
      { name: "fits", matches: true },
    ];
    expect(said("rule-test", { cases }, { ...context, gate }).warnings).toEqual([
      "event-refused /cases/0: no rule would see this event, as it does not fit order.v1: data/amount must be a number",
    ]);
  });
});

test("a rule that is asked of every event is warned of, unless it wants all of them", () => {
  const warnings = (rule: object) =>
    checks
      .rule(JSON.stringify({ targets: [{ target: "log" }], ...rule }))
      .warnings.map(({ code, pointer }) => `${code} ${pointer}`);
  expect(warnings({ pattern: { data: { a: [{ exists: false }] } } })).toEqual(["asked-of-all /pattern"]);
  expect(warnings({ condition: { ">": [{ var: "data.amount" }, 1] } })).toEqual(["asked-of-all /condition"]);
  expect(warnings({ pattern: { type: ["a"] }, condition: { ">": [{ var: "data.amount" }, 1] } })).toEqual([]);
  expect(warnings({})).toEqual([]);
});

describe("of rules that are asked of every event", () => {
  const asked = { pattern: { data: { a: [{ exists: false }] } }, targets: [{ target: "log" }] };
  const others = (count: number, own: object = {}) =>
    Array.from({ length: count }, (_, n) => ({ id: `r${n}`, value: { ...asked, ...own } as RuleFile }));
  const problems = (rule: object, registered: readonly NamedRule[]) =>
    checks
      .rule(JSON.stringify({ targets: [{ target: "log" }], ...rule }), {
        id: "new",
        registered: () => registered,
      })
      .problems.map(({ code, pointer }) => `${code} ${pointer}`);

  test("a bus takes a thousand, and one more is a problem", () => {
    expect(problems(asked, others(MOST_ASKED_OF_ALL - 1))).toEqual([]);
    expect(problems(asked, others(MOST_ASKED_OF_ALL))).toEqual(["rule-invalid /pattern"]);
  });

  test.each([
    ["a rule of another bus", { ...asked, bus: "other" }, {}],
    ["one that is switched off", { ...asked, enabled: false }, {}],
    ["one that names a type", { pattern: { type: ["a"] } }, {}],
    ["one beside others that are switched off", asked, { enabled: false }],
    ["one beside others that name a type", asked, { pattern: { type: ["a"] } }],
  ])("%s is none of them", (_, rule, own) => {
    expect(problems(rule, others(MOST_ASKED_OF_ALL, own))).toEqual([]);
  });

  test("the same rule may change", () => {
    const rules = others(MOST_ASKED_OF_ALL - 1);
    expect(problems(asked, [...rules, { id: "new", value: asked }])).toEqual([]);
  });
});
