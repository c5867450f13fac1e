import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import type { SendResult } from "../../functions/core/deliveries/outcome.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anAttempt, anEvent, aTarget } from "../support/build.ts";
import { mailUser, startMailServer } from "../support/mail-server.ts";
import { aClosedPort, aRawServer } from "../support/target-server.ts";

const server = await startMailServer();
afterAll(() => server.close());
beforeEach(() => {
  server.mails.length = 0;
  Object.assign(server.answers, { recipient: undefined, mail: undefined });
});

const settings = {
  kind: "email",
  from: "The shop <orders@shop.example>",
  to: ["ops@shop.example"],
  subject: "Order {{ event.id }}",
  text: "{{ data.country }} {{ data.amount }}",
  smtp: server.smtp,
  allowPrivateNetwork: true,
};
const secrets = { SMTP_PASSWORD: mailUser.password };

/** One attempt to send a mail, by a target with these settings. */
async function mail(own: object = {}, delivery: Delivery = aDelivery()): Promise<SendResult> {
  return (await aSender({ secrets })(delivery, aTarget({ ...settings, ...own }))) as SendResult;
}

const refusing = (refused: Readonly<Record<string, number>>) => (address: string) =>
  refused[address] === undefined ? undefined : { code: refused[address], text: `No ${address} here` };

describe("a mail", () => {
  test("goes over TLS with user and password, and says what its templates make of the event", async () => {
    const html = ["<p>{{ data.country }}</p>", "<p>{{ data.amount }}</p>"];
    expect(await mail({ html })).toEqual({ ok: true, status: 250 });
    expect(server.mails).toMatchObject([
      {
        from: "orders@shop.example",
        recipients: ["ops@shop.example"],
        user: "signalbox",
        encrypted: true,
        parsed: {
          from: { name: "The shop", address: "orders@shop.example" },
          to: [{ address: "ops@shop.example" }],
          subject: "Order 42",
          text: "DE 250\n",
          html: "<p>DE</p>\n<p>250</p>\n",
        },
      },
    ]);
  });

  test("has the same Message-ID at each attempt, made of the delivery's id", async () => {
    const delivery = aDelivery({ id: "dlv_1" });
    await mail({}, delivery);
    await mail({}, { ...delivery, attempts: [anAttempt({ error: { code: "target-timeout", detail: "" } })] });
    expect(server.mails.map(({ parsed }) => parsed.messageId)).toEqual([
      "<dlv_1@shop.example>",
      "<dlv_1@shop.example>",
    ]);
    expect(headersOf(0)).toMatchObject({
      "auto-submitted": "auto-generated",
      "x-signalbox-delivery": "dlv_1",
    });
  });

  test("goes to all lists, and shows no bcc", async () => {
    await mail({
      to: ["a@shop.example", "Bücher <b@bücher.example>"],
      cc: ['"Doe, J" <c@shop.example>'],
      bcc: ["d@shop.example", "a@shop.example"],
      replyTo: ["help@shop.example"],
    });
    const [{ recipients, parsed, raw }] = server.mails as [(typeof server.mails)[0]];
    expect(recipients).toEqual(["a@shop.example", "b@bücher.example", "c@shop.example", "d@shop.example"]);
    expect(parsed).toMatchObject({
      to: [{ address: "a@shop.example" }, { name: "Bücher", address: "b@xn--bcher-kva.example" }],
      cc: [{ name: "Doe, J" }],
      replyTo: [{ address: "help@shop.example" }],
    });
    expect(raw).not.toContain("d@shop.example");
  });

  test("shows what a rule's transform made, and beside it the event", async () => {
    const body = { contentType: "application/json", text: '{"n":12345678901234567890}' };
    await mail({ text: "{{ data.n }} {{ event.data.amount }} {{ rule }} {{ target }}" }, aDelivery({ body }));
    expect(server.mails[0]?.parsed.text).toBe("12345678901234567890 250 paid-orders warehouse\n");
  });

  test("escapes in HTML what an event says, and not in text", async () => {
    const event = anEvent({ data: { name: `<b title="x">O'Neil & Co</b>` } });
    await mail({ text: "{{ data.name }}", html: "<i>{{ data.name }}</i>" }, aDelivery({ event }));
    const [{ parsed }] = server.mails as [(typeof server.mails)[0]];
    expect(parsed.text).toBe(`<b title="x">O'Neil & Co</b>\n`);
    expect(parsed.html?.trim()).toBe("<i>&lt;b title=&quot;x&quot;&gt;O&#39;Neil &amp; Co&lt;/b&gt;</i>");
  });

  test("has no header that an event put into another one", async () => {
    const hostile = "x\r\nBcc: evil@evil.example\r\n\r\nBody";
    await mail(
      { subject: "{{ data.name }}", headers: { "X-Team": "{{ data.name }}" }, text: "fine" },
      aDelivery({ event: anEvent({ data: { name: hostile } }) }),
    );
    const [{ parsed, recipients }] = server.mails as [(typeof server.mails)[0]];
    expect(recipients).toEqual(["ops@shop.example"]);
    expect(parsed.bcc ?? []).toEqual([]);
    expect(parsed).toMatchObject({ subject: "x Bcc: evil@evil.example Body", text: "fine\n" });
    expect(headersOf(0)).toMatchObject({ "x-team": "x Bcc: evil@evil.example Body" });
  });

  const headersOf = (index: number) =>
    Object.fromEntries(server.mails[index]!.parsed.headers.map(({ key, value }) => [key, value]));

  test("uses a connection that is there, as many times as it may", async () => {
    const target = aTarget({
      ...settings,
      smtp: { ...server.smtp, connections: 1, messagesPerConnection: 3 },
    });
    const send = aSender({ secrets });
    for (let i = 0; i < 4; i++) await send(aDelivery({ id: `dlv_${i}` }), target);
    const [first, second, third, fourth] = server.mails.map(({ connection }) => connection);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });

  test("goes over so many connections at once, and no more", async () => {
    const target = aTarget({ ...settings, smtp: { ...server.smtp, connections: 2 } });
    const send = aSender({ secrets });
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, i) => send(aDelivery({ id: `dlv_${i}` }), target)),
    );
    expect(sent.every(({ ok }) => ok === true)).toBe(true);
    expect(new Set(server.mails.map(({ connection }) => connection)).size).toBe(2);
  });
});

describe("recipients out of an event", () => {
  const to = (data: object, own: object = {}) =>
    mail({ to: ["{{ data.name }} <{{ data.mail }}>"], ...own }, aDelivery({ event: anEvent({ data }) }));

  test("are those that a template names", async () => {
    await to({ name: "Doe, Jane", mail: "jane@shop.example" });
    expect(server.mails[0]?.parsed.to).toEqual([{ name: "Doe Jane", address: "jane@shop.example" }]);
  });

  test("may be an array, of which each counts once", async () => {
    const event = anEvent({ data: { all: ["a@shop.example", "b@shop.example", "a@shop.example"] } });
    await mail({ to: ["{{ data.all }}"] }, aDelivery({ event }));
    expect(server.mails[0]?.recipients).toEqual(["a@shop.example", "b@shop.example"]);
  });

  test.each([
    ["a@shop.example, evil@evil.example", "is no address"],
    ["a@shop.example>\r\nRCPT TO:<evil@evil.example", "is no address"],
    ["a@localhost", "is no address"],
    ["a@[127.0.0.1]", "is no address"],
    ["", "is no address"],
    ["ä@shop.example", "is no address"],
  ])("that are none are not sent to: %j", async (address, problem) => {
    expect(await to({ name: "x", mail: address })).toMatchObject({
      ok: false,
      code: "delivery-unfit",
      detail: expect.stringContaining(problem),
    });
    expect(server.mails).toEqual([]);
  });

  test("have to be of the target's domains, where it names some", async () => {
    const own = { recipientDomains: ["shop.example"] };
    expect(await to({ mail: "a@shop.example" }, own)).toMatchObject({ ok: true });
    expect(await to({ mail: "a@evil.example" }, own)).toMatchObject({
      code: "delivery-unfit",
      detail: expect.stringContaining("a@evil.example is in none of the target's recipientDomains"),
    });
  });

  test("have to be there", async () => {
    expect(await mail({ to: ["{{ data.none }}"] })).toMatchObject({
      code: "delivery-unfit",
      detail: expect.stringContaining("nobody is left to send it to"),
    });
  });
});

describe("what the server says", () => {
  test.each([
    [450, "target-failed"],
    [421, "target-failed"],
    [550, "target-refused"],
    [552, "target-refused"],
  ])("of the mail counts by its code: %i is %s", async (code, expected) => {
    server.answers.mail = () => ({ code, text: "5.7.1 Not this one" });
    expect(await mail()).toMatchObject({
      ...{ ok: false, code: expected, status: code },
      detail: expect.stringMatching(
        /^Cannot deliver to target "warehouse": 127\.0\.0\.1:\d+ answered .*Not this one/,
      ),
    });
  });

  test("of the only recipient counts by its code", async () => {
    server.answers.recipient = refusing({ "ops@shop.example": 550 });
    expect(await mail()).toMatchObject({
      ...{ code: "target-refused", status: 550 },
      detail: expect.stringContaining("did not take it for ops@shop.example (550 No ops@shop.example here)"),
    });
    server.answers.recipient = refusing({ "ops@shop.example": 451 });
    expect(await mail()).toMatchObject({ code: "target-failed", status: 451 });
  });

  test("of some recipients leaves those to the next attempt, and tells at the end who was refused", async () => {
    const to = ["a@shop.example", "b@shop.example", "c@shop.example"];
    server.answers.recipient = refusing({ "b@shop.example": 451, "c@shop.example": 550 });
    const first = await mail({ to });
    const recipients = { left: ["b@shop.example"], refused: ["c@shop.example"] };
    expect(first).toMatchObject({ code: "target-failed", status: 451, recipients });
    expect(server.mails[0]?.recipients).toEqual(["a@shop.example"]);

    server.answers.mail = () => ({ code: 450, text: "later" });
    server.answers.recipient = undefined;
    const tried = aDelivery({ attempts: [anAttempt({ recipients })] });
    expect(await mail({ to }, tried)).toMatchObject({ code: "target-failed", recipients });

    server.answers.mail = undefined;
    expect(await mail({ to }, tried)).toMatchObject({
      code: "recipients-refused",
      detail: expect.stringContaining("c@shop.example was refused; the others have it"),
    });
    expect(server.mails.map(({ recipients }) => recipients)).toEqual([
      ["a@shop.example"],
      ["b@shop.example"],
    ]);
    expect(server.mails[1]?.parsed.to).toHaveLength(3);
  });

  test("of some recipients for good is told, while the others have it", async () => {
    server.answers.recipient = refusing({ "b@shop.example": 550 });
    expect(await mail({ to: ["a@shop.example", "b@shop.example"] })).toMatchObject({
      ok: false,
      code: "recipients-refused",
      recipients: { left: [], refused: ["b@shop.example"] },
    });
    expect(server.mails).toHaveLength(1);
  });

  test("of the password is tried again, with one that is read anew", async () => {
    const target = aTarget(settings);
    const wrong: Record<string, string> = { SMTP_PASSWORD: "wrong" };
    const send = aSender({ secrets: wrong });
    expect(await send(aDelivery(), target)).toMatchObject({ code: "auth-failed", status: 535 });
    wrong["SMTP_PASSWORD"] = mailUser.password;
    expect(await send(aDelivery(), target)).toMatchObject({ ok: true });
  });
});

describe("no mail goes out", () => {
  const unreachable = (detail: string) => ({
    code: "target-unreachable",
    detail: expect.stringContaining(detail),
  });

  test("where nobody listens", async () => {
    const smtp = { ...server.smtp, port: await aClosedPort() };
    expect(await mail({ smtp })).toMatchObject(unreachable("refused the connection (ECONNREFUSED)"));
  });

  test("over a connection without TLS, or with a certificate of somebody else", async () => {
    const plain = await startMailServer({
      hideSTARTTLS: true,
      disabledCommands: ["STARTTLS"],
      authOptional: true,
    });
    onTestFinished(plain.close);
    expect(await mail({ smtp: plain.smtp })).toMatchObject(unreachable("STARTTLS"));
    const { ca: _, ...tls } = server.smtp.tls;
    expect(await mail({ smtp: { ...server.smtp, tls } })).toMatchObject(
      unreachable("self-signed certificate"),
    );
    const other = { ...server.smtp.tls, serverName: "other.example" };
    expect(await mail({ smtp: { ...server.smtp, tls: other } })).toMatchObject(
      unreachable("has a certificate for another name"),
    );
    expect(server.mails).toEqual([]);
    expect(plain.mails).toEqual([]);
  });

  test("but where the target wants none, or TLS from the beginning", async () => {
    const plain = await startMailServer({ hideSTARTTLS: true, authOptional: true });
    const secure = await startMailServer({ secure: true });
    onTestFinished(() => Promise.all([plain.close(), secure.close()]).then(() => {}));
    const { host, port } = plain.smtp;
    expect(await mail({ smtp: { host, port, tls: { mode: "none" } } })).toMatchObject({ ok: true });
    expect(plain.mails[0]?.encrypted).toBe(false);
    const tls = { ...secure.smtp.tls, mode: "implicit" };
    expect(await mail({ smtp: { ...secure.smtp, tls } })).toMatchObject({ ok: true });
    expect(secure.mails[0]?.encrypted).toBe(true);
  });

  test("into a private network, unless the target allows it", async () => {
    for (const host of ["127.0.0.1", "localhost", "::1"])
      expect(await mail({ smtp: { ...server.smtp, host }, allowPrivateNetwork: false })).toMatchObject({
        code: "address-private",
        detail: expect.stringContaining("leads to a private address"),
      });
    expect(server.mails).toEqual([]);
  });

  test("while a server says nothing, for longer than the target gives it", async () => {
    const silent = await aRawServer(() => {});
    const smtp = { ...server.smtp, port: silent.port };
    expect(await mail({ smtp, timeoutSeconds: 0.2 })).toMatchObject({
      code: "target-timeout",
      detail: expect.stringContaining("did not answer in time (timeoutSeconds: 0.2)"),
    });
  });

  test("of a template that comes to no end", async () => {
    const text =
      "{% for i in (1..100) %}{% for j in (1..100000) %}{{ i | times: j }}{% endfor %}{% endfor %}";
    expect(await mail({ text })).toMatchObject({
      code: "delivery-unfit",
      detail: expect.stringMatching(/its template failed at line 1, character \d+: .*limit exceeded/),
    });
  });

  test("without the secret that it needs", async () => {
    const sending = aSender()(aDelivery(), aTarget(settings));
    await expect(sending).rejects.toMatchObject({ code: "secret-missing" });
  });
});
