import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const SIGNING_SECRET = `whsec_${Buffer.from("a key of thirty-two bytes, so it").toString("base64")}`;
const soon = { minDelaySeconds: 0.02, maxDelaySeconds: 0.05 };
/** A rule of the same name sends events of that name as type to it. */
const pair = (url: string, name: string, more: object = {}) => ({
  [`rules/${name}.json`]: aRuleFile(name, name),
  [`rules/targets/${name}.json`]: aTargetFile(`${url}/${name}`, more),
});

const story = aStory(
  ({ url }) => ({
    ...pair(url, "stuck", { timeoutSeconds: 60, concurrency: 2 }),
    ...pair(url, "quick"),
    ...pair(url, "paused"),
    ...pair(url, "fragile", { breaker: { failures: 2, openSeconds: 0.3 }, concurrency: 1, retry: soon }),
    ...pair(url, "limited", { rate: { perSecond: 20, burst: 1 } }),
    ...pair(url, "off"),
    "rules/off.json": { ...aRuleFile("off", "off"), enabled: false },
    ...pair(url, "keyed", { auth: { kind: "api-key", header: "x-key", value: { secret: "FLOW_KEY" } } }),
    ...pair(url, "granted", {
      auth: {
        kind: "oauth2",
        tokenUrl: `${url}/token`,
        clientId: "signalbox",
        clientSecret: { secret: "FLOW_KEY" },
      },
    }),
    ...pair(url, "secretless", {
      auth: { kind: "api-key", header: "x-key", value: { secret: "FLOW_NOT_SET" } },
      retry: { ...soon, maxAttempts: 2 },
    }),
    ...pair(url, "private", { allowPrivateNetwork: false }),
    ...pair(url, "signed", { signature: { secrets: [{ secret: "FLOW_SIGNING" }] } }),
    "rules/to-finance.json": aRuleFile("invoice", "finance"),
    "rules/targets/finance.json": { kind: "bus", bus: "finance" },
    "rules/in-finance.json": aRuleFile("invoice", "ledger", { bus: "finance" }),
    "rules/targets/ledger.json": aTargetFile(`${url}/ledger`),
    "rules/targets/round.json": { kind: "bus", bus: "round" },
    "rules/targets/home.json": { kind: "bus", bus: "default" },
    "rules/circle-out.json": aRuleFile("circle", "round"),
    "rules/circle-back.json": aRuleFile("circle", "home", { bus: "round" }),
    "rules/spiral-out.json": aRuleFile("spiral", "round", {
      targets: [{ target: "round", transform: { input: {} } }],
    }),
    "rules/spiral-back.json": aRuleFile("spiral", "home", {
      bus: "round",
      targets: [{ target: "home", transform: { input: {} } }],
    }),
  }),
  { environment: { FLOW_KEY: "s3cret", FLOW_SIGNING: SIGNING_SECRET } },
);

const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const publish = async (type: string, count = 1) => {
  const events = Array.from({ length: count }, () => aPublished(type, { data: {} }));
  expect((await story.signalbox.publish(events)).status).toBe(202);
  return events;
};
const at = (name: string) => story.sink.at(`/${name}`);
const arrived = (name: string, count = 1) => story.sink.until(() => at(name).length >= count);

interface DeadLetter {
  readonly event: { readonly id: string };
  readonly reason: { readonly code: string; readonly detail: string };
  readonly attempts: readonly object[];
}
const deadLetter = (target: string) =>
  until(async () => (await api<{ items: DeadLetter[] }>(`/api/dead-letters?target=${target}`)).items[0]);

/** Answers requests to a path otherwise than with 204 at once. */
function answer(name: string, say: (response: ServerResponse) => void): void {
  const before = story.sink.answer;
  story.sink.answer = (request, response) =>
    request.path === `/${name}` ? say(response) : before(request, response);
}

test("a target that is stuck holds up no other", async () => {
  const hanging: ServerResponse[] = [];
  answer("stuck", (response) => hanging.push(response));
  await publish("stuck", 50);
  await arrived("stuck", 2);
  await publish("quick", 200);
  await arrived("quick", 200);
  expect(at("stuck")).toHaveLength(2);
  answer("stuck", (response) => response.writeHead(204).end());
  for (const response of hanging) response.writeHead(204).end();
  await arrived("stuck", 50);
});

test("a paused target keeps its events and gets them when it is resumed", async () => {
  await api("/api/targets/paused/pause", {});
  const events = await publish("paused", 5);
  const waiting = await until(async () => {
    const { items } = await api<{ items: { id: string }[] }>("/api/deliveries?status=waiting&target=paused");
    return items.length === 5 && items;
  });
  expect(at("paused")).toEqual([]);
  expect(await api("/api/targets/paused")).toMatchObject({
    state: { paused: { by: expect.any(String) }, waiting: 5 },
  });

  const [cancelled] = waiting;
  await api(`/api/deliveries/${cancelled!.id}/cancel`, {});
  await api("/api/targets/paused/resume", {});
  await arrived("paused", 4);
  const came = new Set(at("paused").map(({ headers }) => headers["ce-id"]));
  expect(came.size).toBe(4);
  expect(events.every(({ id }) => came.has(id))).toBe(false);
  expect(at("paused").map(({ headers }) => headers["idempotency-key"])).not.toContain(cancelled!.id);
});

test("a pause outlives the process", async () => {
  await api("/api/targets/paused/pause", {});
  const [event] = await publish("paused");
  await story.restart("stop");
  await publish("quick");
  expect(await api("/api/targets/paused")).toMatchObject({ state: { paused: {}, waiting: 1 } });
  await api("/api/targets/paused/resume", {});
  await story.sink.until(() => at("paused").some(({ headers }) => headers["ce-id"] === event!.id));
});

test("a breaker opens after failures in a row and closes by a probe that succeeds", async () => {
  let [broken, requests] = [true, 0];
  answer("fragile", (response) => {
    requests++;
    response.writeHead(broken ? 500 : 204).end();
  });
  await publish("fragile", 5);
  const breaker = async () =>
    (await api<{ state: { breaker: { state: string } } }>("/api/targets/fragile")).state.breaker;
  await until(async () => (await breaker()).state === "open");
  expect(requests).toBeLessThanOrEqual(3);
  await until(async () => requests >= 4);
  broken = false;
  await until(async () => (await breaker()).state === "closed");
  await until(
    async () => (await api<{ state: { waiting: number } }>("/api/targets/fragile")).state.waiting === 0,
  );
  expect(new Set(at("fragile").map(({ headers }) => headers["ce-id"])).size).toBe(5);
});

test("a rate limit holds, and drops nothing", async () => {
  const times: number[] = [];
  answer("limited", (response) => {
    times.push(Date.now());
    response.writeHead(204).end();
  });
  await publish("limited", 21);
  await arrived("limited", 21);
  expect(times.at(-1)! - times[0]!).toBeGreaterThanOrEqual(900);
});

test("a rule that is switched off sends nothing, and says so", async () => {
  const [event] = await publish("off");
  await publish("quick");
  const verdict = await until(async () => {
    const { items } = await api<{
      items: { kind: string; verdicts?: { rule: string; reason?: object }[] }[];
    }>(`/api/events/${event!.id}/journal`);
    return items.find(({ kind }) => kind === "routed")?.verdicts?.find(({ rule }) => rule === "off");
  });
  expect(verdict).toMatchObject({
    matched: false,
    reason: { sentence: "Rule off did not match: it is switched off." },
  });
  expect(at("off")).toEqual([]);
});

test("a bus target hands an event to the rules of another bus", async () => {
  const [event] = await publish("invoice");
  await arrived("ledger");
  expect(at("ledger")[0]!.headers).toMatchObject({ "ce-id": event!.id, "ce-signalboxhops": "1" });
  const { items } = await api<{ items: object[] }>(`/api/events?type=invoice`);
  expect(items).toMatchObject([
    { bus: "finance", publisher: "rule:to-finance" },
    { bus: "default", publisher: "loopback" },
  ]);
});

test("an event that rules send in a circle between buses comes to each bus once", async () => {
  const [event] = await publish("circle");
  const ended = await until(async () => {
    const { items } = await api<{ items: { status: string; rule: string }[] }>(
      `/api/deliveries?eventId=${event!.id}`,
    );
    return items.length === 2 && items.every(({ status }) => status === "delivered") && items;
  });
  expect(ended.map(({ rule }) => rule)).toEqual(["circle-out", "circle-back"]);
  const { items } = await api<{ items: object[] }>(`/api/events?type=circle`);
  expect(items).toMatchObject([{ bus: "round" }, { bus: "default" }]);
});

test("events that rules make anew of each other in a circle end at the hop limit", async () => {
  await publish("spiral");
  const { reason } = await until(async () =>
    (await api<{ items: DeadLetter[] }>("/api/dead-letters")).items.find(
      ({ reason }) => reason.code === "hop-limit",
    ),
  );
  expect(reason.detail).toContain("8 times");
  expect((await api<{ items: object[] }>(`/api/events?type=spiral`)).items).toHaveLength(9);
});

test("credentials come out of the environment: an API key, and a token by client credentials", async () => {
  answer("token", (response) =>
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"access_token":"t-1","token_type":"Bearer","expires_in":3600}'),
  );
  await publish("keyed");
  await publish("granted", 2);
  await Promise.all([arrived("keyed"), arrived("granted", 2)]);
  expect(at("keyed")[0]!.headers["x-key"]).toBe("s3cret");
  expect(at("granted").map(({ headers }) => headers["authorization"])).toEqual(["Bearer t-1", "Bearer t-1"]);
  expect(at("token")).toHaveLength(1);
  expect(at("token")[0]!.body).toContain("grant_type=client_credentials");
});

test("a secret that is not set is told by its name", async () => {
  const [event] = await publish("secretless");
  const { event: dead, reason, attempts } = await deadLetter("secretless");
  expect(dead.id).toBe(event!.id);
  expect(reason).toMatchObject({
    code: "attempts-exhausted",
    detail: expect.stringContaining("FLOW_NOT_SET"),
  });
  expect(attempts).toMatchObject([
    { error: { code: "secret-missing" } },
    { error: { code: "secret-missing" } },
  ]);
  expect(at("secretless")).toEqual([]);
});

test("a private address is refused unless the target allows it", async () => {
  await publish("private");
  expect((await deadLetter("private")).reason).toMatchObject({ code: "address-private" });
  expect(at("private")).toEqual([]);
});

test("a signature is what the Standard Webhooks library verifies", async () => {
  await publish("signed");
  await arrived("signed");
  const [{ headers, body }] = at("signed") as [ReturnType<typeof at>[number]];
  const verified = new Webhook(SIGNING_SECRET).verify(body, headers as Record<string, string>);
  expect(verified).toEqual({});
  expect(headers["webhook-id"]).toBe(headers["idempotency-key"]);
  expect(() => new Webhook(SIGNING_SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow();
});
