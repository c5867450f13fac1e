import { expect, test } from "vitest";
import type { Received } from "../support/sink.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const soon = { minDelaySeconds: 0.02, maxDelaySeconds: 0.05 };
const story = aStory(({ url }) => ({
  "rules/flaky.json": aRuleFile("flaky", "flaky"),
  "rules/targets/flaky.json": aTargetFile(`${url}/flaky`, { retry: soon }),
  "rules/strict.json": aRuleFile("strict", "strict"),
  "rules/targets/strict.json": aTargetFile(`${url}/strict`, { retry: soon }),
  "rules/busy.json": aRuleFile("busy", "busy"),
  "rules/targets/busy.json": aTargetFile(`${url}/busy`, { retry: soon }),
  "rules/worn.json": aRuleFile("worn", "worn", {
    targets: [{ target: "worn", retry: { ...soon, maxAttempts: 3 } }],
  }),
  "rules/targets/worn.json": aTargetFile(`${url}/worn`),
  "rules/orphan.json": aRuleFile("orphan", "later"),
  "rules/broken.json": aRuleFile("broken", "broken", {
    targets: [{ target: "broken", transform: { jsonata: "$error('no total in ' & id)" } }],
  }),
  "rules/targets/broken.json": aTargetFile(`${url}/broken`),
}));

interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly reason?: { readonly code: string; readonly detail: string };
  readonly attempts: readonly {
    readonly number: number;
    readonly status?: number;
    readonly error?: { readonly code: string };
  }[];
}

const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const publish = async (type: string, more: object = {}) => {
  const event = aPublished(type, more);
  expect((await story.signalbox.send(event)).status).toBe(202);
  return event;
};
const deadLetter = (target: string) =>
  until(async () => (await api<{ items: Delivery[] }>(`/api/dead-letters?target=${target}`)).items[0]);
const redrive = (id: string) => api<{ queued: string[] }>("/api/dead-letters/redrive", { ids: [id] });
const delivery = (id: string) => api<Delivery>(`/api/deliveries/${id}`);
const delivered = (id: string) =>
  until(async () => (await delivery(id)).status === "delivered" && (await delivery(id)));

/** The sink answers the requests to a path with these statuses in turn, then with 204. */
function answers(path: string, ...statuses: readonly number[]): void {
  const before = story.sink.answer;
  const left = [...statuses];
  story.sink.answer = (request, response) => {
    const status = request.path === path ? left.shift() : undefined;
    if (status === undefined) before(request, response);
    else response.writeHead(status).end("not today");
  };
}
const header =
  (name: string) =>
  ({ headers }: Received) =>
    headers[name];

test("a target that fails twice gets the same delivery a third time, under the same key", async () => {
  answers("/flaky", 503, 500);
  await publish("flaky");
  await story.sink.until(() => story.sink.at("/flaky").length === 3);
  const requests = story.sink.at("/flaky");
  expect(requests.map(header("signalbox-attempt"))).toEqual(["1", "2", "3"]);
  const [key, ...others] = new Set(requests.map(header("idempotency-key")));
  expect(others).toEqual([]);
  const { attempts } = await delivered(String(key));
  expect(attempts).toMatchObject([
    { number: 1, status: 503, error: { code: "target-failed" } },
    { number: 2, status: 500, error: { code: "target-failed" } },
    { number: 3, status: 204 },
  ]);
});

test("what a target refuses is a dead letter at once, with reason and attempt, and is delivered by a redrive", async () => {
  answers("/strict", 422);
  const event = await publish("strict", { data: { id: "A-1" } });
  const dead = await deadLetter("strict");
  expect(dead).toMatchObject({
    status: "dead",
    event: { id: event.id },
    reason: { code: "target-refused", detail: expect.stringContaining("422: not today") },
    attempts: [{ number: 1, status: 422 }],
  });
  expect(await redrive(dead.id)).toEqual({ queued: [dead.id] });
  await story.sink.until(() => story.sink.at("/strict").length === 2);
  const [, again] = story.sink.at("/strict");
  expect(again).toMatchObject({
    headers: { "idempotency-key": dead.id, "signalbox-attempt": "1" },
    body: '{"id":"A-1"}',
  });
  expect((await delivered(dead.id)).attempts).toHaveLength(2);
  expect(await redrive(dead.id)).toEqual({ queued: [] });
});

test("Retry-After is honoured", async () => {
  const before = story.sink.answer;
  const at: number[] = [];
  story.sink.answer = (request, response) => {
    if (request.path !== "/busy") return before(request, response);
    at.push(Date.now());
    if (at.length === 1) response.writeHead(429, { "retry-after": "1" }).end();
    else response.writeHead(204).end();
  };
  await publish("busy");
  await story.sink.until(() => at.length === 2);
  expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(990);
});

test("a target that never takes it is given up after the attempts that the rule allows", async () => {
  answers("/worn", 500, 500, 500, 500);
  await publish("worn");
  const { reason, attempts } = await deadLetter("worn");
  expect(reason).toMatchObject({ code: "attempts-exhausted" });
  expect(attempts).toHaveLength(3);
});

test("a target that there is not makes a dead letter, and a redrive delivers it when the file is there", async () => {
  await publish("orphan");
  const dead = await deadLetter("later");
  expect(dead).toMatchObject({
    reason: { code: "target-missing", detail: expect.stringContaining("later") },
    attempts: [],
  });
  story.place.write({ "rules/targets/later.json": aTargetFile(`${story.sink.url}/later`) });
  await until(() => api("/api/targets/later"));
  expect(await redrive(dead.id)).toEqual({ queued: [dead.id] });
  await delivered(dead.id);
  expect(story.sink.at("/later")).toHaveLength(1);
});

test("what a transform cannot make stays dead until the rule is mended, and the event itself is never sent", async () => {
  const event = await publish("broken", { data: { total: 5 } });
  const dead = await deadLetter("broken");
  const failed = { code: "transform-failed", detail: expect.stringContaining(`no total in ${event.id}`) };
  expect(dead).toMatchObject({ reason: failed, attempts: [] });

  expect(await redrive(dead.id)).toEqual({ queued: [] });
  expect(await delivery(dead.id)).toMatchObject({ status: "dead", reason: failed });

  const mended = { targets: [{ target: "broken", transform: { jsonata: '{ "total": data.total }' } }] };
  story.place.write({ "rules/broken.json": aRuleFile("broken", "broken", mended) });
  await until(async () => (await api<{ version: number }>("/api/rules/broken")).version === 2);
  expect(await redrive(dead.id)).toEqual({ queued: [dead.id] });
  await delivered(dead.id);
  expect(story.sink.at("/broken").map(({ body }) => body)).toEqual(['{"total":5}']);
});

test("a failed transform is told by the journal, with each try to make it anew", async () => {
  await api("/api/rules", {
    id: "broken-too",
    ...aRuleFile("broken-2", "log", {
      targets: [{ target: "log", transform: { jsonata: "$error('never')" } }],
    }),
  });
  const { id } = await publish("broken-2");
  const dead = await deadLetter("log");
  await redrive(dead.id);
  const { items } = await api<{ items: object[] }>(`/api/events/${id}/journal`);
  expect(items).toMatchObject([
    { kind: "accepted" },
    { kind: "routed", failed: [{ rule: "broken-too", target: "log", code: "transform-failed" }] },
    { kind: "attempt", outcome: "dead", attempt: { number: 0, error: { code: "transform-failed" } } },
  ]);
});

test("dead letters are redriven by filter too", async () => {
  answers("/strict", 400, 400, 400);
  for (let i = 0; i < 3; i++) await publish("strict");
  const count = async () => (await api<{ items: Delivery[] }>("/api/dead-letters?rule=strict")).items.length;
  await until(async () => (await count()) === 3);
  const { queued } = await api<{ queued: string[] }>("/api/dead-letters/redrive", {
    filter: { rule: "strict" },
  });
  expect(queued).toHaveLength(3);
  await until(async () => (await count()) === 0);
});
