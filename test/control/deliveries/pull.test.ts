import { describe, expect, test } from "vitest";
import type { Delivery } from "../../../functions/core/delivery.ts";
import { deliveryId } from "../../../functions/core/deliveries/delivery-id.ts";
import { aDefinition, aDelivery, anEvent, NOW } from "../../support/build.ts";
import { memoryPulls } from "../../support/memory-pulls.ts";
import { aClock, memoryAudit, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";

function aQueued(id: string, parts: Partial<Delivery> = {}): Delivery {
  const event = anEvent({ id, key: id.padEnd(22, "-"), position: 7 });
  return aDelivery({ event, id: deliveryId(event, "paid-orders", "orders"), target: "orders", ...parts });
}

function withQueue(...deliveries: readonly Delivery[]) {
  const clock = aClock();
  const pulls = memoryPulls(deliveries, clock);
  const registry = memoryRegistry([
    aDefinition({
      kind: "target",
      id: "orders",
      value: { kind: "pull", visibilitySeconds: 60, maxReceives: 2 },
    }),
    aDefinition({ kind: "target", id: "others", value: { kind: "pull" } }),
    aDefinition({ kind: "target", id: "hook", value: { kind: "http", url: "https://wms.example" } }),
  ]);
  const tokens = tokensOfRoles([{ id: "limited", name: "limited", role: "consumer", targets: ["orders"] }]);
  const audit = memoryAudit();
  const call = apiOver(controlPorts({ pulls, registry, tokens, clock, audit }));
  const act = (name: string, body: object = {}) =>
    call(`POST /api/targets/orders/${name}`, { body, as: "consumer" });
  const receive = async (order: object = {}) => {
    const { body } = await act("receive", order);
    return body["deliveries"] as readonly { handle: string; hiddenUntil: string; event: { id: string } }[];
  };
  return { call, act, receive, pulls, clock, audit };
}

describe("to receive", () => {
  test("gives the event as it came, with what it is acknowledged by", async () => {
    const text = '{"specversion":"1.0","id":"a","source":"/s","type":"t","data":{"n":12345678901234567890}}';
    const one = aQueued("a");
    const { act } = withQueue({ ...one, event: { ...one.event, text }, replay: "r-1" });
    const answer = await act("receive");
    expect(answer.text).toBe(
      `{"deliveries":[{"handle":"${one.id}.7.1","id":"${one.id}","rule":"paid-orders","attempt":1,"hiddenUntil":"${new Date(NOW + 60_000).toISOString()}","replay":"r-1","event":${text}}]}`,
    );
  });

  test("gives what a transform made as the data of the event, and nothing of what it was", async () => {
    const { receive } = withQueue(
      aQueued("a", { body: { contentType: "application/json", text: '{"order":7}' } }),
    );
    const [received] = await receive();
    expect(received!.event).toMatchObject({
      id: "a",
      datacontenttype: "application/json",
      data: { order: 7 },
    });
  });

  test("gives ten where nothing is said, and hides them for as long as is asked", async () => {
    const { receive } = withQueue(...Array.from({ length: 12 }, (_, i) => aQueued(`e${i}`)));
    expect(await receive()).toHaveLength(10);
    const left = await receive({ most: 5, visibilitySeconds: 7 });
    expect(left.map(({ hiddenUntil }) => Date.parse(hiddenUntil))).toEqual([NOW + 7_000, NOW + 7_000]);
    expect(await receive()).toEqual([]);
  });

  test("waits for the first where it is asked to, and no longer than that", async () => {
    const { pulls, receive, clock } = withQueue();
    const waits: number[] = [];
    pulls.wait = async (_target, until) => {
      waits.push(until);
      clock.advance(5_000);
      return true;
    };
    expect(await receive({ waitSeconds: 12 })).toEqual([]);
    expect(waits).toEqual([NOW + 12_000, NOW + 12_000, NOW + 12_000]);
  });

  test("goes past what was received too often", async () => {
    const { receive, clock, pulls } = withQueue(aQueued("a"), aQueued("b", { dueAt: NOW + 121_000 }));
    for (let i = 0; i < 2; i++) {
      expect(await receive({ most: 1 })).toHaveLength(1);
      clock.advance(60_500);
    }
    expect((await receive({ most: 1 })).map(({ event }) => event.id)).toEqual(["b"]);
    expect(pulls.ended).toMatchObject([
      { outcome: { status: "dead", reason: { code: "attempts-exhausted" } } },
    ]);
  });

  test.each([
    { most: 0 },
    { most: 101 },
    { waitSeconds: 21 },
    { visibilitySeconds: 0 },
    { visibilitySeconds: 43_201 },
  ])("refuses %j", async (order) => {
    expect(await withQueue().act("receive", order)).toMatchObject({
      status: 400,
      body: { code: "request-invalid" },
    });
  });
});

describe("what was received", () => {
  const received = async () => {
    const queue = withQueue(aQueued("a"));
    const [one] = await queue.receive();
    return { ...queue, handle: one!.handle };
  };

  test("is done when it is acknowledged, and gone afterwards", async () => {
    const { act, handle, pulls } = await received();
    const handles = [handle];
    expect((await act("acknowledge", { handles })).body).toEqual({
      acknowledged: 1,
      results: [{ handle, status: "acknowledged" }],
    });
    expect(pulls.ended).toMatchObject([{ outcome: { status: "delivered" } }]);
    for (const name of ["acknowledge", "extend", "give-back"])
      expect((await act(name, { handles })).body["results"]).toEqual([{ handle, status: "gone" }]);
  });

  test("is kept longer when it is extended: as the target says, or as is asked", async () => {
    const { act, handle, pulls, clock } = await received();
    clock.advance(30_000);
    expect((await act("extend", { handles: [handle] })).body).toMatchObject({ extended: 1 });
    expect(pulls.kept()[0]!.dueAt).toBe(NOW + 90_000);
    await act("extend", { handles: [handle], visibilitySeconds: 600 });
    expect(pulls.kept()[0]!.dueAt).toBe(NOW + 630_000);
  });

  test("comes again when it is given back, at once or later", async () => {
    const { act, handle, receive, clock } = await received();
    expect((await act("give-back", { handles: [handle], delaySeconds: 5 })).body).toMatchObject({
      givenBack: 1,
    });
    expect(await receive()).toEqual([]);
    clock.advance(5_000);
    const [again] = await receive();
    expect(again).toMatchObject({ attempt: 2 });
  });

  test("is named by handles, and by nothing else", async () => {
    const answer = await (await received()).act("acknowledge", { handles: ["nonsense"] });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/handles/0", keyword: "format" }] },
    });
  });
});

describe("whoever", () => {
  test("has a token for some targets fetches from no others", async () => {
    const { call } = withQueue(aQueued("a"));
    const asLimited = { headers: { authorization: "Bearer secret-limited" } };
    expect(await call("POST /api/targets/orders/receive", asLimited)).toMatchObject({ status: 200 });
    const answer = await call("POST /api/targets/others/receive", asLimited);
    expect(answer).toMatchObject({ status: 403, body: { code: "role-insufficient" } });
    expect(answer.body.detail).toBe(
      'Cannot fetch from target "others": "limited" may fetch from orders only',
    );
  });

  test.each([
    ["hook", 409, 'Cannot fetch from target "hook": it is of kind http, not pull'],
    ["nothing", 404, 'Cannot fetch from target "nothing": there is none'],
  ])("asks %s is told why not", async (target, status, detail) => {
    const answer = await withQueue().call(`POST /api/targets/${target}/receive`, { as: "consumer" });
    expect(answer).toMatchObject({ status, body: { detail } });
  });

  test("tests a pull target is told that nobody calls it", async () => {
    const answer = await withQueue().call("POST /api/targets/orders/test");
    expect(answer).toMatchObject({
      status: 409,
      body: { detail: 'Cannot test target "orders": consumers fetch from it' },
    });
  });
});

test("who fetches in the place of a consumer is audited, and a consumer is not", async () => {
  const { call, act, audit } = withQueue(aQueued("a"));
  await act("receive");
  expect(audit.kept).toEqual([]);
  await call("POST /api/targets/orders/receive");
  expect(audit.kept).toMatchObject([{ actor: "admin", action: "target.receive", resource: "target/orders" }]);
});

test("the backlog is counted", async () => {
  const { call, receive } = withQueue(aQueued("a"), aQueued("b"), aQueued("c", { dueAt: NOW + 1 }));
  await receive({ most: 1 });
  const { body } = await call("GET /api/targets/orders/backlog", { as: "consumer" });
  expect(body).toEqual({ due: 1, received: 1, later: 1 });
});
