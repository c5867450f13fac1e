import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import type { SendTools } from "../../functions/targets/send.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { aDelivery, anAttempt, anEvent, aTarget, NOW } from "../support/build.ts";
import { aClock, memorySecrets } from "../support/ports.ts";
import { memoryDigests } from "../support/memory-digests.ts";
import { type Answer, aClosedPort, aTargetServer } from "../support/target-server.ts";

/** Sends to a server with these settings of the target; what came there and what is said of it. */
async function sent(
  settings: object,
  { delivery = aDelivery(), answer, secrets = {}, now = NOW, ...tools }: Parts = {},
) {
  const server = await aTargetServer(answer);
  const http = createHttpClient();
  onTestFinished(() => http.close());
  const send = createSend({
    http,
    secrets: memorySecrets(secrets),
    digests: memoryDigests(),
    publish: async () => [],
    eventKey: () => "",
    print: () => {},
    now: aClock(now),
    ...tools,
  });
  const target = aTarget({ url: `${server.url}/hook`, allowPrivateNetwork: true, ...settings });
  return {
    result: await send(delivery, target),
    requests: server.requests,
    host: `127.0.0.1:${server.port}`,
  };
}

interface Parts extends Partial<Pick<SendTools, "traceparentOf">> {
  readonly delivery?: Delivery;
  readonly answer?: Answer;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly now?: number;
}

const TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

describe("a delivery over HTTP", () => {
  test("is the event in binary mode, with what a delivery says of itself", async () => {
    const event = anEvent({
      subject: "orders/42",
      data: { n: 1 },
      extensions: { tenant: "münchen", traceparent: TRACE },
    });
    const { requests, result, host } = await sent({}, { delivery: aDelivery({ id: "dlv_1", event }) });
    expect(result).toEqual({ ok: true, status: 204 });
    expect(requests).toEqual([
      {
        method: "POST",
        path: "/hook",
        body: '{"n":1}',
        connection: 1,
        headers: {
          host,
          connection: "keep-alive",
          "content-length": "7",
          "content-type": "application/json",
          "user-agent": "signalbox",
          "ce-specversion": "1.0",
          "ce-id": "42",
          "ce-source": "/shop",
          "ce-type": "shop.order.paid",
          "ce-subject": "orders/42",
          "ce-tenant": "m%C3%BCnchen",
          "ce-traceparent": TRACE,
          "idempotency-key": "dlv_1",
          "signalbox-attempt": "1",
          traceparent: TRACE,
        },
      },
    ]);
  });

  test("is the event in structured mode when the target wants that, to the letter", async () => {
    const text = `{"specversion":"1.0", "id":"1","source":"/s","type":"t","traceparent":"${TRACE}","data":{"n":12345678901234567890}}`;
    const { requests } = await sent(
      { mode: "structured" },
      { delivery: aDelivery({ event: anEvent({ text }) }) },
    );
    expect(requests[0]!.body).toBe(text);
    expect(requests[0]!.headers).toMatchObject({
      "content-type": "application/cloudevents+json",
      "idempotency-key": "d-1",
      traceparent: TRACE,
    });
    expect(requests[0]!.headers).not.toHaveProperty("ce-id");
  });

  test("is what the transform made, with the event's attributes but for the schema of its data", async () => {
    const delivery = aDelivery({
      event: anEvent({ extensions: { dataschema: "https://schemas.example/order" } }),
      body: { contentType: "text/plain; charset=utf-8", text: "Order 42 is paid" },
    });
    const { requests } = await sent({}, { delivery });
    expect(requests[0]!.body).toBe("Order 42 is paid");
    expect(requests[0]!.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "ce-id": "42",
    });
    expect(requests[0]!.headers).not.toHaveProperty("ce-dataschema");
  });

  test("is what the transform made and nothing beside it in structured mode", async () => {
    const delivery = aDelivery({ body: { contentType: "application/json", text: '{"order":42}' } });
    const { requests } = await sent({ mode: "structured" }, { delivery });
    expect(requests[0]!.body).toBe('{"order":42}');
    expect(requests[0]!.headers["content-type"]).toBe("application/json");
    expect(requests[0]!.headers).not.toHaveProperty("ce-id");
  });

  test("carries binary data as bytes", async () => {
    const text =
      '{"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"image/png","data_base64":"aGVsbG8="}';
    const { requests } = await sent({}, { delivery: aDelivery({ event: anEvent({ text }) }) });
    expect(requests[0]!.body).toBe("hello");
    expect(requests[0]!.headers["content-type"]).toBe("image/png");
  });

  test("counts its attempts and says which replay it is of", async () => {
    const attempts = [anAttempt(), anAttempt({ number: 2 })];
    const { requests } = await sent({}, { delivery: aDelivery({ attempts, replay: "r-7" }) });
    expect(requests[0]!.headers).toMatchObject({ "signalbox-attempt": "3", "signalbox-replay": "r-7" });
  });

  test("belongs to the trace of its attempt where one is told, and the event stays as it was", async () => {
    const own = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    const extensions = { traceparent: TRACE, tracestate: "vendor=1" };
    const { requests } = await sent(
      {},
      { delivery: aDelivery({ event: anEvent({ extensions }) }), traceparentOf: () => own },
    );
    expect(requests[0]!.headers).toMatchObject({
      ...{ traceparent: own, tracestate: "vendor=1" },
      ...{ "ce-traceparent": TRACE, "ce-tracestate": "vendor=1" },
    });
  });

  test("passes on no traceparent that is none", async () => {
    const { requests } = await sent(
      {},
      { delivery: aDelivery({ event: anEvent({ extensions: { traceparent: "1" } }) }) },
    );
    expect(requests[0]!.headers).not.toHaveProperty("traceparent");
  });

  test("goes without a content type that no header could carry", async () => {
    const text =
      '{"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"text/плаин","data":"x"}';
    const { requests, result } = await sent({}, { delivery: aDelivery({ event: anEvent({ text }) }) });
    expect(result.ok).toBe(true);
    expect(requests[0]!.headers).not.toHaveProperty("content-type");
  });

  test("uses the target's method and headers", async () => {
    const headers = {
      "X-Team": "shop",
      "X-Key": { secret: "KEY" },
      "Content-Type": "application/vnd.shop+json",
    };
    const { requests } = await sent({ method: "PATCH", headers }, { secrets: { KEY: "s3cret" } });
    expect(requests[0]).toMatchObject({
      method: "PATCH",
      headers: { "x-team": "shop", "x-key": "s3cret", "content-type": "application/vnd.shop+json" },
    });
  });
});

describe("a header of the target", () => {
  test.each([
    ["Content-Length", "0", "is set by the router alone"],
    ["transfer-encoding", "chunked", "is set by the router alone"],
    ["Host", "evil.example", "is set by the router alone"],
    ["ce-id", "43", "is set by the router alone"],
    ["Idempotency-Key", "1", "is set by the router alone"],
    ["x-key", "a\r\nx-evil: 1", "has a value with a line break or a character outside of ASCII"],
    ["x-key", "s3cret\n", "has a value with a line break or a character outside of ASCII"],
    ["x-key", "schlüssel", "has a value with a line break or a character outside of ASCII"],
    ["x key", "1", "is not a header name"],
  ])("%s: %j is not sent", async (name, value, problem) => {
    const delivering = sent({ headers: { [name]: { secret: "VALUE" } } }, { secrets: { VALUE: value } });
    await expect(delivering).rejects.toMatchObject({
      code: "target-invalid",
      message: `Cannot deliver to target "warehouse": header "${name}" ${problem}`,
    });
  });
});

describe("credentials", () => {
  test("go as an API key in the header that the target names", async () => {
    const auth = { kind: "api-key", header: "X-Api-Key", value: { secret: "KEY" } };
    const { requests } = await sent({ auth }, { secrets: { KEY: "k-1" } });
    expect(requests[0]!.headers["x-api-key"]).toBe("k-1");
  });

  test("go as user and password, in any script", async () => {
    const auth = { kind: "basic", username: "jürgen", password: { secret: "PASSWORD" } };
    const { requests } = await sent({ auth }, { secrets: { PASSWORD: "pa:ss" } });
    const [, encoded] = requests[0]!.headers.authorization!.split("Basic ");
    expect(Buffer.from(String(encoded), "base64").toString()).toBe("jürgen:pa:ss");
  });

  test("go over a header of the same name", async () => {
    const auth = { kind: "api-key", header: "authorization", value: "Key 1" };
    const { requests } = await sent({ auth, headers: { Authorization: "none" } });
    expect(requests[0]!.headers.authorization).toBe("Key 1");
  });

  test("that hide a header are refused", async () => {
    const auth = { kind: "api-key", header: "x-key", value: { secret: "KEY" } };
    await expect(sent({ auth }, { secrets: { KEY: "a\r\nb: c" } })).rejects.toMatchObject({
      code: "target-invalid",
    });
  });

  test("that are not set are told by name", async () => {
    const auth = { kind: "api-key", header: "x-key", value: { secret: "WMS_KEY" } };
    await expect(sent({ auth })).rejects.toMatchObject({
      code: "secret-missing",
      message: expect.stringContaining("WMS_KEY"),
    });
  });
});

describe("a signature", () => {
  const signature = { secrets: [{ secret: "NEW" }, { secret: "OLD" }] };
  const secrets = { NEW: "whsec_bmV3LW5ldy1uZXc=", OLD: "whsec_b2xkLW9sZC1vbGQ=" };

  test("is of the delivery's id and the body as it went out, with the new secret and the old one", async () => {
    const body = { contentType: "application/json", text: '{"total": 12.50}' };
    const parts = { delivery: aDelivery({ id: "dlv_1", body }), secrets, now: Date.now() };
    const [request] = (await sent({ signature }, parts)).requests;
    expect(request!.headers["webhook-id"]).toBe("dlv_1");
    for (const secret of Object.values(secrets))
      expect(new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>)).toEqual({
        total: 12.5,
      });
  });

  test("is of bytes as they are", async () => {
    const bytes = '{"specversion":"1.0","id":"1","source":"/s","type":"t","data_base64":"/wD+"}';
    const delivery = aDelivery({ id: "dlv_1", event: anEvent({ text: bytes }) });
    const [request] = (await sent({ signature }, { delivery, secrets })).requests;
    // The reference library reads bytes as UTF-8 first, which these are not.
    const signed = Buffer.concat([
      Buffer.from(`dlv_1.${Math.floor(NOW / 1000)}.`),
      Buffer.from([0xff, 0, 0xfe]),
    ]);
    const wanted = `v1,${createHmac("sha256", "old-old-old").update(signed).digest("base64")}`;
    expect(request!.headers["webhook-signature"]?.toString().split(" ")[1]).toBe(wanted);
  });

  test("is never left out because a secret is missing", async () => {
    const sending = sent({ signature }, { secrets: { NEW: "n" } });
    await expect(sending).rejects.toMatchObject({ code: "secret-missing" });
  });
});

describe("an answer", () => {
  const answering =
    (status: number, headers: Record<string, string> = {}, body = ""): Answer =>
    (_, response) =>
      response.writeHead(status, headers).end(body);

  test.each([
    [200, { ok: true, status: 200 }],
    [400, { ok: false, code: "target-refused", status: 400 }],
    [429, { ok: false, code: "target-failed", status: 429 }],
    [500, { ok: false, code: "target-failed", status: 500 }],
  ])("of %d is %o", async (status, result) => {
    expect((await sent({}, { answer: answering(status) })).result).toMatchObject(result);
  });

  test("is kept with its beginning, on one line", async () => {
    const { result, host } = await sent(
      {},
      { answer: answering(500, {}, `{\n\t"error": "böse\u001b[31m"}${" more".repeat(1_000)}`) },
    );
    const detail = result.ok ? "" : result.detail;
    expect(detail).toMatch(
      `Cannot deliver to target "warehouse": ${host} answered 500: { "error": "böse [31m"} more more`,
    );
    expect(detail.length).toBeLessThan(1_200);
  });

  test("that is a redirect is not followed, and told with where it points to", async () => {
    const { result, host, requests } = await sent(
      {},
      { answer: answering(301, { location: "https://new.example/hook" }) },
    );
    expect(result).toEqual({
      ok: false,
      code: "target-redirects",
      status: 301,
      detail: `Cannot deliver to target "warehouse": ${host} answered 301 to https://new.example/hook`,
    });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["120", 120],
    ["0", 0],
    [new Date(NOW + 90_000).toUTCString(), 90],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ["soon", undefined],
    ["-5", undefined],
  ])("with Retry-After %s asks for %s s", async (header, seconds) => {
    const { result } = await sent({}, { answer: answering(503, { "retry-after": header }) });
    expect(result.ok ? undefined : result.retryAfterSeconds).toBe(seconds);
  });

  test("means what the target's status policy says", async () => {
    const statusPolicy = { "404": "retry", "5xx": "dead", "409": "delivered" };
    expect((await sent({ statusPolicy }, { answer: answering(404) })).result).toMatchObject({
      code: "target-failed",
    });
    expect((await sent({ statusPolicy }, { answer: answering(500) })).result).toMatchObject({
      code: "target-refused",
    });
    expect((await sent({ statusPolicy }, { answer: answering(409) })).result).toEqual({
      ok: true,
      status: 409,
    });
  });

  test("that does not come in time is a timeout", async () => {
    const { result, host } = await sent({ timeoutSeconds: 0.1 }, { answer: () => {} });
    expect(result).toEqual({
      ok: false,
      code: "target-timeout",
      detail: `Cannot deliver to target "warehouse": ${host} did not answer in time (timeoutSeconds: 0.1)`,
    });
  });
});

test("no connection is a failure with its cause", async () => {
  const port = await aClosedPort();
  const { result } = await sent({ url: `http://127.0.0.1:${port}/` });
  expect(result).toEqual({
    ok: false,
    code: "target-unreachable",
    detail: `Cannot deliver to target "warehouse": 127.0.0.1:${port} refused the connection (ECONNREFUSED)`,
  });
});

test("a private address is refused unless the target allows it", async () => {
  const { result, requests, host } = await sent({ allowPrivateNetwork: false });
  expect(result).toEqual({
    ok: false,
    code: "address-private",
    detail: `Cannot deliver to target "warehouse": ${host} is a private address`,
  });
  expect(requests).toHaveLength(0);
});

test.each([
  ["https://", '"https://" is not a URL'],
  ["https://me:secret@wms.example/", 'credentials in its URL belong into "auth"'],
])("a target whose URL is %s is refused", async (url, problem) => {
  await expect(sent({ url })).rejects.toMatchObject({
    code: "target-invalid",
    message: `Cannot deliver to target "warehouse": ${problem}`,
  });
});
