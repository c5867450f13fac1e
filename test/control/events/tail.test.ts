import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tailStream } from "../../../functions/control/events/tail.ts";
import type { Definition, Token } from "../../../functions/core/ports.ts";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryLive } from "../../support/memory-live.ts";
import { aClock, memoryAudit, memoryRegistry } from "../../support/ports.ts";
import { tokensOfRoles } from "../api.ts";

function withLive(definitions: readonly Definition[] = [], tokens: readonly Partial<Token>[] = []) {
  const ports = {
    ...{ tokens: tokensOfRoles(tokens), registry: memoryRegistry(definitions) },
    ...{ providers: { bearer: () => Promise.reject() } },
    ...{ audit: memoryAudit(), clock: aClock(), live: memoryLive() },
  };
  const follow = async (rawQueryString = "", role = "operator") => {
    const headers = { authorization: `Bearer secret-${role}` };
    const stream = await tailStream({ headers, rawQueryString }, ports);
    return readerOf(stream);
  };
  return { ...ports, follow };
}

function readerOf(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  return {
    /** The next message's text; undefined at the end. */
    async next() {
      const { value } = await reader.read();
      return value && new TextDecoder().decode(value);
    },
    stop: () => reader.cancel(),
  };
}

const dataOf = (message: string | undefined) =>
  JSON.parse((message ?? "").replaceAll(/^data: /gm, "")) as Record<string, unknown>;

describe("a tail", () => {
  test("shows what is routed from now on, with the rules that matched and what it holds", async () => {
    const { follow, live } = withLive();
    live.route(anEvent({ id: "before" }));
    const tail = await follow();
    expect(await tail.next()).toBe("retry: 3000\n\n");
    live.route(anEvent({ id: "42" }), "large", "all");
    expect(dataOf(await tail.next())).toMatchObject({
      id: "42",
      type: "shop.order.paid",
      receivedAt: "2026-01-02T03:04:05.678Z",
      rules: ["large", "all"],
      event: { data: { amount: 250 } },
    });
    await tail.stop();
  });

  test("carries an event's text over several lines", async () => {
    const { follow, live } = withLive();
    const tail = await follow();
    await tail.next();
    live.route(anEvent({ text: '{\r\n "id": "42",\n "big": 9007199254740993}' }));
    const message = await tail.next();
    expect(message?.split("\n").filter((line) => line !== "" && !line.startsWith("data: "))).toEqual([]);
    expect(message).toContain("9007199254740993");
    expect(dataOf(message)).toMatchObject({ event: { id: "42" } });
    await tail.stop();
  });

  test.each(["type=a", "source=/a", "bus=a", "rule=a", "type=a&rule=a"])(
    "shows by %s only what fits",
    async (query) => {
      const { follow, live } = withLive();
      const tail = await follow(query);
      await tail.next();
      live.route(anEvent({ id: "no" }), "b");
      live.route(anEvent({ id: "yes", type: "a", source: "/a", bus: "a" }), "b", "a");
      expect(dataOf(await tail.next())).toMatchObject({ id: "yes" });
      await tail.stop();
    },
  );

  test("keeps from viewers what events hold, and audits who sees it", async () => {
    const { follow, live, audit } = withLive();
    const tail = await follow("", "viewer");
    expect(audit.kept).toEqual([]);
    await tail.next();
    live.route(anEvent());
    expect(dataOf(await tail.next())).not.toHaveProperty("event");
    await tail.stop();
    await (await follow("type=a")).stop();
    expect(audit.kept).toMatchObject([{ actor: "operator", action: "events.tail", after: { type: "a" } }]);
  });

  test("tells a reader that is too slow how much it missed", async () => {
    const { follow, live } = withLive();
    const tail = await follow();
    await tail.next();
    for (let n = 1; n <= 1200; n++) live.route(anEvent({ id: String(n), data: "x".repeat(10_000) }));
    const first = await tail.next();
    live.route(anEvent({ id: "late" }));
    let message = first;
    let shown = 0;
    for (; message?.startsWith("data: "); message = await tail.next()) shown = Number(dataOf(message)["id"]);
    expect(message).toBe(`event: missed\ndata: {"events":${1200 - shown}}\n\n`);
    expect(dataOf(await tail.next())).toMatchObject({ id: "late" });
    await tail.stop();
  });

  test("that is cancelled listens no more", async () => {
    const { follow, live } = withLive();
    const tail = await follow();
    expect(live.listeners.size).toBe(1);
    await tail.stop();
    expect(live.listeners.size).toBe(0);
  });

  test.each([
    ["publisher", "", "role-insufficient"],
    ["stranger", "", "token-invalid"],
    ["viewer", "tpye=a", "request-invalid"],
  ])("is refused to a %s with query %j", async (role, query, code) => {
    await expect(withLive().follow(query, role)).rejects.toMatchObject({ code });
  });
});

describe("in the course of time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a sign of life goes out, until the token is revoked", async () => {
    const { follow, live, tokens } = withLive();
    const tail = await follow();
    await tail.next();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await tail.next()).toBe(": still here\n\n");
    await tokens.remove("operator");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await tail.next()).toBeUndefined();
    expect(live.listeners.size).toBe(0);
  });
});

describe("of what is owned", () => {
  const owned = [
    aDefinition({
      ...{ kind: "access", id: "shop" },
      value: { kind: "ownership", owners: ["team:shop"], buses: ["shop"] },
    }),
    aDefinition({
      ...{ kind: "access", id: "bank" },
      value: { kind: "ownership", owners: ["team:bank"], buses: ["bank"], rules: ["audit"] },
    }),
    ...["viewer", "publisher", "operator"].map((role) =>
      aDefinition({ kind: "user", id: `shop-${role}`, value: { name: role, role, teams: ["shop"] } }),
    ),
    aDefinition({ kind: "user", id: "bank-viewer", value: { name: "v", role: "viewer", teams: ["bank"] } }),
  ];
  const tokens = ["shop-viewer", "shop-publisher", "shop-operator", "bank-viewer"].map((user) => ({
    ...{ id: user, name: user, user, role: user.slice(5) as Token["role"] },
  }));

  test.each<[string, string, readonly string[]]>([
    ["shop-viewer", "", ["shop with what it holds", "bank", "open"]],
    ["shop-viewer", "owner=me", ["shop with what it holds"]],
    ["shop-publisher", "", ["shop with what it holds"]],
    ["shop-operator", "", ["shop with what it holds", "bank", "open with what it holds"]],
    ["bank-viewer", "owner=team:shop", ["shop with what it holds"]],
    ["bank-viewer", "", ["shop with what it holds", "bank with what it holds", "open"]],
  ])("%s?%s follows what they may see", async (user, query, expected) => {
    const { follow, live } = withLive(owned, tokens);
    const tail = await follow(query, user);
    await tail.next();
    live.route(anEvent({ id: "shop", bus: "shop" }), "audit");
    live.route(anEvent({ id: "bank", bus: "bank" }));
    live.route(anEvent({ id: "open" }));
    const seen: string[] = [];
    for (const _ of expected) {
      const { id, event } = dataOf(await tail.next());
      seen.push(event ? `${String(id)} with what it holds` : String(id));
    }
    expect(seen).toEqual(expected);
    await tail.stop();
  });
});
