import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

/** A schema file whose events have an amount that is a number. */
const amounts = (mode: string, amount: object = { type: "number", minimum: 0 }) => ({
  type: "object",
  required: ["amount"],
  properties: { amount },
  "x-signalbox": { mode },
});
const file = (type: string, version = 1) => `schemas/events/${type}.v${version}.schema.json`;

const story = aStory(({ url }) => ({
  "rules/all.json": { pattern: { source: ["/shop"] }, targets: [{ target: "sink" }] },
  "rules/targets/sink.json": aTargetFile(url),
  "rules/made.json": aRuleFile("raw", "made", {
    targets: [{ target: "made", transform: { template: { amount: "<$.data.amount>" }, schema: "strict" } }],
  }),
  "rules/targets/made.json": aTargetFile(`${url}/made`),
  [file("loose")]: amounts("off"),
  [file("told")]: amounts("warn"),
  [file("aside")]: amounts("quarantine"),
  [file("strict")]: amounts("reject"),
}));

const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const publish = async (type: string, amount: unknown) => {
  const event = aPublished(type, { data: { amount } });
  const response = await story.signalbox.send(event);
  return {
    id: event.id,
    status: response.status,
    answer: (await response.json()) as Record<string, unknown>,
  };
};
const cameToSink = (id: string) =>
  story.sink.until((all) => all.some(({ headers }) => headers["ce-id"] === id));

interface Journal {
  readonly items: readonly { readonly kind: string; readonly schema?: object }[];
}
const verdictOn = async (id: string) => {
  const { items } = await api<Journal>(`/api/events/${id}/journal`);
  return items.find(({ kind }) => kind === "accepted")!.schema;
};
const quarantined = async (type: string) =>
  (await api<{ items: { id: string; event: { id: string } }[] }>(`/api/quarantine?type=${type}`)).items;

test("a schema that is off asks nothing", async () => {
  const { id, answer } = await publish("loose", "much");
  expect(answer).toMatchObject({ status: "accepted" });
  expect(await verdictOn(id)).toEqual({ status: "off", schema: "loose.v1" });
  await cameToSink(id);
});

test("a schema that warns lets an event pass and the journal tells what is wrong with it", async () => {
  const { id, answer } = await publish("told", "much");
  expect(answer).toMatchObject({ status: "accepted" });
  expect(await verdictOn(id)).toMatchObject({
    status: "warned",
    problems: [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"much"' }],
  });
  await cameToSink(id);
});

test("a refusal is 422 and names the place, the keyword and what was expected", async () => {
  const { id, status, answer } = await publish("strict", -5);
  expect(status).toBe(422);
  expect(answer).toMatchObject({
    code: "schema-refused",
    detail: expect.stringContaining(`event "${id}"`),
    errors: [
      { pointer: "/amount", keyword: "minimum", expected: expect.stringContaining("0"), actual: "-5" },
    ],
  });
  await expect(api(`/api/events/${id}`)).rejects.toMatchObject({ status: 404 });
  expect((await publish("strict", 5)).answer).toMatchObject({ status: "accepted" });
});

test("an event in quarantine is kept from every rule, listed, and taken in when the schema file is mended", async () => {
  const { id, answer } = await publish("aside", "12.50");
  expect(answer).toMatchObject({ id, status: "quarantined" });
  const again = { specversion: "1.0", id, source: answer["source"], type: "aside", data: { amount: null } };
  expect(await (await story.signalbox.send(again)).json()).toMatchObject({ id, status: "duplicate" });
  const [entry] = await quarantined("aside");
  expect(entry).toMatchObject({
    event: { id, schema: { status: "quarantined", problems: [{ pointer: "/amount" }] } },
  });
  expect(await api(`/api/quarantine/${entry!.id}`)).toMatchObject({
    raw: expect.stringContaining('"12.50"'),
  });

  const refused = await api<{ results: object[] }>("/api/quarantine/resubmit", { ids: [entry!.id] });
  expect(refused.results).toMatchObject([{ id: entry!.id, status: "quarantined" }]);
  expect(await quarantined("aside")).toHaveLength(1);
  expect(story.sink.received.some(({ headers }) => headers["ce-id"] === id)).toBe(false);

  story.place.write({ [file("aside")]: amounts("quarantine", { type: ["number", "string"] }) });
  await until(async () => (await publish("aside", "mended?")).answer["status"] === "accepted");
  const taken = await api<{ results: object[] }>("/api/quarantine/resubmit", { ids: [entry!.id] });
  expect(taken.results).toEqual([{ id: entry!.id, status: "accepted" }]);
  await cameToSink(id);
  expect((await quarantined("aside")).map(({ event }) => event.id)).not.toContain(id);
});

test("many are taken in by filter, and what still does not fit stays", async () => {
  story.place.write({ [file("many")]: amounts("quarantine") });
  await until(async () => (await publish("many", null)).answer["status"] === "quarantined");
  await api("/api/quarantine/resubmit", { filter: { type: "many" } });
  const before = (await quarantined("many")).length;
  for (const amount of ["1", "2", "3"]) await publish("many", amount);
  story.place.write({ [file("many")]: amounts("quarantine", { type: ["number", "string"] }) });
  await until(async () => (await publish("many", "in?")).answer["status"] === "accepted");
  const { results } = await api<{ results: { status: string }[] }>("/api/quarantine/resubmit", {
    filter: { type: "many" },
  });
  expect(results.filter(({ status }) => status === "accepted").length).toBeGreaterThanOrEqual(3);
  expect(await quarantined("many")).toHaveLength(before);
});

test("a schema that the API registers is in force when the answer comes", async () => {
  for (let n = 1; n <= 5; n++) {
    await api("/api/schemas", {
      type: `fresh-${n}`,
      mode: "reject",
      schema: { required: ["amount", "currency"] },
    });
    expect((await publish(`fresh-${n}`, 5)).answer).toMatchObject({ code: "schema-refused" });
  }
});

test("the next version of a schema has to be compatible where it says so, and a version can be asked for by name", async () => {
  const first = { type: "object", properties: { amount: { type: "number" } } };
  await api("/api/schemas", { type: "grown", mode: "reject", compatibility: "backward", schema: first });
  const narrower = { ...first, required: ["amount", "currency"] };
  await expect(api("/api/schemas/grown/versions", { schema: narrower })).rejects.toMatchObject({
    status: 409,
    answer: { code: "schema-incompatible" },
  });
  const wider = { type: "object", properties: { amount: { type: ["number", "string"] } } };
  expect(await api("/api/schemas/grown/versions", { schema: wider })).toMatchObject({ version: 2 });
  expect((await publish("grown", "5")).answer).toMatchObject({ status: "accepted" });
});

test("what a transform makes can be bound to a schema too", async () => {
  await publish("raw", 5);
  await story.sink.until(() => story.sink.at("/made").length === 1);
  await publish("raw", "five");
  const dead = await until(
    async () => (await api<{ items: object[] }>("/api/dead-letters?target=made")).items[0],
  );
  expect(dead).toMatchObject({
    reason: { code: "output-refused", detail: expect.stringContaining("/amount") },
  });
  expect(story.sink.at("/made")).toHaveLength(1);
});

test("a draft of a schema is made of the events that came", async () => {
  for (const amount of [1, 2.5, 3]) await publish("loose", amount);
  const draft = await api<{ samples: number; schema: object }>("/api/schemas/loose/infer", {});
  expect(draft).toMatchObject({
    samples: 4,
    schema: { type: "object", properties: { amount: {} }, required: ["amount"] },
  });
});
