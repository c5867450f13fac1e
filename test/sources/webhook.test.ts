import { describe, expect, test } from "vitest";
import { RouterError } from "../../functions/core/errors.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { SourceFile } from "../../functions/core/generated/source-file.ts";
import { receiveWebhook, type WebhookPorts } from "../../functions/sources/webhook.ts";
import { aDefinition, NOW } from "../support/build.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { memoryEvents, memoryQuarantine, memoryRegistry, memorySecrets } from "../support/ports.ts";
import { type Posted, PUBLIC_URL, signings } from "../support/webhooks.ts";

const AT = Math.floor(NOW / 1000);
type Preset = keyof typeof signings;

/** A source `shop` over memory; its one secret is the preset's. */
function aHook(file: Partial<SourceFile>, more: Partial<WebhookPorts> = {}) {
  const { preset } = file;
  const secret = preset && preset !== "custom" ? signings[preset].secret : "own";
  const value = { kind: "webhook", secrets: [{ secret: "SECRET" }], url: PUBLIC_URL, ...file };
  const events = memoryEvents();
  const reported: unknown[] = [];
  const ports: WebhookPorts = {
    events,
    quarantine: memoryQuarantine(),
    check: () => ({ status: "unbound" }),
    sources: memoryRegistry([aDefinition({ kind: "source", id: "shop", value })]),
    secrets: memorySecrets({ SECRET: secret }),
    clock: () => NOW,
    report: (error) => reported.push(error),
    ...more,
  };
  const post = async ({ headers, body, query = "" }: Posted, source = "shop") => {
    const event = anHttpEvent({ method: "POST", path: `/hooks/${source}`, headers, body });
    const result = await receiveWebhook(
      { ...event, rawQueryString: query, pathParameters: { source } },
      ports,
    ).catch((error: unknown) => {
      if (!(error instanceof RouterError)) throw error;
      return { statusCode: error.code, headers: {}, body: error.message };
    });
    return { ...result, sent: events.accepted as readonly AcceptedEvent[] };
  };
  return { post, reported, events };
}

/** A webhook of a preset, signed; and the event that came of it. */
async function took(preset: Preset, body: string, more: Partial<Posted> = {}) {
  const posted = { ...signings[preset].post(body, AT), ...more };
  const { statusCode, body: answer, headers, sent } = await aHook({ preset }).post(posted);
  const events = sent.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  return { status: statusCode, answer, headers, events, event: events[0] };
}

describe("each provider's webhook becomes an event", () => {
  const push = '{"ref":"refs/heads/main","repository":{"url":"https://api.github.com/repos/a/b"}}';
  const sms = "MessageSid=SM1&AccountSid=AC1&MessageStatus=delivered&Body=hi+there";
  const cases: readonly (readonly [Preset, string, object])[] = [
    [
      "github",
      push,
      {
        id: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        type: "com.github.push",
        source: "https://api.github.com/repos/a/b",
        subject: "refs/heads/main",
        time: "2026-01-02T03:04:05.678Z",
      },
    ],
    [
      "gitlab",
      '{"object_kind":"note","object_attributes":{"id":7,"noteable_type":"MergeRequest","url":"https://gl.example/a/-/merge_requests/1#note_7","created_at":"2015-05-17 18:08:09 UTC"}}',
      {
        id: "k-1",
        type: "com.gitlab.note.merge_request",
        source: "https://gl.example/a/-/merge_requests/1",
        subject: "7",
        time: "2015-05-17T18:08:09Z",
      },
    ],
    [
      "stripe",
      '{"id":"evt_1","type":"invoice.paid","created":1767225600,"account":"acct_9","data":{"object":{"id":"in_1"}}}',
      {
        id: "evt_1",
        type: "com.stripe.invoice.paid",
        source: "https://api.stripe.com/v1/accounts/acct_9",
        subject: "in_1",
        time: "2026-01-01T00:00:00.000Z",
      },
    ],
    [
      "slack",
      '{"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":1767225600,"event":{"type":"message","subtype":"me_message","channel":"C1"}}',
      {
        id: "Ev1",
        type: "com.slack.message.me_message",
        source: "https://slack.com/team/T1",
        subject: "C1",
        time: "2026-01-01T00:00:00.000Z",
      },
    ],
    [
      "slack",
      "command=%2Fdeploy-now&text=web&team_id=T1&channel_id=C2&trigger_id=1.2",
      {
        id: "1.2",
        type: "com.slack.command.deploy_now",
        subject: "C2",
        data: { command: "/deploy-now", text: "web", team_id: "T1", channel_id: "C2", trigger_id: "1.2" },
      },
    ],
    [
      "slack",
      `payload=${encodeURIComponent('{"type":"block_actions","team":{"id":"T1"},"trigger_id":"3.4"}')}`,
      { id: "3.4", type: "com.slack.block_actions", data: { type: "block_actions", trigger_id: "3.4" } },
    ],
    [
      "shopify",
      '{"id":820982911946154508,"total":"9.99"}',
      {
        id: "b54557e4",
        type: "com.shopify.orders.create",
        source: "https://toys.myshopify.com",
        subject: "820982911946154508",
      },
    ],
    [
      "twilio",
      sms,
      {
        id: "tok-1",
        type: "com.twilio.message.delivered",
        source: "https://api.twilio.com/2010-04-01/Accounts/AC1",
        subject: "SM1",
        data: { Body: "hi there" },
      },
    ],
    ["twilio", '{"EventType":"onMessageAdded"}', { type: "com.twilio.onMessageAdded" }],
    [
      "standard-webhooks",
      '{"type":"user.created","timestamp":"2026-01-02T03:04:00Z","data":{"id":"u1"}}',
      {
        id: "msg_1",
        type: "user.created",
        source: "/hooks/shop",
        subject: "u1",
        time: "2026-01-02T03:04:00Z",
      },
    ],
    ["svix", '{"eventType":"user.created"}', { id: "msg_1", type: "user.created" }],
    [
      "mailgun",
      '{"id":"m1","event":"delivered","timestamp":1767225600.5,"recipient":"a@b.example"}',
      {
        id: "m1",
        type: "com.mailgun.delivered",
        subject: "a@b.example",
        time: "2026-01-01T00:00:00.500Z",
      },
    ],
    [
      "pagerduty",
      '{"event":{"id":"01D","event_type":"incident.triggered","occurred_at":"2026-01-02T03:04:00Z","data":{"id":"PG1"}}}',
      {
        id: "01D",
        type: "com.pagerduty.incident.triggered",
        source: "https://api.pagerduty.com",
        subject: "PG1",
        time: "2026-01-02T03:04:00Z",
      },
    ],
    [
      "discord",
      '{"type":1,"application_id":"12","event":{"type":"APPLICATION_AUTHORIZED","timestamp":"2026-01-02T03:04:00Z"}}',
      { type: "com.discord.application_authorized", source: "https://discord.com/applications/12" },
    ],
    ["hmac", '{"type":"thing.done"}', { type: "thing.done", source: "/hooks/shop" }],
    ["api-key", '{"event":"thing.done"}', { type: "thing.done" }],
    ["basic", "[1]", { type: "webhook", data: [1] }],
  ];
  test.each(cases)("%s: %s", async (preset, body, wanted) => {
    const { event } = await took(preset, body);
    expect(event).toMatchObject({ specversion: "1.0", datacontenttype: "application/json", ...wanted });
  });

  test("all events of a SendGrid body", async () => {
    const { events } = await took(
      "sendgrid",
      '[{"sg_event_id":"a","event":"open","email":"a@b.example","timestamp":1767225600},{"sg_event_id":"b","event":"bounce"}]',
    );
    expect(events).toMatchObject([
      { id: "a", type: "com.sendgrid.open", subject: "a@b.example", data: { sg_event_id: "a" } },
      { id: "b", type: "com.sendgrid.bounce", data: { sg_event_id: "b" } },
    ]);
  });

  test("Event Grid's own events, their data alone, and its CloudEvents", async () => {
    const own = await took(
      "azure-event-grid",
      '[{"id":"1","topic":"/subscriptions/x","subject":"blobs/a","eventType":"Microsoft.Storage.BlobCreated","eventTime":"2026-01-02T03:04:00Z","data":{"size":1.0}}]',
    );
    expect(own.event).toMatchObject({
      id: "1",
      type: "Microsoft.Storage.BlobCreated",
      source: "/subscriptions/x",
      subject: "blobs/a",
      time: "2026-01-02T03:04:00Z",
      data: { size: 1 },
    });
    const cloud = await took(
      "azure-event-grid",
      '[{"specversion":"1.0","id":"9","source":"/s","type":"t"}]',
      { headers: { "content-type": "application/cloudevents-batch+json" } },
    );
    expect(cloud.events).toEqual([{ specversion: "1.0", id: "9", source: "/s", type: "t" }]);
  });

  test("GitHub's form holds the JSON in a field", async () => {
    const { body, headers } = signings.github.post(`payload=${encodeURIComponent(push)}`, AT);
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
    const { sent } = await aHook({ preset: "github" }).post({ body, headers: form });
    expect(sent[0]?.text).toContain(`"data":${push}}`);
  });

  test("the data stays to the letter", async () => {
    const { sent } = await aHook({ preset: "hmac" }).post(
      signings.hmac.post('\ufeff { "a":1.0, "a":1e400,"big":12345678901234567890 }\r\n', AT),
    );
    expect(sent[0]?.text).toContain('"data":{ "a":1.0, "a":1e400,"big":12345678901234567890 }}');
  });
});

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
  const gzip = { headers: { ...signed.headers, "content-encoding": "gzip" } };

  test.each<{ what: string; file?: Partial<SourceFile>; posted?: Partial<Posted>; code: string }>([
    { what: "a body over 1 MiB", posted: { body: "x".repeat(2 ** 20 + 1) }, code: "event-too-large" },
    { what: "a compressed body", posted: gzip, code: "media-type-unsupported" },
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
    { what: "a source that is a tap", file: { kind: "tap" }, code: "not-found" },
  ])("$what", async ({ file, posted, code }) => {
    const { post, events } = aHook({ preset: "github", ...file });
    expect((await post({ ...signed, ...posted })).statusCode).toBe(code);
    expect(events.accepted).toEqual([]);
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
