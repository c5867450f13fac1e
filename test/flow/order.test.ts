import { expect, test } from "vitest";
import type { Received } from "../support/sink.ts";
import { aPublished, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const soon = { minDelaySeconds: 0.02, maxDelaySeconds: 0.05, maxAttempts: 3 };
/** A rule and a target of that name, whose paths are its policies. */
const ordered = (name: string, url: string, settings: object | string) => ({
  [`rules/${name}.json`]: { pattern: { type: [name] }, targets: [{ target: name, ...settingsOf(settings) }] },
  [`rules/targets/${name}.json`]: aTargetFile(`${url}/${name}`, { retry: soon }),
});
const settingsOf = (settings: object | string) => {
  if (typeof settings === "string") return { order: { key: "$.data.order", poison: settings } };
  return settings;
};
const story = aStory(({ url }) => ({
  ...ordered("steady", url, { order: "$.data.order" }),
  ...ordered("blocking", url, { order: "$.data.order" }),
  ...ordered("skipping", url, "park-event"),
  ...ordered("parking", url, "park-group"),
  ...ordered("killed", url, { order: "$.data.order" }),
  ...ordered("again", url, { order: "$.data.order", retry: { ...soon, maxAttempts: 1_000 } }),
  ...ordered("skipped", url, { order: "$.data.order" }),
  ...ordered("slow", url, { order: "$.data.order" }),
}));

interface Key {
  readonly key: string;
  readonly state: string;
  readonly waiting: number;
  readonly delivery?: string;
}
const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
/** Publishes events with these orders in one batch, numbered from 1. */
async function publish(type: string, ...orders: readonly unknown[]): Promise<void> {
  const events = orders.map((order, i) => aPublished(type, { data: { order, n: i + 1 } }));
  expect((await story.signalbox.publish(events)).status).toBe(202);
}
const dataOf = ({ body }: Received) => JSON.parse(body) as { readonly n: number; readonly order: unknown };
const numbers = (path: string, order?: unknown) =>
  story.sink
    .at(path)
    .map(dataOf)
    .filter((data) => order === undefined || data.order === order)
    .map(({ n }) => n);
const keys = async (target: string) =>
  (await api<{ items: Key[] }>(`/api/ordered-keys?target=${target}`)).items;
const keyInState = (target: string, state: string) =>
  until(async () => (await keys(target)).find((key) => key.state === state));
const release = (filter: object) => api<{ released: number }>("/api/ordered-keys/release", filter);
const deadLetter = (target: string) =>
  until(async () => (await api<{ items: { id: string }[] }>(`/api/dead-letters?target=${target}`)).items[0]);
const redrive = (id: string) => api("/api/dead-letters/redrive", { ids: [id] });

/** Answers with that status what the condition holds for; others are taken at once. */
function refuse(status: number, condition: (request: Received) => boolean): () => void {
  const before = story.sink.answer;
  story.sink.answer = (request, response) => {
    if (condition(request)) response.writeHead(status).end("no");
    else before(request, response);
  };
  return () => (story.sink.answer = before);
}
const isNumber = (path: string, n: number) => (request: Received) =>
  request.path === path && dataOf(request).n === n;

test("those of a key go out one after the other, though each is tried twice; other keys do not wait", async () => {
  const tried = new Set<string>();
  let underWay = 0;
  let most = 0;
  const before = story.sink.answer;
  story.sink.answer = (request, response) => {
    const { n, order } = dataOf(request);
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay--;
      response.writeHead(tried.has(JSON.stringify([order, n])) ? 204 : 503).end();
      tried.add(JSON.stringify([order, n]));
    }, 5);
  };
  await publish("steady", "a", "b", "a", "b", "a", "b", 1, "1");
  await story.sink.until(() => numbers("/steady").length === 16);
  story.sink.answer = before;
  expect(numbers("/steady", "a")).toEqual([1, 1, 3, 3, 5, 5]);
  expect(numbers("/steady", "b")).toEqual([2, 2, 4, 4, 6, 6]);
  expect([numbers("/steady", 1), numbers("/steady", "1")]).toEqual([
    [7, 7],
    [8, 8],
  ]);
  expect(most).toBeGreaterThan(1);
});

test("an event without the key waits for nobody", async () => {
  let answer = () => {};
  const before = story.sink.answer;
  story.sink.answer = (request, response) => {
    if (dataOf(request).n === 1) answer = () => response.writeHead(204).end();
    else response.writeHead(204).end();
  };
  await publish("slow", null, undefined, null, "x");
  await story.sink.until(() => numbers("/slow").length === 4);
  answer();
  story.sink.answer = before;
});

test("a key that is blocked by a dead letter waits, survives a kill, and goes on with its redrive", async () => {
  const mend = refuse(400, isNumber("/blocking", 1));
  await publish("blocking", "a", "b", "a", "a");
  const key = await keyInState("blocking", "blocked");
  const { id } = await deadLetter("blocking");
  expect(key).toMatchObject({ key: '"a"', waiting: 2, delivery: id });
  await story.sink.until(() => numbers("/blocking").length === 2);
  const waiting = await api<{ items: { reason: { code: string } }[] }>("/api/deliveries?status=waiting");
  expect(waiting.items.map(({ reason }) => reason.code)).toEqual(["order-blocked", "order-blocked"]);
  await story.restart("kill");
  expect(await keys("blocking")).toMatchObject([{ state: "blocked", waiting: 2 }]);
  mend();
  await redrive(id);
  await story.sink.until(() => numbers("/blocking", "a").length === 4);
  expect(numbers("/blocking", "a")).toEqual([1, 1, 3, 4]);
  expect(await until(async () => (await keys("blocking")).length === 0)).toBe(true);
});

test("a key that is blocked goes on without its dead letter when it is released", async () => {
  const mend = refuse(400, isNumber("/blocking", 1));
  await publish("blocking", "c", "c");
  await keyInState("blocking", "blocked");
  expect(await release({ target: "blocking", key: "c" })).toMatchObject({ released: 1 });
  await story.sink.until(() => numbers("/blocking", "c").length === 2);
  expect(numbers("/blocking", "c")).toEqual([1, 2]);
  mend();
  await redrive((await deadLetter("blocking")).id);
  await story.sink.until(() => numbers("/blocking", "c").length === 3);
  expect(numbers("/blocking", "c")).toEqual([1, 2, 1]);
});

test("park-event goes on without the dead letter", async () => {
  const mend = refuse(503, isNumber("/skipping", 2));
  await publish("skipping", "a", "a", "a");
  await story.sink.until(() => numbers("/skipping").includes(3));
  mend();
  expect(numbers("/skipping")).toEqual([1, 2, 2, 2, 3]);
  expect(await keys("skipping")).toEqual([]);
});

test("park-group keeps those behind the dead letter, and later ones, until the key is released", async () => {
  const mend = refuse(400, isNumber("/parking", 1));
  await publish("parking", "a", "a", "b");
  await keyInState("parking", "parked");
  await publish("parking", "a", "b");
  await story.sink.until(() => numbers("/parking", "b").length === 2);
  mend();
  await redrive((await deadLetter("parking")).id);
  await story.sink.until(() => numbers("/parking", "a").length === 2);
  const parked = await until(async () =>
    (await keys("parking")).find(({ delivery }) => delivery === undefined),
  );
  expect(parked).toMatchObject({ state: "parked", waiting: 2 });
  await release({ target: "parking" });
  await story.sink.until(() => numbers("/parking", "a").length === 4);
  expect(numbers("/parking", "a")).toEqual([1, 1, 2, 1]);
});

test("a waiting delivery that is cancelled lets the next of its key go", async () => {
  const mend = refuse(503, isNumber("/again", 1));
  await publish("again", "a", "a", "a");
  const { items } = await until(async () => {
    const page = await api<{ items: { id: string }[] }>("/api/deliveries?status=waiting&target=again");
    return page.items.length === 3 && page;
  });
  await api(`/api/deliveries/${items[1]!.id}/cancel`, {});
  mend();
  await story.sink.until(() => numbers("/again").includes(3));
  expect(new Set(numbers("/again"))).toEqual(new Set([1, 3]));
});

test("what waits behind others is skipped with them, and none of a key comes forward meanwhile", async () => {
  const mend = refuse(400, isNumber("/skipped", 1));
  await publish("skipped", "a", "a", "a", "b");
  await keyInState("skipped", "blocked");
  expect(await api("/api/targets/skipped/skip", {})).toMatchObject({ skipped: 2 });
  mend();
  await redrive((await deadLetter("skipped")).id);
  await story.sink.until(() => numbers("/skipped").length === 3);
  expect(await until(async () => (await keys("skipped")).length === 0)).toBe(true);
  expect(new Set(numbers("/skipped"))).toEqual(new Set([1, 4]));
});

test("a kill in the middle repeats at most what was under way, and changes no order", async () => {
  const orders = Array.from({ length: 300 }, (_, i) => `k${i % 3}`);
  await publish("killed", ...orders);
  for (const seen of [40, 120]) {
    await story.sink.until(() => numbers("/killed").length >= seen);
    await story.restart("kill");
  }
  await story.sink.until(() => new Set(numbers("/killed")).size === 300);
  for (const order of ["k0", "k1", "k2"]) {
    const seen = numbers("/killed", order);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(100);
  }
});
