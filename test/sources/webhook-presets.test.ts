import { describe, expect, test } from "vitest";
import { AT, aHook, type Preset, took } from "../support/hook.ts";
import { signings } from "../support/webhooks.ts";

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

test("GitLab's UUID is shared by events that followed from one another", async () => {
  const headers = { "x-gitlab-token": "gl", "x-gitlab-event-uuid": "u-1" };
  const { post } = aHook({ preset: "gitlab" });
  await post({ headers, body: '{"object_kind":"push","after":"1"}' });
  const { sent } = await post({ headers, body: '{"object_kind":"push","after":"2"}' });
  expect(sent.map(({ id }) => id.slice(0, 4))).toEqual(["u-1.", "u-1."]);
});
