import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { signalbox as command } from "../support/cli.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(({ url }) => ({
  "rules/first.json": aRuleFile("first", "a"),
  "rules/kept.json": aRuleFile("kept", "a"),
  "rules/targets/a.json": aTargetFile(`${url}/a`),
  "rules/targets/b.json": aTargetFile(`${url}/b`),
}));

interface Rule {
  readonly version: number;
  readonly enabled?: boolean;
}
const api = <Answer>(path: string, body?: unknown, init?: object) =>
  story.signalbox.api<Answer>(path, body, init);
const rule = (id: string) => api<Rule>(`/api/rules/${id}`);
const atVersion = (id: string, version: number) => until(async () => (await rule(id)).version === version);
const refusal = (status: number, code: string) => ({ status, answer: { code } });
const problems = async () => {
  const health = (await (await fetch(`${story.signalbox.url}/health`)).json()) as {
    status: string;
    config: { problems: { file: string; line: number; code: string }[] };
  };
  return health.config.problems;
};

/** Where an event of a type goes to; nothing else is under way. */
async function placesOf(type: string): Promise<string[]> {
  const event = aPublished(type, { data: {} });
  await story.signalbox.send(event);
  await until(async () =>
    (await api<{ items: { kind: string }[] }>(`/api/events/${event.id}/journal`)).items.some(
      ({ kind }) => kind === "routed",
    ),
  );
  await until(
    async () =>
      (await api<{ items: object[] }>(`/api/deliveries?eventId=${event.id}&status=waiting`)).items.length ===
      0,
  );
  return story.sink.received.filter(({ headers }) => headers["ce-id"] === event.id).map(({ path }) => path);
}

test("a rule file that is changed, added or removed is in force at once", async () => {
  expect(await placesOf("first")).toEqual(["/a"]);
  story.place.write({
    "rules/first.json": aRuleFile("first", "b"),
    "rules/second.json": aRuleFile("second", "a"),
  });
  await atVersion("first", 2);
  expect([await placesOf("first"), await placesOf("second")]).toEqual([["/b"], ["/a"]]);
  rmSync(join(story.place.config, "rules/second.json"));
  await until(async () =>
    rule("second").then(
      () => false,
      () => true,
    ),
  );
  expect(await placesOf("second")).toEqual([]);
  expect(story.signalbox.output()).toContain("Configuration read again: 2 changed, 0 removed");
});

test("a broken file keeps its last good version, and terminal, health and check say so", async () => {
  story.place.write({
    "rules/kept.json": '{ "pattern": { "type": ["kept"] },\n  "targets": [{ "target": "a", }] }',
  });
  await until(async () => (await problems()).length === 1);
  expect(await problems()).toMatchObject([{ file: "rules/kept.json", line: 2, code: "json-invalid" }]);
  const line = story.signalbox
    .output()
    .split("\n")
    .find((line) => line.includes("rules/kept.json:2:"));
  expect(line).toContain("the last good version stays in force");
  expect(await placesOf("kept")).toEqual(["/a"]);
  const check = await command(["check", "--config", story.place.config]);
  expect(check.code).toBe(1);
  expect(check.stdout + check.stderr).toMatch(/rules\/kept\.json:2:\d+/);

  story.place.write({
    "rules/kept.json": { ...aRuleFile("kept", "b"), pattern: { type: [{ prefux: "ke" }] } },
  });
  await until(async () => (await problems())[0]?.code === "pattern-invalid");
  expect(await placesOf("kept")).toEqual(["/a"]);

  story.place.write({ "rules/kept.json": aRuleFile("kept", "b") });
  await until(async () => (await problems()).length === 0);
  expect(await placesOf("kept")).toEqual(["/b"]);
  expect(await command(["check", "--config", story.place.config])).toMatchObject({ code: 0 });
});

test("a file that is broken when the process starts does not stop it, and its last good version is in force", async () => {
  story.place.write({
    "rules/kept.json": "{ not json",
    "schemas/events/odd.v1.schema.json": "[]",
    "rules/new.json": "{}",
  });
  const files = async () => [...new Set((await problems()).map(({ file }) => file))];
  const broken = ["rules/kept.json", "rules/new.json", "schemas/events/odd.v1.schema.json"];
  await until(async () => (await files()).toSorted().join() === broken.join());
  await story.restart("kill");
  expect((await files()).toSorted()).toEqual(broken);
  expect(await placesOf("kept")).toEqual(["/b"]);
  story.place.write({ "rules/kept.json": aRuleFile("kept", "b") });
  for (const path of ["schemas/events/odd.v1.schema.json", "rules/new.json"])
    rmSync(join(story.place.config, path));
  await until(async () => (await problems()).length === 0);
});

test("a rule that the API made has versions, and can be rolled back to any", async () => {
  const made = { id: "made", ...aRuleFile("made", "a") };
  expect(await api("/api/rules", made)).toMatchObject({ id: "made", version: 1 });
  expect(await placesOf("made")).toEqual(["/a"]);
  const change = (match: string, target: string) =>
    api("/api/rules/made", aRuleFile("made", target), { method: "PUT", headers: { "if-match": match } });
  expect(await change('"1"', "b")).toMatchObject({ version: 2 });
  expect(await placesOf("made")).toEqual(["/b"]);
  await expect(change('"1"', "a")).rejects.toMatchObject(refusal(409, "version-conflict"));
  await expect(api("/api/rules/made", aRuleFile("made", "a"), { method: "PUT" })).rejects.toMatchObject(
    refusal(428, "version-required"),
  );
  expect(await api("/api/rules/made/rollback", { version: 1 })).toMatchObject({ version: 3 });
  expect(await placesOf("made")).toEqual(["/a"]);
  const { items } = await api<{ items: Rule[] }>("/api/rules/made/versions");
  expect(items.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("a rule is switched off and on, and comes back after it was removed", async () => {
  await api("/api/rules", { id: "toggled", ...aRuleFile("toggled", "a") });
  await api("/api/rules/toggled/disable", {});
  expect(await placesOf("toggled")).toEqual([]);
  await api("/api/rules/toggled/enable", {});
  expect(await placesOf("toggled")).toEqual(["/a"]);
  await api("/api/rules/toggled", undefined, { method: "DELETE", headers: { "if-match": "*" } });
  expect(await placesOf("toggled")).toEqual([]);
  await api("/api/rules/toggled/rollback", { version: 1 });
  expect(await placesOf("toggled")).toEqual(["/a"]);
});

test("what a file owns is changed in the file alone", async () => {
  const body = aRuleFile("kept", "a");
  const owned = { ...refusal(409, "managed-by-files"), message: expect.stringContaining("rules/kept.json") };
  await expect(
    api("/api/rules/kept", body, { method: "PUT", headers: { "if-match": "*" } }),
  ).rejects.toMatchObject(owned);
  await expect(api("/api/rules/kept/disable", {})).rejects.toMatchObject(owned);
  await expect(
    api("/api/rules/kept", undefined, { method: "DELETE", headers: { "if-match": "*" } }),
  ).rejects.toMatchObject(owned);
  expect(await placesOf("kept")).toEqual(["/b"]);
});

test("a rule that is no good is refused with the place and the likely spelling", async () => {
  await expect(
    api("/api/rules", { id: "typo", pattern: { type: ["x"] }, tragets: [] }),
  ).rejects.toMatchObject({
    ...refusal(400, "rule-invalid"),
    message: expect.stringContaining("targets"),
  });
  await expect(
    api("/api/rules", {
      id: "bad",
      pattern: { data: { a: [{ numerik: [">", 1] }] } },
      targets: [{ target: "a" }],
    }),
  ).rejects.toMatchObject(refusal(400, "pattern-invalid"));
});

test("rules of the API outlive the process", async () => {
  await story.restart("kill");
  expect(await rule("made")).toMatchObject({ version: 3 });
  expect(await placesOf("made")).toEqual(["/a"]);
});
