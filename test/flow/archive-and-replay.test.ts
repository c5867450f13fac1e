import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Received } from "../support/sink.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

/** Events become segments by twenty: what a test publishes lies in some of them and, the last ones, in the log. */
const SEGMENT = 20;
const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "orders"),
    "rules/copies.json": aRuleFile("order", "copies"),
    "rules/targets/orders.json": aTargetFile(`${url}/orders`),
    "rules/targets/copies.json": aTargetFile(`${url}/copies`),
    "rules/targets/other.json": aTargetFile(`${url}/other`),
    "rules/targets/narrow.json": aTargetFile(`${url}/narrow`, { concurrency: 1 }),
    "rules/narrow.json": aRuleFile("narrow", "narrow"),
  }),
  { options: { segmentEvents: SEGMENT } },
);

interface Replay {
  readonly id: string;
  readonly status: string;
  readonly progress: {
    readonly scanned: number;
    readonly published: number;
    readonly total: number;
    readonly percent: number;
  };
  readonly dry?: { readonly events: number; readonly calls: number; readonly rules: Record<string, number> };
}
interface Event {
  readonly id: string;
  readonly receivedAt: string;
}
const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const act = (id: string, name: "pause" | "resume" | "cancel") =>
  api<Replay>(`/api/replays/${id}/${name}`, {});
const ended = (id: string) =>
  until(async () => {
    const replay = await api<Replay>(`/api/replays/${id}`);
    return replay.status !== "running" && replay;
  });
const ids = (received: readonly Received[]) => received.map(({ headers }) => String(headers["ce-id"]));
const replayedIds = (path: string, replay: string) =>
  ids(story.sink.at(path).filter(({ headers }) => headers["signalbox-replay"] === replay));

/** The range of time in which something was done. */
interface Range {
  readonly from: string;
  readonly until: string;
}
async function during(work: () => Promise<unknown>): Promise<Range> {
  const from = new Date(Date.now()).toISOString();
  await work();
  return { from, until: new Date(Date.now() + 1).toISOString() };
}

/** Publishes events of a source of their own, so many that most lie in segments; resolves when they are routed. */
async function publishMany(type: string, count: number, source: string) {
  const events = Array.from({ length: count }, (_, n) =>
    aPublished(type, { source, subject: `n/${n % 2}`, data: { n } }),
  );
  const range = await during(() => story.signalbox.publish(events));
  await until(
    async () => (await api<{ items: object[] }>(`/api/events?source=${source}&limit=1`)).items.length === 1,
  );
  return { events: events.map(({ id }) => id), ...range };
}
const replay = (order: object) => api<Replay>("/api/replays", { name: "again", ...order });

/** All pages of a search, newest first. */
async function search(query: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ""; ; ) {
    const page = await api<{ items: Event[]; next?: string }>(`/api/events?limit=7&${query}${cursor}`);
    found.push(...page.items.map(({ id }) => id));
    if (page.next === undefined) return found;
    cursor = `&cursor=${page.next}`;
  }
}

test("an event is found by its id, in a segment and in the log, with its raw text", async () => {
  const raw = '{"specversion":"1.0","id":"raw-1","source":"/found","type":"found","data":{"n":1e400,"n":2}}';
  await story.signalbox.send(raw);
  const { events } = await publishMany("found", 2 * SEGMENT + 5, "/found");
  await until(async () => (await api<{ items: { events: number }[] }>("/api/archives")).items.length >= 1);
  for (const id of [events[0], events.at(-1)])
    expect(await api(`/api/events/${id}`)).toMatchObject({ event: { id } });
  expect(await api("/api/events/raw-1?source=/found")).toMatchObject({ raw });
  await expect(api("/api/events/raw-1?source=/else")).rejects.toMatchObject({ status: 404 });
});

test("events are found by type, source, subject, time and pattern, page by page, the newest first", async () => {
  const early = await publishMany("sought", 30, "/sought");
  await sleep(5);
  const late = await publishMany("sought", 15, "/sought");
  const all = [...early.events, ...late.events].toReversed();
  expect(await search("type=sought")).toEqual(all);
  expect(await search("source=/sought")).toEqual(all);
  expect(await search("type=sought&subject=n/1")).toHaveLength(15 + 7);
  expect(await search(`type=sought&from=${late.from}`)).toEqual(late.events.toReversed());
  expect(await search(`type=sought&until=${late.from}`)).toEqual(early.events.toReversed());
  const match = encodeURIComponent(JSON.stringify({ data: { n: [{ numeric: [">=", 14] }] } }));
  expect(await search(`type=sought&match=${match}`)).toEqual([
    late.events[14],
    ...early.events.slice(14).toReversed(),
  ]);
});

test("a replay brings a range to all rules again, under the same keys, and is no new event of the archive", async () => {
  const { events, ...range } = await publishMany("order", 50, "/first");
  await story.sink.until(() => story.sink.at("/orders").length >= 50);
  const keys = new Map(
    story.sink.at("/orders").map(({ headers }) => [headers["ce-id"], headers["idempotency-key"]]),
  );

  const { id } = await replay({ ...range, match: { source: "/first" }, to: {} });
  expect(await ended(id)).toMatchObject({ status: "done", progress: { published: 50, percent: 100 } });
  await story.sink.until(
    () => replayedIds("/orders", id).length === 50 && replayedIds("/copies", id).length === 50,
  );
  expect(replayedIds("/orders", id).toSorted()).toEqual(events.toSorted());
  for (const { headers } of story.sink.at("/orders").filter(({ headers }) => headers["ce-replayid"] === id))
    expect(headers["idempotency-key"]).toBe(keys.get(headers["ce-id"]));
  expect(await search("source=/first")).toEqual(events.toReversed());
  const { items } = await api<{ items: { kind: string; outcome?: string }[] }>(
    `/api/events/${events[0]}/journal`,
  );
  expect(items.filter(({ outcome }) => outcome === "delivered")).toHaveLength(4);
});

test("a replay is for some rules, one target or an address of its own", async () => {
  const { events, ...range } = await publishMany("order", 25, "/where");
  const order = { ...range, match: { source: "/where" } };
  const rules = await replay({ ...order, to: { rules: ["copies"] } });
  const target = await replay({ ...order, to: { target: "other" } });
  const url = await replay({ ...order, to: { url: `${story.sink.url}/new`, allowPrivateNetwork: true } });
  for (const { id } of [rules, target, url]) expect(await ended(id)).toMatchObject({ status: "done" });
  const came = { "/copies": rules, "/other": target, "/new": url };
  await story.sink.until(() =>
    Object.entries(came).every(([path, { id }]) => replayedIds(path, id).length === 25),
  );
  expect(replayedIds("/orders", rules.id)).toEqual([]);
  expect(replayedIds("/new", url.id).toSorted()).toEqual(events.toSorted());

  const refused = await replay({ ...order, to: { url: `${story.sink.url}/inside` } });
  const dead = await until(
    async () => (await api<{ items: object[] }>(`/api/dead-letters?target=replay:${refused.id}`)).items[0],
  );
  expect(dead).toMatchObject({ reason: { code: "address-private" } });
  expect(story.sink.at("/inside")).toEqual([]);
});

test("a dry run tells what would happen and sends nothing", async () => {
  const { events, ...range } = await publishMany("order", 25, "/dry");
  await story.sink.until(() => events.every((id) => ids(story.sink.at("/copies")).includes(id)));
  const { id } = await replay({ ...range, match: { source: "/dry" }, to: {}, dryRun: true });
  expect(await ended(id)).toMatchObject({
    status: "done",
    dry: { events: 25, rules: { orders: 25, copies: 25 }, calls: 50 },
    progress: { published: 0 },
  });
  expect([...replayedIds("/orders", id), ...replayedIds("/copies", id)]).toEqual([]);
});

test("a replay with a rate takes its time, is paused, resumed and cancelled, and tells how far it is", async () => {
  const { events, ...range } = await publishMany("paced", 60, "/paced");
  const { id } = await replay({
    ...range,
    match: { source: "/paced" },
    to: { target: "other" },
    eventsPerSecond: 50,
  });
  await story.sink.until(() => replayedIds("/other", id).length >= 5);
  const paused = await act(id, "pause");
  expect(paused).toMatchObject({ status: "paused", progress: { total: expect.any(Number) } });
  const { progress } = await until(async () => {
    const [one, two] = [
      await api<Replay>(`/api/replays/${id}`),
      await sleep(300).then(() => api<Replay>(`/api/replays/${id}`)),
    ];
    return one.progress.published === two.progress.published && two;
  });
  expect(progress.published).toBeLessThan(60);
  expect(replayedIds("/other", id)).toHaveLength(progress.published);
  await act(id, "resume");
  await story.sink.until(() => replayedIds("/other", id).length > progress.published);
  expect(await act(id, "cancel")).toMatchObject({ status: "cancelled" });
  await expect(act(id, "resume")).rejects.toMatchObject({ status: 409, answer: { code: "state-conflict" } });
  expect(new Set(replayedIds("/other", id)).size).toBe(replayedIds("/other", id).length);
  expect(events.length).toBe(60);
});

test("live events overtake the deliveries of a replay", async () => {
  const { events, ...range } = await publishMany("past", 40, "/past");
  const before = story.sink.answer;
  story.sink.answer = (request, response) =>
    request.path === "/narrow"
      ? void setTimeout(() => response.writeHead(204).end(), 10)
      : before(request, response);
  await replay({ ...range, match: { source: "/past" }, to: { target: "narrow" } });
  await story.sink.until(() => story.sink.at("/narrow").length >= 5);
  const live = aPublished("narrow");
  await story.signalbox.send(live);
  await story.sink.until(() => story.sink.at("/narrow").length === 41);
  const order = ids(story.sink.at("/narrow"));
  expect(order.indexOf(live.id)).toBeLessThan(35);
  expect(new Set(order)).toEqual(new Set([...events, live.id]));
});

test("a draft of a rule is rehearsed on the archive, against the rule as it is", async () => {
  const { events: _, ...range } = await publishMany("order", 30, "/rehearsed");
  const draft = {
    id: "orders",
    pattern: { source: ["/rehearsed"], data: { n: [{ numeric: ["<", 10] }] } },
    targets: [{ target: "log" }],
  };
  const answer = await api("/api/rehearse", { rule: draft, ...range });
  expect(answer).toMatchObject({
    scanned: 30,
    matched: 10,
    difference: { newlyMatching: { count: 0 }, noLongerMatching: { count: 20 } },
    truncated: false,
  });
});

test("a replay that a kill -9 interrupts goes on after the next start, and loses no event of its range", async () => {
  const { events, ...range } = await publishMany("killed", 300, "/killed");
  const { id } = await replay({
    ...range,
    match: { source: "/killed" },
    to: { target: "other" },
    eventsPerSecond: 400,
  });
  await story.sink.until(() => replayedIds("/other", id).length >= 40);
  await story.restart("kill");
  expect(replayedIds("/other", id).length).toBeLessThan(300);
  expect(await ended(id)).toMatchObject({ status: "done", progress: { percent: 100 } });
  await story.sink.until(() => new Set(replayedIds("/other", id)).size === 300);
  expect(new Set(replayedIds("/other", id))).toEqual(new Set(events));
  expect(await search("source=/killed")).toEqual(events.toReversed());
});
