import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AT, aHook, type Preset, took } from "../support/hook.ts";
import { signings } from "../support/webhooks.ts";

const cases: readonly (readonly [Preset, string, object])[] = [
  [
    "meta",
    '{"object":"whatsapp_business_account","entry":[{"id":"77","changes":[{"field":"messages"}]}]}',
    {
      type: "com.meta.whatsapp_business_account.messages",
      source: "https://graph.facebook.com",
      subject: "77",
    },
  ],
  ["meta", '{"object":"page","entry":[{"id":"77","time":1767225600000}]}', { type: "com.meta.page" }],
  [
    "dropbox",
    '{"list_folder":{"accounts":["dbid:A"]}}',
    { type: "com.dropbox.changed", subject: "dbid:A", source: "https://api.dropboxapi.com" },
  ],
  [
    "microsoft-graph",
    '{"subscriptionId":"s-1","changeType":"updated","resource":"users/1/messages/2"}',
    {
      type: "com.microsoft.graph.updated",
      source: "https://graph.microsoft.com/v1.0/subscriptions/s-1",
      subject: "users/1/messages/2",
    },
  ],
  [
    "okta",
    '{"data":{"events":[{"uuid":"u-1","eventType":"user.session.start","published":"2026-01-02T03:04:00Z","actor":{"id":"00u"}}]}}',
    { id: "u-1", type: "com.okta.user.session.start", subject: "00u", time: "2026-01-02T03:04:00Z" },
  ],
  [
    "zoom",
    '{"event":"meeting.started","event_ts":1767225600000,"payload":{"account_id":"A","object":{"id":"12"}}}',
    {
      type: "com.zoom.meeting.started",
      source: "https://zoom.us/accounts/A",
      subject: "12",
      time: "2026-01-01T00:00:00.000Z",
    },
  ],
  [
    "linear",
    '{"action":"create","type":"IssueLabel","organizationId":"o","createdAt":"2026-01-02T03:04:00.000Z","data":{"id":"i"}}',
    {
      id: "d-1",
      type: "com.linear.issue_label.create",
      source: "https://linear.app/organizations/o",
      subject: "i",
    },
  ],
  [
    "intercom",
    '{"id":"notif_1","topic":"conversation.user.created","app_id":"a","created_at":1767225600,"data":{"item":{"id":"9"}}}',
    {
      id: "notif_1",
      type: "com.intercom.conversation.user.created",
      source: "https://api.intercom.io/apps/a",
      subject: "9",
    },
  ],
  [
    "hubspot",
    '[{"eventId":100,"subscriptionId":3,"portalId":7,"occurredAt":1767225600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123}]',
    {
      id: "7.3.100.1767225600000",
      type: "com.hubspot.contact.creation",
      subject: "123",
      time: "2026-01-01T00:00:00.000Z",
    },
  ],
  [
    "square",
    '{"merchant_id":"M","type":"payment.updated","event_id":"e-1","created_at":"2026-01-02T03:04:00Z","data":{"id":"p"}}',
    { id: "e-1", type: "com.square.payment.updated", subject: "p", time: "2026-01-02T03:04:00Z" },
  ],
  [
    "paddle",
    '{"event_id":"evt_1","event_type":"transaction.completed","occurred_at":"2026-01-02T03:04:00Z","data":{"id":"txn_1"}}',
    { id: "evt_1", type: "com.paddle.transaction.completed", subject: "txn_1" },
  ],
  [
    "typeform",
    '{"event_id":"e","event_type":"form_response","form_response":{"form_id":"f","token":"t","submitted_at":"2026-01-02T03:04:00Z"}}',
    {
      id: "e",
      type: "com.typeform.form_response",
      source: "https://api.typeform.com/forms/f",
      subject: "t",
      time: "2026-01-02T03:04:00Z",
    },
  ],
  [
    "calendly",
    '{"event":"invitee.created","created_at":"2026-01-02T03:04:00Z","created_by":"https://api.calendly.com/users/U","payload":{"uri":"https://api.calendly.com/x"}}',
    {
      type: "com.calendly.invitee.created",
      source: "https://api.calendly.com/users/U",
      subject: "https://api.calendly.com/x",
    },
  ],
  [
    "bitbucket",
    '{"repository":{"links":{"html":{"href":"https://bitbucket.org/a/b"}}},"push":{"changes":[{"new":{"name":"main"}}]}}',
    { id: "r-1", type: "com.bitbucket.repo.push", source: "https://bitbucket.org/a/b", subject: "main" },
  ],
  [
    "jira",
    '{"webhookEvent":"jira:issue_created","timestamp":1767225600000,"issue":{"key":"AB-1","self":"https://a.atlassian.net/rest/api/2/issue/1"}}',
    {
      id: "w-1",
      type: "com.atlassian.jira.issue_created",
      source: "https://a.atlassian.net/rest/api/2/issue/1",
      subject: "AB-1",
    },
  ],
  [
    "sentry",
    '{"action":"created","data":{"issue":{"id":"11"}}}',
    { id: "q-1", type: "io.sentry.issue.created", source: "https://sentry.io", subject: "11" },
  ],
  [
    "vercel",
    '{"id":"v","type":"deployment.created","createdAt":1767225600000,"payload":{"project":{"id":"p"},"deployment":{"id":"d"}}}',
    {
      id: "v",
      type: "com.vercel.deployment.created",
      source: "https://api.vercel.com/projects/p",
      subject: "d",
    },
  ],
  [
    "trello",
    '{"model":{"id":"m"},"action":{"id":"a","type":"createCard","date":"2026-01-02T03:04:00.000Z","data":{"card":{"id":"c"}}}}',
    { id: "a", type: "com.trello.create_card", source: "https://api.trello.com/1/models/m", subject: "c" },
  ],
  [
    "woocommerce",
    '{"id":5}',
    { id: "wc-1", type: "com.woocommerce.order.created", source: "https://shop.example/", subject: "5" },
  ],
  [
    "adyen",
    '{"type":"balancePlatform.transfer.created","timestamp":"2026-01-02T03:04:00Z","data":{"id":"t","balancePlatform":"P"}}',
    {
      type: "com.adyen.balancePlatform.transfer.created",
      source: "https://adyen.com/platforms/P",
      subject: "t",
      time: "2026-01-02T03:04:00Z",
    },
  ],
  [
    "razorpay",
    '{"event":"payment.captured","account_id":"acc","created_at":1767225600,"payload":{"payment":{"entity":{"id":"pay_1"}}}}',
    {
      id: "rz-1",
      type: "com.razorpay.payment.captured",
      source: "https://api.razorpay.com/accounts/acc",
      subject: "pay_1",
    },
  ],
  [
    "paystack",
    '{"event":"charge.success","data":{"id":3,"reference":"ref"}}',
    { type: "com.paystack.charge.success", subject: "ref" },
  ],
  [
    "docusign",
    '{"event":"envelope-completed","generatedDateTime":"2026-01-02T03:04:00Z","data":{"accountId":"a","envelopeId":"e"}}',
    {
      type: "com.docusign.envelope-completed",
      source: "https://docusign.net/accounts/a",
      subject: "e",
      time: "2026-01-02T03:04:00Z",
    },
  ],
  [
    "circleci",
    '{"id":"c","type":"workflow-completed","happened_at":"2026-01-02T03:04:00Z","project":{"id":"p"},"workflow":{"id":"w"}}',
    {
      id: "c",
      type: "com.circleci.workflow-completed",
      source: "https://circleci.com/projects/p",
      subject: "w",
    },
  ],
  [
    "launchdarkly",
    '{"_id":"l","kind":"flag","date":1767225600000,"name":"beta"}',
    { id: "l", type: "com.launchdarkly.flag", subject: "beta", time: "2026-01-01T00:00:00.000Z" },
  ],
  [
    "mandrill",
    '[{"_id":"m","event":"open","ts":1767225600,"msg":{"email":"a@b.example"}}]',
    { id: "m.open.1767225600", type: "com.mandrill.open", subject: "a@b.example" },
  ],
  [
    "lemon-squeezy",
    '{"meta":{"event_name":"order_created"},"data":{"id":"1"}}',
    { type: "com.lemonsqueezy.order_created", subject: "1" },
  ],
  [
    "telegram",
    '{"update_id":10,"message":{"date":1767225600,"chat":{"id":-5}}}',
    { id: "10", type: "org.telegram.update", subject: "-5", time: "2026-01-01T00:00:00.000Z" },
  ],
];

test.each(cases)("%s: %s becomes an event", async (preset, body, wanted) => {
  const { status, events } = await took(preset, body);
  expect([200, 202]).toContain(status);
  expect(events).toMatchObject([{ specversion: "1.0", ...wanted }]);
});

test("two changes that read the same are two events where a provider names none", async () => {
  const { post } = aHook({ preset: "dropbox" });
  const posted = signings.dropbox.post('{"list_folder":{"accounts":["dbid:A"]}}', AT);
  await post(posted);
  const { sent } = await post(posted);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
});

test("DocuSign's second key verifies as the first does", async () => {
  const { headers, body } = signings.docusign.post('{"event":"envelope-sent"}', AT);
  const { "x-docusign-signature-1": own, ...rest } = headers as Record<string, string>;
  const both = { ...rest, "x-docusign-signature-1": "AAAA", "x-docusign-signature-2": own! };
  const { statusCode } = await aHook({ preset: "docusign" }).post({ headers: both, body });
  expect(statusCode).toBe(200);
});

describe("Adyen's standard webhook", () => {
  const item = {
    pspReference: "7914073381342284",
    merchantAccountCode: "TestMerchant",
    merchantReference: "TestPayment-1407325143704",
    amount: { value: 1130, currency: "EUR" },
    eventCode: "AUTHORISATION",
    eventDate: "2026-01-02T03:04:05+01:00",
    success: "true",
    additionalData: { hmacSignature: "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=" },
  };
  const bodyOf = (...items: object[]) =>
    JSON.stringify({
      live: "false",
      notificationItems: items.map((NotificationRequestItem) => ({ NotificationRequestItem })),
    });
  const post = (body: string) =>
    aHook({ preset: "adyen" }).post({ headers: { "content-type": "application/json" }, body });

  test("is verified by what its item signs, and answered as Adyen wants it", async () => {
    const { statusCode, body, sent } = await post(bodyOf(item));
    expect([statusCode, body]).toEqual([200, "[accepted]"]);
    expect(sent.map(({ text }) => JSON.parse(text) as object)).toMatchObject([
      {
        id: "7914073381342284.AUTHORISATION.true",
        type: "com.adyen.authorisation",
        source: "https://adyen.com/merchants/TestMerchant",
        subject: "TestPayment-1407325143704",
        time: "2026-01-02T03:04:05+01:00",
        data: item,
      },
    ]);
  });

  test.for([
    ["another amount", bodyOf({ ...item, amount: { value: 9, currency: "EUR" } })],
    ["a reference that was not signed", bodyOf({ ...item, originalReference: "8" })],
    ["no signature", bodyOf({ ...item, additionalData: {} })],
  ] as const)("with %s is refused", async ([, body]) => {
    expect((await post(body)).statusCode).toBe("signature-invalid");
  });

  test("brings no second item in under the signature of the first", async () => {
    const { sent } = await post(bodyOf(item, { ...item, pspReference: "forged" }));
    expect(sent).toHaveLength(1);
    expect(sent[0]!.text).not.toContain("forged");
  });
});

describe("Zoom's validation of the address", () => {
  const body = '{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}';

  test("is answered with the token and its HMAC, and is no event", async () => {
    const { status, answer, events } = await took("zoom", body);
    const encryptedToken = createHmac("sha256", "s3cret").update("qgg8vlvZRS6UYooatFL8Aw").digest("hex");
    expect([status, JSON.parse(answer!)]).toEqual([
      200,
      { plainToken: "qgg8vlvZRS6UYooatFL8Aw", encryptedToken },
    ]);
    expect(events).toEqual([]);
  });

  test("makes a proof for nobody who does not sign", async () => {
    const posted = { ...signings.zoom.post(body, AT), body: body.replace("qgg8", "v0:1") };
    expect((await aHook({ preset: "zoom" }).post(posted)).statusCode).toBe("signature-invalid");
  });
});
