import { describe, expect, test } from "vitest";
import type { SendResult } from "../../functions/core/deliveries/outcome.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { aClosedPort, aTargetServer } from "../support/target-server.ts";

const alert = {
  title: "Alert: dead-letters (target/wms)",
  sentence: 'target "wms" had 3 dead letters in 60 min (> 0)',
};
const services = ["slack", "teams", "dingtalk", "lark", "wecom"] as const;
const success: Readonly<Record<(typeof services)[number], string>> = {
  slack: "ok",
  teams: "",
  dingtalk: '{"errcode":0,"errmsg":"ok"}',
  lark: '{"code":0,"msg":"success","data":{}}',
  wecom: '{"errcode":0,"errmsg":"ok"}',
};
const secrets = { SIGN: "SECabc", LARK: "abc" };

interface Said {
  readonly data?: unknown;
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** One message to a chat that answers that, of an event with that data. */
async function said(
  service: (typeof services)[number],
  own: object = {},
  { data = alert, ...answer }: Said = {},
) {
  const server = await aTargetServer((_, response) => {
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? success[service]);
  });
  const url = `${server.url}/hook/T0K3N?access_token=x`;
  const target = aTarget({ kind: "chat", service, url, allowPrivateNetwork: true, ...own });
  const result = (await aSender({ secrets })(aDelivery({ event: anEvent({ data }) }), target)) as SendResult;
  const [request] = server.requests;
  return { result, request, body: request && (JSON.parse(request.body) as unknown) };
}

describe("a message", () => {
  test.each([
    ["slack", { text: `*${alert.title}*\ntarget "wms" had 3 dead letters in 60 min (&gt; 0)` }],
    [
      "dingtalk",
      {
        msgtype: "markdown",
        markdown: { title: alert.title, text: `### ${alert.title}\n\n${alert.sentence}` },
      },
    ],
    [
      "lark",
      {
        msg_type: "interactive",
        card: {
          header: { title: { tag: "plain_text", content: alert.title } },
          elements: [{ tag: "markdown", content: alert.sentence.replace(">", "&#62;") }],
        },
      },
    ],
    [
      "wecom",
      {
        msgtype: "markdown",
        markdown: { content: `**${alert.title}**\n${alert.sentence.replace(">", "&gt;")}` },
      },
    ],
  ] as const)("for %s has its form", async (service, expected) => {
    const { result, body, request } = await said(service);
    expect(result).toEqual({ ok: true, status: 200 });
    expect(body).toEqual(expected);
    expect(request).toMatchObject({
      method: "POST",
      path: "/hook/T0K3N?access_token=x",
      headers: { "content-type": "application/json; charset=utf-8", "idempotency-key": "d-1" },
    });
  });

  test("for Teams is an adaptive card", async () => {
    const { result, body } = await said("teams", {}, { status: 202 });
    expect(result).toEqual({ ok: true, status: 202 });
    expect(body).toMatchObject({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: { type: "AdaptiveCard", body: [{ text: alert.title }, { text: alert.sentence }] },
        },
      ],
    });
  });

  test("says what its templates make, and by default the event's type and data", async () => {
    const own = { title: "{{ event.id }}", text: ["{{ data.a }}", "{{ rule }}"] };
    expect((await said("slack", own, { data: { a: 1 } })).body).toEqual({ text: "*42*\n1\npaid-orders" });
    expect((await said("slack", {}, { data: { a: 1 } })).body).toEqual({
      text: '*shop.order.paid*\n{"a":1}',
    });
  });

  test.each([
    ["slack", "<!channel> <https://evil.example|bank>", "&lt;!channel&gt; &lt;https://evil.example|bank&gt;"],
    ["lark", "<at id=all></at>", "&#60;at id=all&#62;&#60;/at&#62;"],
    ["wecom", "<@all>", "&lt;@all&gt;"],
    ["dingtalk", "[bank](https://evil.example)", "[bank]\u200b(https://evil.example)"],
    ["teams", "[bank](https://evil.example)", "[bank]\u200b(https://evil.example)"],
  ] as const)(
    "for %s mentions nobody and hides no link that an event wrote: %s",
    async (service, text, expected) => {
      const { request } = await said(service, { text: "{{ data.text }}" }, { data: { text } });
      expect(JSON.stringify(JSON.parse(request!.body))).toContain(JSON.stringify(expected).slice(1, -1));
    },
  );

  test("is cut to what the chat takes, at a whole character", async () => {
    const { body } = await said("wecom", { title: "t" }, { data: "ü".repeat(5_000) });
    const { content } = (body as { markdown: { content: string } }).markdown;
    expect(content).toMatch(/^\*\*t\*\*\nü+…$/);
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
  });

  test("keeps what looks like a place of the preset", async () => {
    expect((await said("dingtalk", { title: "<text>", text: "<title> $& $1" })).body).toMatchObject({
      markdown: { title: "<text>", text: "### <text>\n\n<title> $& $1" },
    });
  });
});

describe("a signed message", () => {
  test("for DingTalk has time and signature in its address", async () => {
    const { request } = await said("dingtalk", { signingSecret: { secret: "SIGN" } });
    const query = new URL(request!.path, "http://x").searchParams;
    expect(Object.fromEntries(query)).toEqual({
      access_token: "x",
      timestamp: "1767323045678",
      sign: "Ir9cJQwM1NoWLatnNxeYtfAx6f6tT7pjkyQestS50PA=",
    });
  });

  test("for Lark has them in its body", async () => {
    const { body } = await said("lark", { signingSecret: { secret: "LARK" } });
    expect(body).toMatchObject({
      timestamp: "1767323045",
      sign: "Xw5ETLzcgQCA1JBUo6ma7MIQGa/ISZyrPEW/R57DLYc=",
      msg_type: "interactive",
    });
  });
});

describe("what the chat answers", () => {
  const code = (errcode: number) => ({ body: JSON.stringify({ errcode, errmsg: "so" }) });
  const lark = (code: number) => ({ body: JSON.stringify({ code, msg: "so" }) });
  test.each([
    ["dingtalk", code(310000), "target-refused"],
    ["dingtalk", code(300001), "target-refused"],
    ["dingtalk", code(130101), "target-failed"],
    ["dingtalk", code(-1), "target-failed"],
    ["wecom", code(93000), "target-refused"],
    ["wecom", code(45009), "target-failed"],
    ["lark", lark(19021), "target-refused"],
    ["lark", lark(11232), "target-failed"],
    ["lark", { body: "<html>Sign in to the network</html>" }, "target-failed"],
    ["dingtalk", { body: '{"ok":true}' }, "target-failed"],
    ["teams", { body: "Webhook message delivery failed with error: HTTP error 429" }, "target-failed"],
    ["slack", { status: 403, body: "invalid_token" }, "target-refused"],
    ["slack", { status: 404, body: "channel_not_found" }, "target-refused"],
    ["slack", { status: 500, body: "rollup_error" }, "target-failed"],
    ["teams", { status: 429 }, "target-failed"],
  ] as const)("of %s counts: %j is %s", async (service, answer, expected) => {
    const { result } = await said(service, {}, answer);
    expect(result).toMatchObject({
      ok: false,
      code: expected,
      status: "status" in answer ? answer.status : 200,
    });
  });

  test("tells for how long to wait", async () => {
    const answer = { status: 429, headers: { "retry-after": "30" } };
    expect((await said("slack", {}, answer)).result).toMatchObject({ retryAfterSeconds: 30 });
  });

  test("stands in the detail, and the webhook's address does not", async () => {
    const { result } = await said("slack", {}, { status: 410, body: "channel_is_archived" });
    expect(result).toMatchObject({
      detail: expect.stringMatching(
        /^Cannot deliver to target "warehouse": 127\.0\.0\.1:\d+ answered 410: channel_is_archived$/,
      ),
    });
    const gone = { kind: "chat", service: "slack", url: `http://127.0.0.1:${await aClosedPort()}/T0K3N` };
    const failed = await aSender()(aDelivery(), aTarget({ ...gone, allowPrivateNetwork: true }));
    expect(failed).toMatchObject({ code: "target-unreachable" });
    expect(JSON.stringify([result, failed])).not.toContain("T0K3N");
  });
});

describe("no message is sent", () => {
  test("to a private address, unless the target allows it", async () => {
    const { result, request } = await said("slack", { allowPrivateNetwork: false });
    expect(result).toMatchObject({ code: "address-private" });
    expect(request).toBeUndefined();
  });

  test("to what is no address, which is not told", async () => {
    const target = aTarget({ kind: "chat", service: "slack", url: { secret: "URL" } });
    const sending = aSender({ secrets: { URL: "file:///T0K3N" } })(aDelivery(), target);
    await expect(sending).rejects.toMatchObject({
      code: "target-invalid",
      message: 'Cannot deliver to target "warehouse": its url is none',
    });
  });
});
