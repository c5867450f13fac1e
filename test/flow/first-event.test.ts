import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(({ url }) => ({
  "rules/to-terminal.json": aRuleFile("shop.order.paid", "log"),
  "rules/to-warehouse.json": aRuleFile("shop.order.paid", "warehouse"),
  "rules/to-ledger.json": {
    pattern: { type: ["shop.order.paid"], data: { amount: [{ numeric: [">", 100] }] } },
    targets: [{ target: "ledger" }],
  },
  "rules/to-mailer.json": aRuleFile("shop.order.paid", "mailer", {
    targets: [
      { target: "mailer", transform: { template: { order: "<$.data.id>", total: "<$.data.amount>" } } },
    ],
  }),
  "rules/targets/warehouse.json": aTargetFile(`${url}/warehouse`),
  "rules/targets/ledger.json": aTargetFile(`${url}/ledger`, { mode: "structured" }),
  "rules/targets/mailer.json": aTargetFile(`${url}/mailer`),
  "schemas/events/shop.order.paid.v1.schema.json": {
    type: "object",
    required: ["id"],
    "x-signalbox": { mode: "reject" },
  },
}));

const aPaidOrder = (data: object, more: object = {}) => aPublished("shop.order.paid", { data, ...more });
/** What came to a path of the sink for an event. */
const cameTo = (path: string, id: string) =>
  until(() =>
    story.sink.at(path).find(({ headers, body }) => headers["ce-id"] === id || body.includes(`"${id}"`)),
  );

test("a published event is acknowledged and shows as a line on the terminal", async () => {
  const event = aPaidOrder({ id: "A-1", amount: 120 });
  const response = await story.signalbox.send(event);
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ id: event.id, source: "/shop", status: "accepted" });
  const line = await until(() =>
    story.signalbox
      .output()
      .split("\n")
      .find((line) => line.includes("to-terminal") && line.includes(event.id)),
  );
  expect(line).toContain(`to-terminal  shop.order.paid  /shop  ${event.id}  {"id":"A-1","amount":120}`);
});

test("an HTTP target gets it in binary mode, with the delivery's id, the attempt and the trace", async () => {
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const event = aPaidOrder(
    { id: "A-2", amount: 120 },
    { subject: "order/A-2", time: "2026-01-02T03:04:05.678901+02:00", traceparent },
  );
  await story.signalbox.send(event);
  const { headers, body } = await cameTo("/warehouse", event.id);
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "ce-specversion": "1.0",
    "ce-id": event.id,
    "ce-source": "/shop",
    "ce-type": "shop.order.paid",
    "ce-subject": "order/A-2",
    "ce-time": "2026-01-02T03:04:05.678901+02:00",
    "signalbox-attempt": "1",
    traceparent,
  });
  expect(headers["signalbox-replay"]).toBeUndefined();
  expect(body).toBe('{"id":"A-2","amount":120}');
  const delivery = await story.signalbox.api(`/api/deliveries/${String(headers["idempotency-key"])}`);
  expect(delivery).toMatchObject({
    status: "delivered",
    rule: "to-warehouse",
    target: "warehouse",
    event: { id: event.id },
  });
});

test("another target gets it in structured mode, and a third what a transform made of it", async () => {
  const event = aPaidOrder({ id: "A-3", amount: 120 });
  await story.signalbox.send(event);
  const structured = await cameTo("/ledger", event.id);
  expect(structured.headers["content-type"]).toBe("application/cloudevents+json");
  expect(JSON.parse(structured.body)).toMatchObject({
    specversion: "1.0",
    id: event.id,
    data: { amount: 120 },
  });
  const transformed = await cameTo("/mailer", event.id);
  expect(transformed.headers).toMatchObject({ "content-type": "application/json", "ce-id": event.id });
  expect(JSON.parse(transformed.body)).toEqual({ order: "A-3", total: 120 });
});

test("a binary event arrives as it was sent", async () => {
  const response = await fetch(`${story.signalbox.url}/events`, {
    method: "POST",
    headers: {
      "ce-specversion": "1.0",
      "ce-id": "bin-1",
      "ce-source": "/shop",
      "ce-subject": "caf%C3%A9",
      "ce-type": "shop.order.paid",
      "content-type": "application/json",
    },
    body: '{ "id": "A-4" }',
  });
  expect(response.status).toBe(202);
  const { headers, body } = await cameTo("/warehouse", "bin-1");
  expect(headers["ce-subject"]).toBe("caf%C3%A9");
  const { items } = await story.signalbox.api<{ items: object[] }>(
    `/api/events?subject=${encodeURIComponent("café")}`,
  );
  expect(items).toMatchObject([{ id: "bin-1" }]);
  expect(body).toBe('{ "id": "A-4" }');
});

test("numbers beyond a double and keys that stand twice arrive to the letter", async () => {
  const data =
    '{"id":"A-5","amount":12345678901234567890.12345678901234567890,"big":1e400,"a":1,"a":2,"escaped":"\\u00e9"}';
  await story.signalbox.send(
    `{"specversion":"1.0","id":"letter-1","source":"/shop","type":"shop.order.paid","data":${data}}`,
  );
  expect((await cameTo("/warehouse", "letter-1")).body).toBe(data);
});

test("a batch answers for each of its events, in order", async () => {
  const [first, last] = [aPaidOrder({ id: "B-1" }), aPaidOrder({ id: "B-3" })];
  const response = await story.signalbox.publish([
    first,
    aPaidOrder({ amount: 5 }),
    { id: "no-type" },
    last,
    first,
  ]);
  expect(response.status).toBe(207);
  expect(await response.json()).toMatchObject({
    receipts: [
      { id: first.id, status: "accepted" },
      { status: "refused", error: { code: "schema-refused", errors: [{ keyword: "required" }] } },
      { id: "no-type", status: "refused", error: { code: "event-invalid" } },
      { id: last.id, status: "accepted" },
      { id: first.id, status: "duplicate" },
    ],
  });
  await cameTo("/warehouse", first.id);
  await cameTo("/warehouse", last.id);
});

test("an event that is published again is a duplicate and is delivered once", async () => {
  const event = aPaidOrder({ id: "C-1" });
  await story.signalbox.send(event);
  await cameTo("/warehouse", event.id);
  const again = await story.signalbox.send(event);
  expect([again.status, await again.json()]).toEqual([
    202,
    { id: event.id, source: "/shop", status: "duplicate" },
  ]);
  const next = aPaidOrder({ id: "C-2" });
  await story.signalbox.send(next);
  await cameTo("/warehouse", next.id);
  expect(story.sink.at("/warehouse").filter(({ headers }) => headers["ce-id"] === event.id)).toHaveLength(1);
});

test("an event is known by its bus, source and id together", async () => {
  const event = aPaidOrder({ id: "C-3" });
  const status = async (body: object, path?: string) =>
    ((await (await story.signalbox.send(body, path)).json()) as { status: string }).status;
  expect(await status(event)).toBe("accepted");
  expect(await status({ ...event, source: "/other" })).toBe("accepted");
  expect(await status(event, "/buses/other/events")).toBe("accepted");
  expect(await status({ ...event, type: "another", data: 1 })).toBe("duplicate");
});

test("a batch of ten thousand is taken in one go", async () => {
  const events = Array.from({ length: 10_000 }, () => aPublished("crowd", { source: "/crowd" }));
  const response = await story.signalbox.publish([...events, events[0]!]);
  expect(response.status).toBe(202);
  const { receipts } = (await response.json()) as { receipts: { id: string; status: string }[] };
  expect(receipts.map(({ id }) => id)).toEqual([...events, events[0]!].map(({ id }) => id));
  expect(receipts.map(({ status }) => status)).toEqual([...events.map(() => "accepted"), "duplicate"]);
});

interface Journal {
  readonly items: readonly {
    readonly kind: string;
    readonly verdicts?: readonly { readonly rule: string; readonly matched: boolean }[];
    readonly target?: string;
  }[];
}

test("the journal tells who brought it, what the schema and each rule said, and each attempt", async () => {
  const event = aPaidOrder({ id: "D-1", amount: 80 });
  await story.signalbox.send(event);
  const { items } = await until(async () => {
    const journal = await story.signalbox.api<Journal>(`/api/events/${event.id}/journal`);
    return journal.items.filter(({ kind }) => kind === "attempt").length === 3 ? journal : undefined;
  });
  const [accepted, routed, ...attempts] = items;
  expect(accepted).toMatchObject({
    kind: "accepted",
    publisher: "loopback",
    schema: { status: "valid", schema: "shop.order.paid.v1" },
  });
  expect(routed).toMatchObject({ kind: "routed" });
  expect(new Map(routed!.verdicts!.map(({ rule, matched }) => [rule, matched]))).toEqual(
    new Map([
      ["to-terminal", true],
      ["to-warehouse", true],
      ["to-mailer", true],
      ["to-ledger", false],
    ]),
  );
  expect(routed!.verdicts).toContainEqual(
    expect.objectContaining({
      rule: "to-ledger",
      reason: {
        path: "data.amount",
        operator: "numeric",
        expected: [">", 100],
        actual: 80,
        sentence: "Rule to-ledger did not match: data.amount is 80, wanted > 100.",
      },
    }),
  );
  expect(new Set(attempts.map(({ target }) => target))).toEqual(new Set(["log", "mailer", "warehouse"]));
  for (const attempt of attempts)
    expect(attempt).toMatchObject({ outcome: "delivered", attempt: { number: 1 } });
});

test("explain says the same of an archived event as of one that never came", async () => {
  const event = aPaidOrder({ id: "D-2", amount: 80 });
  await story.signalbox.send(event);
  const question = { ruleId: "to-ledger" };
  const archived = await story.signalbox.api("/api/explain", { eventId: event.id, ...question });
  expect(archived).toEqual(await story.signalbox.api("/api/explain", { event, ...question }));
  expect(archived).toMatchObject({
    verdicts: [{ rule: "to-ledger", matched: false, reason: { path: "data.amount" } }],
  });
});

test("health and metrics say how it is", async () => {
  const health = await fetch(`${story.signalbox.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([
    200,
    { status: "ok", storage: { status: "ok" }, config: { problems: [] } },
  ]);
  const metrics = await (await fetch(`${story.signalbox.url}/metrics`)).text();
  expect(metrics).toMatch(/^signalbox_events_total\{outcome="accepted"\} [1-9]/m);
  expect(metrics).toMatch(/^signalbox_attempts_total\{outcome="delivered"\} [1-9]/m);
});
