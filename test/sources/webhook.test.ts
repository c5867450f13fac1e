import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WebhookFile } from "../../functions/core/generated/source-file.ts";
import type { WebhookPorts } from "../../functions/sources/webhook.ts";
import { AT, aHook, type Preset, took } from "../support/hook.ts";
import { type Posted, signings } from "../support/webhooks.ts";

describe("answers", () => {
  test("a receipt by default", async () => {
    const { status, answer } = await took("hmac", '{"type":"a"}');
    expect(status).toBe(202);
    expect(JSON.parse(answer!)).toMatchObject({ source: "/hooks/shop", status: "accepted" });
  });

  test("Slack's challenge, which is no event, and nothing to show after a command", async () => {
    const challenge = await took("slack", '{"type":"url_verification","challenge":"3eZb"}');
    expect(challenge).toMatchObject({ status: 200, answer: '{"challenge":"3eZb"}', events: [] });
    const command = await took("slack", "command=%2Fdeploy");
    expect([command.status, command.answer, command.events.length]).toEqual([200, undefined, 1]);
  });

  test("TwiML for Twilio", async () => {
    const { status, answer, headers } = await took("twilio", "CallSid=CA1&CallStatus=ringing");
    expect([status, answer, headers]).toEqual([200, "<Response/>", { "content-type": "text/xml" }]);
  });

  test.each([
    ['{"type":1,"application_id":"12"}', { status: 200, answer: '{"type":1}', events: [] }],
    ['{"type":0,"application_id":"12"}', { status: 204, events: [] }],
    ['{"type":2,"id":"9","data":{"name":"deploy"}}', { status: 200, answer: '{"type":5}' }],
    ['{"type":1,"event":{"type":"X"}}', { status: 204 }],
  ])("Discord's %s", async (body, wanted) => {
    expect(await took("discord", body)).toMatchObject(wanted);
  });

  test("Event Grid's validation", async () => {
    const { headers } = signings["azure-event-grid"].post("", AT);
    const { status, answer, events } = await took(
      "azure-event-grid",
      '[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]',
      { headers: { ...headers, "aeg-event-type": "SubscriptionValidation" } },
    );
    expect([status, answer, events]).toEqual([200, '{"validationResponse":"512d38b6"}', []]);
  });

  test("a challenge is answered to nobody else", async () => {
    const posted = signings.slack.post('{"type":"url_verification","challenge":"3eZb"}', AT - 301);
    expect((await aHook({ preset: "slack" }).post(posted)).statusCode).toBe("signature-invalid");
  });
});

describe("what is not taken", () => {
  const signed = signings.github.post('{"ref":"x"}', AT);

  test("every failure to verify is answered alike, and the reason is the operator's", async () => {
    const { post, reported, events } = aHook({ preset: "github" });
    const { "x-hub-signature-256": _, ...unsigned } = signed.headers;
    const answers = [
      await post({ ...signed, body: '{"ref":"y"}' }),
      await post({ ...signed, headers: unsigned }),
      await post({ ...signed, headers: { ...unsigned, "x-hub-signature-256": "sha256=" } }),
    ];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode}: ${body}`))).toEqual(
      new Set(["signature-invalid: Cannot take the webhook: its signature does not verify"]),
    );
    expect(events.accepted).toEqual([]);
    expect(reported.map(String)).toEqual([
      'RouterError: Cannot take a webhook of source "shop": no signature is made with one of its secrets',
      'RouterError: Cannot take a webhook of source "shop": there is no signature at {header.x-hub-signature-256}',
      'RouterError: Cannot take a webhook of source "shop": there is no signature at {header.x-hub-signature-256}',
    ]);
  });

  const typed = (type: string) => ({ headers: { ...signed.headers, "content-type": type } });
  const zstd = { headers: { ...signed.headers, "content-encoding": "zstd" } };

  test.each<{ what: string; file?: Partial<WebhookFile>; posted?: Partial<Posted>; code: string }>([
    { what: "a body over 1 MiB", posted: { body: "x".repeat(2 ** 20 + 1) }, code: "event-too-large" },
    { what: "a body in another encoding", posted: zstd, code: "media-type-unsupported" },
    { what: "another content type", posted: typed("text/xml"), code: "media-type-unsupported" },
    {
      what: "JSON in another charset",
      posted: typed("application/json; charset=latin1"),
      code: "media-type-unsupported",
    },
    { what: "what is no JSON", posted: signings.github.post('{"ref":', AT), code: "json-invalid" },
    { what: "a source that is switched off", file: { enabled: false }, code: "source-unavailable" },
    { what: "a source without secrets", file: { secrets: [] }, code: "source-unavailable" },
    {
      what: "a source whose secret is not set",
      file: { secrets: [{ secret: "OTHER" }] },
      code: "source-unavailable",
    },
    {
      what: "a source whose preset another release had",
      file: { preset: "constructor" as never },
      code: "source-unavailable",
    },
    { what: "a source that is a tap", file: { kind: "tap" as never }, code: "not-found" },
  ])("$what", async ({ file, posted, code }) => {
    const { post, events } = aHook({ preset: "github", ...file });
    expect((await post({ ...signed, ...posted })).statusCode).toBe(code);
    expect(events.accepted).toEqual([]);
  });

  test("bytes that are no UTF-8 are verified as they are, and then refused", async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x7d]);
    const signature = createHmac("sha256", "gh").update(bytes).digest("hex");
    const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
    const { post } = aHook({ preset: "github" });
    const posted = { headers, body: bytes.toString("base64"), isBase64Encoded: true };
    expect((await post(posted)).statusCode).toBe("json-invalid");
    const changed = { ...posted, body: Buffer.from([0x7b, 0xfe, 0x7d]).toString("base64") };
    expect((await post(changed)).statusCode).toBe("signature-invalid");
  });

  test("whatever comes, the answer is one of ours and nothing of it is an event", async () => {
    const name = fc.constantFrom(
      ...["content-type", "authorization", "stripe-signature", "x-slack-signature", "svix-id"],
      ...[
        "svix-timestamp",
        "svix-signature",
        "x-slack-request-timestamp",
        "x-signature-ed25519",
        "x-api-key",
      ],
      ...["x-signature-timestamp", "x-twilio-signature", "x-hub-signature-256", "content-encoding"],
    );
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "application/json",
        "application/x-www-form-urlencoded",
        "t=1,v1=a",
        "v1,a",
        "Basic YTpi",
      ),
      fc.constantFrom(String(AT), "v0=00", "sha256=00", "00".repeat(64)),
    );
    const body = fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.webQueryParameters());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(signings) as Preset[])),
        fc.dictionary(name, value),
        body,
        async (preset, headers, body) => {
          const { post, events } = aHook({ preset });
          expect((await post({ headers, body })).statusCode).toMatch(
            /^(signature-invalid|media-type-unsupported)$/,
          );
          expect(events.accepted).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("an unknown source", async () => {
    expect((await aHook({ preset: "github" }).post(signed, "nobody")).statusCode).toBe("not-found");
  });

  test("a body of several is not taken as long as one of them is refused", async () => {
    const check: WebhookPorts["check"] = ({ id }) => ({ status: id === "b" ? "refused" : "unbound" });
    const { post } = aHook({ preset: "sendgrid" }, { check });
    const { statusCode, sent } = await post(
      signings.sendgrid.post('[{"sg_event_id":"a","event":"open"},{"sg_event_id":"b","event":"open"}]', AT),
    );
    expect([statusCode, sent.map(({ id }) => id)]).toEqual(["schema-refused", ["a"]]);
  });
});

describe("a source's own file", () => {
  test("goes before the preset, also before its cases", async () => {
    const { sent } = await aHook({
      preset: "github",
      bus: "code",
      event: { type: "git.{header.x-github-event}", subject: "{body.nothing}" },
    }).post(signings.github.post('{"ref":"main"}', AT));
    expect(sent).toMatchObject([
      { bus: "code", publisher: "source:shop", type: "git.push", subject: "main" },
    ]);
  });

  test("says all of it when the preset is custom", async () => {
    const { post } = aHook({
      preset: "custom",
      verification: { kind: "token", from: "{query.token}" },
      event: { type: "acme.{body.kind}", id: "{header.x-acme-id}", data: "{body.payload}" },
      answers: [
        { when: { "body.kind": "hello" }, challenge: true, text: "hi" },
        { status: 200, json: { ok: true, kind: "{body.kind}" } },
      ],
    });
    const headers = { "content-type": "application/json", "x-acme-id": "7" };
    expect(await post({ headers, body: '{"kind":"hello"}', query: "token=own" })).toMatchObject({
      statusCode: 200,
      body: "hi",
      sent: [],
    });
    const { body, sent } = await post({
      headers,
      body: '{"kind":"made","payload":{"n":1.0}}',
      query: "token=own",
    });
    expect(body).toBe('{"ok":true,"kind":"made"}');
    expect(sent[0]?.text).toContain('"id":"7","source":"/hooks/shop","type":"acme.made"');
    expect(sent[0]?.text).toContain('"data":{"n":1.0}}');
  });

  test("an id that nobody gives is made of the body, so that the same again is a duplicate", async () => {
    const { post, events } = aHook({ preset: "hmac" });
    const posted = signings.hmac.post('{"type":"a"}', AT);
    const answers = [await post(posted), await post(posted)];
    expect(answers.map(({ body }) => (JSON.parse(body!) as { status: string }).status)).toEqual([
      "accepted",
      "duplicate",
    ]);
    expect(events.accepted).toHaveLength(1);
  });

  test("a source that is no URI is made one", async () => {
    const { sent } = await aHook({ preset: "hmac", event: { source: "{body.from}" } }).post(
      signings.hmac.post('{"from":"my shop: #1 [é]","type":"a"}', AT),
    );
    expect(sent[0]?.source).toMatch(/^my%20shop/);
  });
});
