import { readFileSync } from "node:fs";
import { CreateEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { describe, expect, test } from "vitest";
import { sendTo, anAws, credentials } from "../support/aws-targets.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { aTargetServer } from "../support/target-server.ts";

const settings = (endpoint: string) => ({
  kind: "email",
  from: "Der Laden für alles <orders@shop.example>",
  to: ["Jörg <a@shop.example>", "{{ data.mail }}"],
  cc: ["c@shop.example"],
  replyTo: ["help@shop.example"],
  subject: "Order {{ event.id }} – paid",
  text: "{{ data.country }}",
  html: "<p>{{ data.country }}</p>",
  headers: { "X-Team": "shop" },
  ses: {
    ...{ endpoint, region: "us-east-1" },
    credentials: { accessKeyId: credentials.accessKeyId, secretAccessKey: { secret: "AWS_KEY" } },
  },
  allowPrivateNetwork: true,
});
const delivery = aDelivery({
  id: "dlv_1",
  event: anEvent({ data: { country: "D<E>", mail: "b@shop.example" } }),
});

const aws = await anAws();

describe.skipIf(!aws)("a mail by SES", () => {
  const messages = async () => {
    const answer = await fetch(`${aws!.endpoint}/_ministack/ses/messages`);
    const { messages } = (await answer.json()) as { messages: Record<string, object[]> };
    return messages[credentials.accessKeyId];
  };

  test("is refused while nobody has shown whose address it is from, and taken after that", async () => {
    expect(await sendTo(settings(aws!.endpoint), delivery)).toMatchObject({
      ...{ ok: false, code: "target-refused", status: 400 },
      detail: expect.stringContaining("SES answered 400 MessageRejected"),
    });
    const ses = new SESv2Client(aws!.client);
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: "shop.example" }));
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: "orders@shop.example" }));
    expect(await sendTo(settings(aws!.endpoint), delivery)).toEqual({ ok: true });
    expect(await messages()).toMatchObject([
      {
        Source: `=?UTF-8?B?${Buffer.from("Der Laden für alles").toString("base64")}?= <orders@shop.example>`,
        To: [`=?UTF-8?B?${Buffer.from("Jörg").toString("base64")}?= <a@shop.example>`, "b@shop.example"],
        CC: ["c@shop.example"],
        Subject: "Order 42 – paid",
        BodyText: "D<E>",
        BodyHtml: "<p>D&lt;E&gt;</p>",
      },
    ]);
  });

  test("is taken as docs/targets/email.md shows it", async () => {
    const examples = readFileSync("docs/targets/email.md", "utf8").matchAll(/```json\n(.*?)```/gs);
    const shown = Array.from(examples, ([, text]) => JSON.parse(text!) as Record<string, unknown>);
    const mail = shown.find(({ ses, digest }) => ses && !digest)!;
    const own = mail["ses"] as { readonly region: string };
    const ses = new SESv2Client({ ...aws!.client, region: own.region });
    // Where identities are of the account it is there.
    for (const EmailIdentity of ["shop.example", "orders@shop.example"])
      await ses.send(new CreateEmailIdentityCommand({ EmailIdentity })).catch(() => {});
    const { endpoint, credentials: known } = settings(aws!.endpoint).ses;
    const target = { ...mail, ses: { ...own, endpoint, credentials: known } };
    const event = anEvent({ subject: "A-7", data: { amount: 25 } });
    expect(await sendTo(target, aDelivery({ id: "dlv_2", event }))).toEqual({ ok: true });
    expect((await messages())!.at(-1)).toMatchObject({
      ...{ To: ["ops@shop.example"], Subject: "Order A-7", BodyText: "25" },
    });
  });
});

describe("what SES is asked", () => {
  const asked = async (own: object = {}, answer = { status: 200, body: {} as object }) => {
    const server = await aTargetServer((_, response) => {
      const type = {
        "content-type": "application/json",
        "x-amzn-errortype": "errorType" in own ? own.errorType : "",
      };
      response.writeHead(answer.status, type as Record<string, string>).end(JSON.stringify(answer.body));
    });
    const { errorType: _, ...target } = { ...settings(server.url), ...own } as Record<string, unknown>;
    const result = await sendTo(target, delivery);
    return { result, requests: server.requests.map(({ body }) => JSON.parse(body) as object) };
  };

  test("has the target's headers and the delivery's id", async () => {
    const ses = (endpoint: string) => ({ ...settings(endpoint).ses, configurationSet: "bounces" });
    const server = await aTargetServer((_, response) => response.end("{}"));
    await sendTo({ ...settings(server.url), ses: ses(server.url) }, delivery);
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({
      ConfigurationSetName: "bounces",
      ReplyToAddresses: ["help@shop.example"],
      Content: {
        Simple: {
          Headers: [
            { Name: "X-Team", Value: "shop" },
            { Name: "Auto-Submitted", Value: "auto-generated" },
            { Name: "X-Signalbox-Delivery", Value: "dlv_1" },
          ],
        },
      },
    });
  });

  test.each([
    [400, "MessageRejected", "target-refused"],
    [400, "MailFromDomainNotVerifiedException", "target-refused"],
    [429, "TooManyRequestsException", "target-failed"],
    [400, "LimitExceededException", "target-failed"],
    [400, "SendingPausedException", "target-failed"],
    [400, "AccountSuspendedException", "target-failed"],
    [403, "InvalidClientTokenId", "auth-failed"],
  ])("and refuses counts by its code: %i %s is %s", async (status, errorType, code) => {
    const { result } = await asked({ errorType }, { status, body: { message: "no" } });
    expect(result).toMatchObject({ ok: false, code, status });
  });

  test("is nothing for more recipients than it takes", async () => {
    const to = Array.from({ length: 50 }, (_, i) => `r${i}@shop.example`);
    const { result, requests } = await asked({ to });
    expect(result).toMatchObject({
      code: "delivery-unfit",
      detail: expect.stringContaining("51 recipients"),
    });
    expect(requests).toEqual([]);
  });

  test("is nothing at a private address, unless the target allows it", async () => {
    const { result, requests } = await asked({ allowPrivateNetwork: false });
    expect(result).toMatchObject({ code: "address-private" });
    expect(requests).toEqual([]);
  });
});
