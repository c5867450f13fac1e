import { describe, expect, test } from "vitest";
import { aBystander, bystanderFiles } from "../support/bystander.ts";
import { aPublished, aStory } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(({ url }) => bystanderFiles(url));
aBystander(story);
const api = <Answer>(
  path: string,
  body?: unknown,
  init?: { method: string; headers: { "if-match": string } },
) => story.signalbox.api<Answer>(path, body, init);

/** A value wrapped so many times. Shared parts are repeated when it is sent. */
function nested(levels: number, wrap: (inner: unknown) => unknown, seed: unknown): unknown {
  let value = seed;
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
}
const doubled = (x: unknown) => ({ cat: [x, x] });
const many = nested(6, (x) => ({ merge: [x, x] }), [1, 2, 3, 4, 5, 6, 7, 8]);
const hundred = Array.from({ length: 100 }, () => 1);
const alternatives = Array.from({ length: 4 }, (_, n) => ({ a: [n] }));
const sixteen = Array.from({ length: 16 }, (_, i) => [`field${i}`, { $or: alternatives }]);

const made = (answer: Promise<unknown>) =>
  answer.then(
    () => "taken",
    (error: { status?: number; answer?: { code: string } }) => `${error.status} ${error.answer?.code}`,
  );

let bombs = 0;
/** Refused by a code, or taken: then an event that meets it is routed as any other. Says which. */
async function tried(rule: object, data: unknown): Promise<string> {
  const id = `bomb-${++bombs}`;
  const answer = await made(api("/api/rules", { id, targets: [{ target: "log" }], ...rule }));
  const event = aPublished("bomb", { data });
  await story.signalbox.send(event);
  await until(async () => {
    const { items } = await api<{ items: { kind: string }[] }>(`/api/events/${event.id}/journal`);
    return items.some(({ kind }) => kind === "routed");
  });
  if (answer === "taken")
    await api(`/api/rules/${id}`, undefined, { method: "DELETE", headers: { "if-match": "*" } });
  return answer;
}

describe("a rule that would be a bomb harms nobody", () => {
  test.for([
    ["doubles a text twelve times", nested(12, doubled, { var: "data" })],
    ["doubles a text in a loop", { reduce: [many, doubled({ var: "accumulator" }), "aaaaaaaa"] }],
    ["is nested two thousand levels", nested(2_000, (x) => ({ "!": [x] }), true)],
    ["loops within loops", nested(8, (x) => ({ map: [hundred, x] }), 1)],
    ["reaches for prototypes", { var: "__proto__.constructor.constructor" }],
  ] as const)("with a condition that %s", async ([, condition]) => {
    expect(await tried({ condition }, "a".repeat(40))).toMatch(
      /^(taken|400 (condition-invalid|json-too-deep))$/,
    );
  });

  test.for([
    ["multiplies its alternatives", { type: ["bomb"], ...Object.fromEntries(sixteen) }],
    ["has two hundred stars", { type: ["bomb"], data: [{ wildcard: "*a".repeat(200) }] }],
    ["is nested a thousand levels", nested(1_000, (x) => ({ a: x }), ["x"])],
    ["has ten thousand values", { type: ["bomb"], data: Array.from({ length: 10_000 }, (_, i) => `v${i}`) }],
  ] as const)("with a pattern that %s", async ([, pattern]) => {
    expect(await tried({ pattern }, "a".repeat(5_000))).toMatch(
      /^(taken|400 (pattern-invalid|json-too-deep))$/,
    );
  });

  test.for([
    ["recurses for ever", "( $f := function($n){ $f($n + 1) }; $f(0) )"],
    ["recurses deeply", "( $f := function($n){ 1 + $f($n + 1) }; $f(0) )"],
    ["counts to a billion", "$sum([1..1000000000].($ * 2))"],
    ["makes a text of a gigabyte", '$pad("x", 1000000000)'],
    ["asks a regular expression without end", "$match(data, /^(a+)+$/)"],
  ] as const)("with a transform that %s", async ([, jsonata]) => {
    const rule = { pattern: { type: ["bomb"] }, targets: [{ target: "log", transform: { jsonata } }] };
    expect(await tried(rule, `${"a".repeat(40)}!`)).toMatch(/^(taken|400 transform-invalid)$/);
  });
});

describe("a schema that would be a bomb harms nobody", () => {
  const text = `${"a".repeat(50_000)}!`;
  const objects = Array.from({ length: 20_000 }, (_, i) => ({ i }));
  const unions = { anyOf: [{ type: "object" }, { type: "array" }] };
  test.for([
    ["nests a thousand levels", nested(1_000, (x) => ({ properties: { a: x } }), {}), text],
    ["refers to itself in a circle", { $ref: "#" }, text],
    ["refers to another machine", { $ref: "https://schemas.example/evil.json" }, text],
    ["branches without end", nested(8, (x) => ({ anyOf: [x, x, x] }), { type: "string" }), text],
    ["asks a regular expression without end", { type: "string", pattern: "^(a+)+$" }, text],
    ["asks one that is not linear", { type: "string", pattern: "(?=a)\\1" }, text],
    ["is a megabyte", { description: "x".repeat(1024 * 1024) }, text],
    ["compares all with all", { type: "array", uniqueItems: true, items: unions }, objects],
  ] as const)("that %s", async ([, schema, data]) => {
    const type = `schema-bomb-${++bombs}`;
    const answer = await made(api("/api/schemas", { type, mode: "warn", schema }));
    expect(answer).toMatch(/^(taken|400 (schema-invalid|json-too-deep))$/);
    expect((await story.signalbox.send(aPublished(type, { data }))).status).toBe(202);
  });
});
