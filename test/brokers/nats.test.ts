import { AckPolicy, jetstreamManager, type JetStreamManager } from "@nats-io/jetstream";
import { memoryTapPlaces } from "../support/taps.ts";
import { connect, headers, type NatsConnection } from "@nats-io/transport-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tap } from "../../functions/core/tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { natsAccount } from "../support/nats-account.ts";
import { startNats } from "../support/nats.ts";
import { orSkip } from "../support/outside.ts";
import { memorySecrets } from "../support/ports.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import { docsSuite } from "./docs.suite.ts";
import { tapSuite } from "./tap.suite.ts";

const USERS = `accounts { SHOP { jetstream: enabled, users: [
  { user: any, password: any },
  { user: guest, password: guest, permissions: { publish: { deny: ">" } } } ] } }`;

const certificate = tlsCertificate();
const account = natsAccount();
const nats = await orSkip(() => startNats({ settings: [USERS, "no_auth_user: any"] }));
/** By TLS alone, and for who has the token. */
const secure = await orSkip(() =>
  startNats({ certificate, settings: ['authorization { token: "the token" }'] }),
);
/** For the users of an operator's account, by TLS. */
const managed = await orSkip(() => startNats({ certificate, settings: account.settings }));
afterAll(() => Promise.all([nats?.stop(), secure?.stop(), managed?.stop()]));

describe.skipIf(!nats)("NATS JetStream", () => {
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let names = 0;
  const connectAgain = async () => {
    connection = await connect({ servers: nats!.server });
    manager = await jetstreamManager(connection);
  };
  beforeAll(connectAgain);
  afterAll(() => connection.close());

  const aStream = async (options: object = {}) => {
    const name = `stream-${++names}`;
    await manager.streams.add({ name, subjects: [`${name}.>`], ...options });
    return { name, subject: `${name}.orders` };
  };
  const got = async (stream: string, seq = 1) => {
    const message = await manager.streams.getMessage(stream, { seq });
    const all = message!.header.keys().map((name) => [name, message!.header.get(name)]);
    return {
      text: message!.string(),
      data: message!.data,
      subject: message!.subject,
      headers: Object.fromEntries(all),
    };
  };
  const send = (settings: object, delivery = aDelivery(), secrets: Record<string, string> = {}) =>
    aSender({ secrets })(
      delivery,
      aTarget({ kind: "nats", servers: [nats!.server], allowPrivateNetwork: true, ...settings }),
    );

  tapSuite("NATS", { lag: true, deadLetters: true, credentials: true }, async () => ({
    async tap() {
      const { name } = await aStream();
      await manager.consumers.add(name, { durable_name: "signalbox", ack_policy: AckPolicy.Explicit });
      return { broker: "nats", servers: [nats!.server], stream: name, consumer: "signalbox" };
    },
    async put(tap, messages) {
      const { stream } = tap as { stream: string };
      for (const { body, contentType, attributes = {} } of messages) {
        const named = headers();
        for (const [name, value] of Object.entries(attributes))
          named.set(`ce-${name}`, encodeURIComponent(value));
        if (contentType !== undefined)
          named.set("specversion" in attributes ? "ce-datacontenttype" : "Content-Type", contentType);
        await connection.request(`${stream}.orders`, body, { headers: named, timeout: 30_000 });
      }
    },
    async deadLetters(tap) {
      const { stream } = tap as { stream: string };
      const { ack_floor, num_pending } = await manager.consumers.info(stream, "signalbox");
      expect([ack_floor.stream_seq, num_pending]).toEqual([2, 0]);
      return [(await got(stream)).text];
    },
    away: { servers: ["127.0.0.1:1"] },
    wrong: { username: "nobody", password: { secret: "WRONG" } },
    secrets: { WRONG: "wrong" },
    close: async () => {},
  }));

  describe("as target", () => {
    test("gets the event whole, to the letter", async () => {
      const { name, subject } = await aStream();
      const delivery = aDelivery({ id: "dlv_1" });
      expect(await send({ subject }, delivery)).toEqual({ ok: true });
      expect(await got(name)).toMatchObject({
        ...{ text: delivery.event.text, subject },
        headers: { "content-type": "application/cloudevents+json", "Nats-Msg-Id": "dlv_1" },
      });
    });

    test("in binary mode gets the data, and the attributes as headers", async () => {
      const { name, subject } = await aStream();
      const event = anEvent({ subject: "ordé/42", data: { big: 1 }, extensions: { tenant: "a b%", n: 7 } });
      await send({ subject, mode: "binary" }, aDelivery({ id: "dlv_1", event, replay: "r-1" }));
      const { text, headers } = await got(name);
      expect(text).toBe('{"big":1}');
      expect(headers).toEqual({
        "ce-specversion": "1.0",
        "ce-id": "42",
        "ce-source": "/shop",
        "ce-type": "shop.order.paid",
        "ce-subject": "ord%C3%A9/42",
        "ce-tenant": "a%20b%25",
        "ce-n": "7",
        "ce-datacontenttype": "application/json",
        "Nats-Msg-Id": "dlv_1.r-1",
        "signalbox-replay": "r-1",
      });
    });

    test("gets bytes as bytes, and what a transform made", async () => {
      const { name, subject } = await aStream();
      const text =
        '{"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"image/png","data_base64":"AP8="}';
      await send({ subject, mode: "binary" }, aDelivery({ id: "dlv_1", event: anEvent({ text }) }));
      expect([...(await got(name)).data]).toEqual([0, 255]);
      const body = { contentType: "text/plain", text: "Order 42" };
      await send({ subject }, aDelivery({ id: "dlv_2", body }));
      expect(await got(name, 2)).toMatchObject({
        text: "Order 42",
        headers: { "content-type": "text/plain" },
      });
    });

    test("has a subject made of the event, and by itself its type", async () => {
      const { name } = await aStream({ subjects: ["orders.>", "shop.>"] });
      await send({ subject: "orders.<$.data.country>.<$.type>" });
      await send({}, aDelivery({ id: "dlv_2" }));
      expect((await got(name)).subject).toBe("orders.DE.shop.order.paid");
      expect((await got(name, 2)).subject).toBe("shop.order.paid");
    });

    test("keeps a delivery once, and a replay of it as well", async () => {
      const { name, subject } = await aStream();
      for (const replay of [undefined, undefined, "r-1", "r-1"])
        expect(await send({ subject }, aDelivery(replay ? { replay } : {}))).toEqual({ ok: true });
      expect((await manager.streams.info(name)).state.messages).toBe(2);
    });

    test("takes many at once, each once", async () => {
      const { name, subject } = await aStream();
      const sender = aSender();
      const target = aTarget({ kind: "nats", servers: [nats!.server], allowPrivateNetwork: true, subject });
      const sent = await Promise.all(
        Array.from({ length: 200 }, (_, n) => sender(aDelivery({ id: `dlv_${n}` }), target)),
      );
      expect(sent.every(({ ok }) => ok)).toBe(true);
      expect((await manager.streams.info(name)).state.messages).toBe(200);
    });

    test("is asked at its next server when one is away", async () => {
      const { subject } = await aStream();
      expect(await send({ subject, servers: ["127.0.0.1:1", nats!.server] })).toEqual({ ok: true });
    });

    test.each([
      [
        "no stream takes the subject",
        { subject: "nobody.takes" },
        "target-refused",
        "has no stream that takes this",
      ],
      ["another stream takes it", { stream: "other" }, "target-refused", "expected stream does not match"],
      ["the stream is full", { full: true }, "target-failed", "maximum bytes exceeded"],
      ["nobody answers", { servers: ["127.0.0.1:1"] }, "target-unreachable", "refused the connection"],
      ["it is no name", { servers: ["nats.invalid:4222"] }, "target-unreachable", "DNS"],
      [
        "the password is wrong",
        { username: "x", password: { secret: "X" } },
        "auth-failed",
        "refused who one is",
      ],
      [
        "one may not publish",
        { username: "guest", password: { secret: "GUEST" } },
        "auth-failed",
        "Permissions Violation",
      ],
      ["it has no TLS", { tls: true }, "target-failed", "does not support 'tls'"],
      ["a place is empty", { subject: "<$.data.none>" }, "delivery-unfit", "has a place without a value"],
      ["the subject is none", { subject: "a b" }, "delivery-unfit", 'its subject would be "a b"'],
      [
        "the subject is for many",
        { subject: "orders.*" },
        "delivery-unfit",
        'its subject would be "orders.*"',
      ],
    ])("fails when %s", async (...[, settings, code, problem]) => {
      const { full = false, ...rest } = settings as { full?: boolean };
      const { subject } = await aStream(full ? { max_bytes: 1, discard: "new" } : {});
      const result = await send({ subject, timeoutSeconds: 5, ...rest }, aDelivery(), {
        X: "x",
        GUEST: "guest",
      });
      expect(result).toMatchObject({ ok: false, code, detail: expect.stringContaining(problem) });
    });

    test("is not asked for what is larger than it takes", async () => {
      const { subject } = await aStream();
      const event = anEvent({ data: "x".repeat(1024 * 1024) });
      expect(await send({ subject }, aDelivery({ event }))).toMatchObject({
        code: "delivery-unfit",
        detail: expect.stringMatching(/it would be \d+ bytes, and NATS takes 1048576$/),
      });
    });

    test("is not connected to at a private address unless it may be", async () => {
      for (const servers of [[nats!.server], ["localhost:4222"]])
        await expect(send({ servers, allowPrivateNetwork: false })).rejects.toMatchObject({
          code: "address-private",
        });
    });
  });

  const openTap = (tap: object) =>
    createOpen({ secrets: memorySecrets({}), now: Date.now, places: memoryTapPlaces() })(tap as Tap);

  test("a consumer that would lose messages is refused", async () => {
    const { name } = await aStream();
    await manager.consumers.add(name, { durable_name: "lax", ack_policy: AckPolicy.None });
    const tap = {
      id: "t",
      kind: "tap",
      broker: "nats",
      servers: [nats!.server],
      stream: name,
      consumer: "lax",
    };
    await expect(openTap({ ...tap, allowPrivateNetwork: true })).rejects.toMatchObject({
      code: "tap-invalid",
      message: expect.stringContaining("it must be a pull consumer with explicit acknowledgements"),
    });
    await expect(openTap({ ...tap, consumer: "none", allowPrivateNetwork: true })).rejects.toMatchObject({
      code: "tap-invalid",
      message: expect.stringContaining("consumer not found"),
    });
  });

  test("a server that is killed loses nothing that it confirmed, and takes the rest when it is back", async () => {
    const { name, subject } = await aStream();
    const sender = aSender();
    const target = aTarget({ kind: "nats", servers: [nats!.server], allowPrivateNetwork: true, subject });
    const one = (id: string) => sender(aDelivery({ id }), target);
    expect(await one("dlv_1")).toEqual({ ok: true });
    await nats!.kill();
    expect(await one("dlv_2")).toMatchObject({
      code: expect.stringMatching(/^target-(unreachable|failed)$/),
    });
    await nats!.start();
    expect(await one("dlv_2")).toEqual({ ok: true });
    await connectAgain();
    expect([await got(name, 1), await got(name, 2)].map(({ headers }) => headers["Nats-Msg-Id"])).toEqual([
      "dlv_1",
      "dlv_2",
    ]);
  });
});

describe.skipIf(!secure)("NATS by TLS, with a token", () => {
  const settings = { tls: { ca: certificate.ca }, token: { secret: "TOKEN" }, subject: "orders.paid" };
  const send = (more: object) =>
    aSender({ secrets: { TOKEN: "the token", WRONG: "wrong" } })(
      aDelivery(),
      aTarget({ kind: "nats", servers: [secure!.server], allowPrivateNetwork: true, ...settings, ...more }),
    );
  beforeAll(async () => {
    const connection = await connect({
      servers: secure!.server,
      token: "the token",
      tls: { ca: certificate.ca },
    });
    await (await jetstreamManager(connection)).streams.add({ name: "orders", subjects: ["orders.>"] });
    await connection.close();
  });

  test("is spoken to by its address and by its name", async () => {
    expect(await send({})).toEqual({ ok: true });
    expect(await send({ servers: [secure!.server.replace("127.0.0.1", "localhost")] })).toEqual({ ok: true });
  });

  test.each([
    ["its authority is not known", { tls: true }, "target-unreachable", "an authority that is not known"],
    ["it wants TLS", { tls: false }, "target-failed", "tls"],
    ["the token is wrong", { token: { secret: "WRONG" } }, "auth-failed", "refused who one is"],
  ])("fails when %s", async (...[, more, code, problem]) => {
    expect(await send(more)).toMatchObject({ ok: false, code, detail: expect.stringContaining(problem) });
  });
});

describe.skipIf(!managed || !nats)("NATS with an operator's accounts", () => {
  let connection: NatsConnection;
  let manager: JetStreamManager;
  beforeAll(async () => {
    connection = await connect({
      ...{ servers: managed!.server, authenticator: account.user },
      tls: { ca: certificate.ca },
    });
    manager = await jetstreamManager(connection);
    await manager.streams.add({ name: "orders", subjects: ["orders.>"] });
  });
  afterAll(() => connection.close());

  test("takes who has the file of credentials", async () => {
    const { credentials } = account;
    const send = (CREDS: string) =>
      aSender({ secrets: { CREDS } })(
        aDelivery(),
        aTarget({
          ...{ kind: "nats", servers: [managed!.server], allowPrivateNetwork: true, subject: "orders.paid" },
          ...{ credentials: { secret: "CREDS" }, tls: { ca: certificate.ca } },
        }),
      );
    expect(await send(credentials)).toEqual({ ok: true });
    expect(await send(natsAccount().credentials)).toMatchObject({ code: "auth-failed" });
    expect(await send("no credentials")).toMatchObject({ code: "auth-failed" });
  });

  const open = async <Answer>(work: (connection: NatsConnection) => Promise<Answer>) => {
    const other = await connect({ servers: nats!.server });
    const answer = await work(other);
    await other.close();
    return answer;
  };
  docsSuite("nats", {
    places: {
      "nats-1.example:4222": managed?.server ?? "",
      "nats-2.example:4222": "127.0.0.1:1",
      "nats.example:4222": nats?.server ?? "",
    },
    secrets: { NATS_CREDS: account.credentials },
    ca: certificate.ca,
    make: () =>
      open(async (other) => {
        const { streams, consumers } = await jetstreamManager(other);
        await streams.add({ name: "ORDERS", subjects: ["ORDERS.>"] });
        await consumers.add("ORDERS", { durable_name: "signalbox", ack_policy: AckPolicy.Explicit });
      }),
    async arrived(part) {
      const last = { last_by_subj: "orders.DE.shop.order.paid" };
      return (await manager.streams.getMessage("orders", last))!.string().includes(part);
    },
    put: (body) => open((other) => other.request("ORDERS.paid", body, { timeout: 30_000 })),
  });
});
