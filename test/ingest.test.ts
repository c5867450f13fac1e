import { describe, expect, test } from "vitest";
import { RouterError } from "../functions/core/errors.ts";
import type { HttpEvent } from "../functions/core/http/handler.ts";
import { hashOf } from "../functions/control/people/secret.ts";
import { ingestFunction, type IngestFunctionPorts } from "../functions/ingest.ts";
import { eventKey } from "../functions/sources/event-key.ts";
import { aToken, NOW } from "./support/build.ts";
import { batch, binary, structured } from "./support/cloudevents-request.ts";
import { aContext, anHttpEvent } from "./support/http-event.ts";
import { aClock, memoryEvents, memoryQuarantine, memoryTokens } from "./support/ports.ts";

interface Answered {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown> | undefined;
}

/** The function over memory, its publishers known by `key` alone. */
function anIngest(ports: Partial<IngestFunctionPorts> = {}) {
  const events = memoryEvents();
  const quarantine = memoryQuarantine();
  const reported: unknown[] = [];
  const handler = ingestFunction({
    events,
    quarantine,
    check: () => ({ status: "unbound" }),
    tokens: memoryTokens([
      {
        ...aToken({
          id: "shop-1",
          kind: "publisher-key",
          name: "shop",
          role: "publisher",
          sources: ["/shop"],
        }),
        hash: hashOf("key"),
      },
    ]),
    keyRequired: false,
    sources: { get: () => undefined },
    secrets: { get: async () => "" },
    clock: aClock(),
    report: (error) => void reported.push(error),
    ...ports,
  });
  const ask = async (parts: Parameters<typeof anHttpEvent>[0]): Promise<Answered> => {
    const event: HttpEvent = anHttpEvent({ method: "POST", path: "/events", ...parts });
    const { statusCode, headers = {}, body } = await handler(event, aContext);
    return { status: statusCode, headers, body: body ? JSON.parse(body) : undefined };
  };
  return { ask, accepted: events.accepted, quarantined: quarantine.kept, reported };
}

const bearer = (request: { readonly headers: HttpEvent["headers"] }, key: string) => ({
  ...request,
  headers: { ...request.headers, authorization: `Bearer ${key}` },
});

describe("POST /events", () => {
  test("acknowledges one event with its receipt", async () => {
    const { ask, accepted } = anIngest();
    expect(await ask(structured({ data: { amount: 250 } }))).toEqual({
      status: 202,
      headers: { "content-type": "application/json" },
      body: { id: "42", source: "/shop", status: "accepted" },
    });
    expect(accepted).toMatchObject([
      { bus: "default", publisher: "loopback", receivedAt: NOW, key: eventKey("default", "/shop", "42") },
    ]);
  });

  test.for([
    ["a structured one", structured({})],
    ["a binary one", binary({}, '{"amount":250}')],
  ] as const)("takes %s", async ([, request]) => {
    const { ask, accepted } = anIngest();
    expect(await ask(request)).toMatchObject({ status: 202 });
    expect(accepted).toHaveLength(1);
  });

  test("says of the same event that it is a duplicate", async () => {
    const { ask } = anIngest();
    await ask(structured({}));
    expect(await ask(structured({}))).toMatchObject({ status: 202, body: { status: "duplicate" } });
  });

  test("says of a suspicious event that it is in quarantine", async () => {
    const { ask, quarantined } = anIngest({ check: () => ({ status: "quarantined" }) });
    expect(await ask(structured({}))).toMatchObject({ status: 202, body: { status: "quarantined" } });
    expect(quarantined.size).toBe(1);
  });

  test("names the bus of the path", async () => {
    const { ask, accepted } = anIngest();
    await ask({ ...structured({}), path: "/buses/audit.log_2-b/events" });
    expect(accepted).toMatchObject([{ bus: "audit.log_2-b" }]);
  });

  test.for(["a b", "a".repeat(65), "käse", ".", "..", ".hidden"])("refuses the bus %j", async (bus) => {
    const { ask } = anIngest();
    const path = `/buses/${bus}/events`;
    expect(await ask({ ...structured({}), path })).toMatchObject({
      status: 400,
      body: { code: "bus-name-invalid", detail: expect.stringContaining(bus) },
    });
  });
});

describe("a single event that is refused is a problem document", () => {
  const problems = [{ pointer: "/amount", keyword: "minimum", expected: ">= 0" }];
  test.for([
    ["400 event-invalid", structured({ type: 5 }), {}],
    ["400 json-invalid", structured("{"), {}],
    ["413 event-too-large", structured({ data: "a".repeat(1024 * 1024) }), {}],
    ["415 media-type-unsupported", anHttpEvent({ headers: { "content-type": "text/plain" }, body: "a" }), {}],
    ["422 schema-refused", structured({}), { check: () => ({ status: "refused", problems }) as const }],
    [
      "503 storage-full",
      structured({}),
      {
        events: {
          accept: async () => {
            throw new RouterError("storage-full", "Cannot write: the disk is full");
          },
        },
      },
    ],
  ] as const)("%s", async ([what, { headers, body }, ports]) => {
    const [status, code] = what.split(" ");
    const { ask, accepted } = anIngest(ports);
    expect(await ask({ headers, ...(body !== undefined && { body }) })).toMatchObject({
      status: Number(status),
      headers: { "content-type": "application/problem+json" },
      body: { code, status: Number(status), instance: "/events", title: expect.any(String) },
    });
    expect(accepted).toEqual([]);
  });

  test("with the places that a schema refuses", async () => {
    const { ask } = anIngest({ check: () => ({ status: "refused", problems }) });
    expect((await ask(structured({}))).body).toMatchObject({ errors: problems });
  });

  test("which tells nothing of a failure of ours, and we hear of it", async () => {
    const bug = new TypeError("secret.inside is undefined");
    const check = () => {
      throw bug;
    };
    const { ask, reported } = anIngest({ check });
    const { status, body } = await ask(structured({}));
    expect([status, body]).toMatchObject([500, { code: "internal" }]);
    expect(JSON.stringify(body)).not.toContain("secret.inside");
    expect(reported).toEqual([bug]);
  });
});

describe("a batch", () => {
  const [a, b] = [structured({ id: "a" }).body, structured({ id: "b" }).body].map((text) =>
    JSON.parse(text!),
  );

  test("of good events answers 202, a receipt each", async () => {
    const { ask } = anIngest();
    expect(await ask(batch([a, b, a]))).toMatchObject({
      status: 202,
      body: {
        receipts: [
          { id: "a", status: "accepted" },
          { id: "b", status: "accepted" },
          { id: "a", status: "duplicate" },
        ],
      },
    });
  });

  test("of which some are refused answers 207, each refusal a problem document of its own", async () => {
    const { ask, accepted } = anIngest();
    const { status, body } = await ask(batch([a, { id: "odd" }, b]));
    expect(status).toBe(207);
    expect(body!["receipts"]).toMatchObject([
      { id: "a", status: "accepted" },
      { id: "odd", status: "refused", error: { code: "event-invalid", status: 400, instance: "/events" } },
      { id: "b", status: "accepted" },
    ]);
    expect(accepted.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("of which all are refused answers 207 too", async () => {
    expect(await anIngest().ask(batch([{}]))).toMatchObject({ status: 207 });
  });

  test("of no events is fine", async () => {
    expect(await anIngest().ask(batch([]))).toMatchObject({ status: 202, body: { receipts: [] } });
  });

  test("that is none is refused as a whole", async () => {
    expect(await anIngest().ask(batch("{}"))).toMatchObject({ status: 400, body: { code: "batch-invalid" } });
  });

  test("whose storage fails has no receipts", async () => {
    const accept = async () => {
      throw new RouterError("storage-failed", "Cannot write: it is broken");
    };
    const answer = await anIngest({ events: { accept } }).ask(batch([a, {}]));
    expect(answer).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
      body: { code: "storage-failed" },
    });
  });
});

describe("keys", () => {
  test("where one is needed, who has none is told how to send one", async () => {
    const { ask, accepted } = anIngest({ keyRequired: true });
    expect(await ask(structured({}))).toMatchObject({
      status: 401,
      headers: { "www-authenticate": "Bearer" },
      body: { code: "publisher-key-required" },
    });
    expect(accepted).toEqual([]);
  });

  test("the key's id is kept as the publisher", async () => {
    const { ask, accepted } = anIngest({ keyRequired: true });
    expect(await ask(bearer(structured({}), "key"))).toMatchObject({ status: 202 });
    expect(accepted).toMatchObject([{ publisher: "shop-1" }]);
  });

  test("who is no publisher learns nothing of how his events are decoded", async () => {
    expect(await anIngest().ask(bearer(structured("{"), "wrong"))).toMatchObject({
      status: 401,
      body: { code: "publisher-key-invalid" },
    });
  });

  test("a batch is accepted as far as the key reaches", async () => {
    const request = batch(
      ["/shop", "/shop/eu", "/bank"].map((source) => ({ ...JSON.parse(structured({}).body!), source })),
    );
    const { status, body } = await anIngest().ask(bearer(request, "key"));
    expect(status).toBe(207);
    expect(body!["receipts"]).toMatchObject([
      { status: "accepted" },
      { status: "accepted" },
      { status: "refused", error: { code: "publish-forbidden", status: 403 } },
    ]);
  });
});

describe("the other methods", () => {
  test.for(["/events", "/buses/other/events"])(
    "OPTIONS %s answers the handshake of webhooks",
    async (path) => {
      const { ask } = anIngest({ keyRequired: true });
      const headers = { "webhook-request-origin": "sender.example" };
      expect(await ask({ method: "OPTIONS", path, headers })).toMatchObject({
        status: 200,
        headers: { "webhook-allowed-origin": "*", "webhook-allowed-rate": "*" },
      });
    },
  );

  test("GET is not allowed", async () => {
    expect(await anIngest().ask({ method: "GET" })).toMatchObject({
      status: 405,
      headers: { allow: "POST, OPTIONS" },
      body: { code: "method-not-allowed" },
    });
  });
});

describe("what is told to whoever counts", () => {
  const counting = (ports: Partial<IngestFunctionPorts> = {}) => {
    const told: unknown[] = [];
    const viewer = { ...aToken({ id: "ada", role: "viewer" }), hash: hashOf("viewer") };
    const shop = { ...aToken({ id: "shop-1", role: "publisher" }), hash: hashOf("key") };
    const { ask } = anIngest({
      tokens: memoryTokens([viewer, shop]),
      onIngested: ({ publisher, sender }, incoming, receipts) =>
        void told.push({
          ...{ publisher, sender, events: incoming.length },
          codes: receipts.map((receipt) =>
            receipt.status === "refused" ? receipt.error.code : receipt.status,
          ),
        }),
      ...ports,
    });
    return { ask, told };
  };
  const from = <Request extends { readonly headers: HttpEvent["headers"] }>(request: Request) => ({
    ...request,
    headers: { ...request.headers, "user-agent": "node/24 undici" },
  });
  const sender = { client: "node/24", address: "127.0.0.1" };

  test("is who sent what, by which client from where", async () => {
    const { ask, told } = counting();
    await ask(bearer(from(structured({})), "key"));
    expect(told).toEqual([{ publisher: "shop-1", sender, events: 1, codes: ["accepted"] }]);
  });

  test("is a request that holds no event, too", async () => {
    const { ask, told } = counting();
    const { status } = await ask(bearer(from(structured("{")), "key"));
    expect([status, told]).toEqual([
      400,
      [{ publisher: "shop-1", sender, events: 1, codes: ["json-invalid"] }],
    ]);
  });

  test("is a known key that may not publish, and no unknown one", async () => {
    const { ask, told } = counting();
    const { status } = await ask(bearer(from(structured({})), "viewer"));
    await ask(bearer(from(structured({})), "stranger"));
    expect([status, told]).toEqual([
      403,
      [{ publisher: "ada", sender, events: 1, codes: ["publish-forbidden"] }],
    ]);
  });
});
