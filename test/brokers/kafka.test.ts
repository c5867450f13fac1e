import { Admin, Consumer, type Message, Producer } from "@platformatic/kafka";
import { memoryTapPlaces } from "../support/taps.ts";
import { afterAll, describe, expect, test } from "vitest";
import type { Tap } from "../../functions/core/tap.ts";
import type { BrokerMessage } from "../../functions/sources/taps/message.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { startKafka } from "../support/kafka.ts";
import { orSkip } from "../support/outside.ts";
import { memorySecrets } from "../support/ports.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import { until } from "../support/until.ts";
import { docsSuite } from "./docs.suite.ts";
import { tapSuite } from "./tap.suite.ts";

const certificate = tlsCertificate();
const kafka = await orSkip(() => startKafka(certificate));
afterAll(() => kafka?.stop());
const secrets = { ALICE: "alice-secret", BOB: "bob-secret", WRONG: "wrong" };

describe.skipIf(!kafka)("Kafka", () => {
  const client = { clientId: "test", bootstrapBrokers: [kafka?.server ?? ""] };
  const admin = new Admin(client);
  const producer = new Producer(client);
  let names = 0;
  afterAll(() => Promise.all([admin.close(), producer.close()]));

  const aTopic = async (partitions = 1, name = `topic-${++names}`) => {
    await admin.createTopics({ topics: [name], partitions, replicas: 1 });
    // A broker knows of it a little later.
    await until(() =>
      admin.metadata({ topics: [name], forceUpdate: true }).then(
        () => true,
        () => false,
      ),
    );
    return name;
  };
  /** So many of a topic, however their partitions are. */
  const got = async (topic: string, count: number) => {
    const consumer = new Consumer({
      ...client,
      groupId: `reader-${++names}`,
      autocommit: false,
      maxWaitTime: 100,
    });
    const stream = await consumer.consume({ topics: [topic], mode: "earliest" });
    const messages: Message[] = [];
    for await (const message of stream) if (messages.push(message) === count) break;
    await consumer.close(true);
    return messages.map(({ key, value, headers, partition, offset }) => ({
      ...{
        partition,
        offset: Number(offset),
        key,
        value,
      },
      headers: Object.fromEntries([...headers].map(([name, text]) => [String(name), String(text)])),
    }));
  };
  const send = (settings: object, delivery = aDelivery()) =>
    aSender({ secrets })(
      delivery,
      aTarget({ kind: "kafka", servers: [kafka!.server], allowPrivateNetwork: true, ...settings }),
    );
  const tapOf = (topic: string, more: object = {}) => ({
    ...{ broker: "kafka", servers: [kafka!.server], topic, group: `group-${++names}`, ...more },
  });
  const put = (topic: string, bodies: readonly string[]) =>
    producer.send({ messages: bodies.map((body) => ({ topic, value: Buffer.from(body) })), acks: -1 });
  const openTap = (tap: object) =>
    createOpen({ secrets: memorySecrets(secrets), now: Date.now, places: memoryTapPlaces() })({
      ...{ id: "orders", kind: "tap", allowPrivateNetwork: true, ...tap },
    } as Tap);
  const bodies = async (session: Awaited<ReturnType<typeof openTap>>, count: number) => {
    const { signal } = new AbortController();
    const messages: BrokerMessage[] = [];
    // A producer that is told of a failure sends again.
    while (new Set(messages.map(({ body }) => String(body))).size < count)
      messages.push(...(await session.receive({ most: 10, waitMs: 5_000, signal })));
    return messages;
  };

  tapSuite("Kafka", { lag: true, deadLetters: false, credentials: true }, async () => ({
    tap: async () => tapOf(await aTopic()),
    async put(tap, messages) {
      const { topic } = tap as { topic: string };
      for (const { body, contentType, attributes = {} } of messages) {
        const headers = [
          ...Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value] as const),
          ...(contentType === undefined ? [] : [["content-type", contentType] as const]),
        ];
        await producer.send({
          messages: [
            {
              ...{ topic, value: Buffer.from(body) },
              headers: new Map(headers.map(([name, value]) => [Buffer.from(name), Buffer.from(value)])),
            },
          ],
          acks: -1,
        });
      }
    },
    away: { servers: ["127.0.0.1:1"] },
    wrong: {
      ...{ servers: [kafka!.secureServer], tls: { ca: certificate.ca } },
      ...{ sasl: "scram-sha-256", username: "alice", password: { secret: "WRONG" } },
    },
    secrets,
    close: async () => {},
  }));

  describe("as a tap", () => {
    test("that begins with what comes next has its place at once", async () => {
      const topic = await aTopic();
      await put(topic, ["before"]);
      const tap = tapOf(topic, { from: "latest" });
      await (await openTap(tap)).close();
      await put(topic, ["after"]);
      const session = await openTap(tap);
      expect((await bodies(session, 1)).map(({ body }) => String(body))).toEqual(["after"]);
      await session.close();
    });

    test("has all partitions, and the keys of messages", async () => {
      const topic = await aTopic(3);
      const messages = ["a", "b", "c", "d"].map((key, n) => ({
        ...{ topic, partition: n % 3, key: Buffer.from(key), value: Buffer.from(key) },
      }));
      await producer.send({ messages, acks: -1 });
      const session = await openTap(tapOf(topic));
      const got = await bodies(session, 4);
      const keys = new Set(
        got.map(({ body, plain: { key, subject } }) => [String(body), key, subject].join(" ")),
      );
      expect(keys).toEqual(new Set(["a", "b", "c", "d"].map((key) => `${key} ${key} ${topic}`)));
      expect(new Set(got.map(({ plain }) => plain.id.split("-")[0]))).toEqual(new Set(["0", "1", "2"]));
      await session.settle(got.map((message) => ({ message, verdict: "taken" as const })));
      expect(await session.lag()).toBe(0);
      await session.close();
    });

    test("shares its partitions with another of its group, and neither loses any", async () => {
      const topic = await aTopic(2);
      const tap = tapOf(topic);
      const [first, second] = [await openTap(tap), await openTap(tap)];
      const sent = Array.from({ length: 20 }, (_, n) => ({
        topic,
        partition: n % 2,
        value: Buffer.from(String(n)),
      }));
      await producer.send({ messages: sent, acks: -1 });
      const all = new Set<string>();
      const { signal } = new AbortController();
      while (all.size < 20) {
        for (const session of [first, second]) {
          const messages = await session.receive({ most: 10, waitMs: 200, signal });
          for (const { body } of messages) all.add(String(body));
          await session.settle(messages.map((message) => ({ message, verdict: "taken" as const })));
        }
      }
      expect(all.size).toBe(20);
      await Promise.all([first.close(), second.close()]);
    });

    test("of a topic that there is not is refused", async () => {
      await expect(openTap(tapOf("none"))).rejects.toMatchObject({
        code: "tap-invalid",
        message: expect.stringContaining("has no such topic"),
      });
    });
  });

  describe("as target", () => {
    test("gets the event whole, to the letter", async () => {
      const topic = await aTopic();
      const delivery = aDelivery({ id: "dlv_1", replay: "r-1" });
      expect(await send({ topic }, delivery)).toEqual({ ok: true });
      const [message] = await got(topic, 1);
      expect([message!.value.toString(), message!.key]).toEqual([delivery.event.text, undefined]);
      expect(message!.headers).toEqual({
        "content-type": "application/cloudevents+json",
        "idempotency-key": "dlv_1",
        "signalbox-replay": "r-1",
      });
    });

    test("in binary mode gets the data, and the attributes as headers", async () => {
      const topic = await aTopic();
      const event = anEvent({ subject: "ordé/42", data: { big: 1 }, extensions: { tenant: "a b%", n: 7 } });
      await send({ topic, mode: "binary" }, aDelivery({ id: "dlv_1", event }));
      const [message] = await got(topic, 1);
      expect(message!.value.toString()).toBe('{"big":1}');
      expect(message!.headers).toEqual({
        ce_specversion: "1.0",
        ce_id: "42",
        ce_source: "/shop",
        ce_type: "shop.order.paid",
        ce_subject: "ordé/42",
        ce_tenant: "a b%",
        ce_n: "7",
        "content-type": "application/json",
        "idempotency-key": "dlv_1",
      });
    });

    test("gets bytes as bytes, no value where there is no data, and what a transform made", async () => {
      const topic = await aTopic();
      const text = '{"specversion":"1.0","id":"1","source":"/s","type":"t"';
      const bytes = anEvent({ text: `${text},"datacontenttype":"image/png","data_base64":"AP8="}` });
      await send({ topic, mode: "binary" }, aDelivery({ event: bytes }));
      await send({ topic, mode: "binary" }, aDelivery({ event: anEvent({ text: `${text}}` }) }));
      await send({ topic }, aDelivery({ body: { contentType: "text/plain", text: "Order 42" } }));
      const [first, second, third] = await got(topic, 3);
      expect([...first!.value]).toEqual([0, 255]);
      expect(second!.value).toSatisfy((value) => value === null || value === undefined);
      expect([third!.value.toString(), third!.headers["content-type"]]).toEqual(["Order 42", "text/plain"]);
    });

    test("has a key of the event's partition key or of places, and partitions as Kafka's own clients choose them", async () => {
      const topic = await aTopic(7);
      const keyed = anEvent({ extensions: { partitionkey: "p-7" } });
      expect(await send({ topic, partitionKey: "to-<$.data.country>" })).toEqual({ ok: true });
      await send({ topic, partitionKey: "<$.data.nothing>" }, aDelivery({ event: keyed }));
      const messages = await got(topic, 2);
      // What kafka-clients' Utils.toPositive(Utils.murmur2(key)) % 7 says.
      expect(new Map(messages.map(({ key, partition }) => [String(key), partition]))).toEqual(
        new Map([
          ["to-DE", 4],
          ["p-7", 3],
        ]),
      );
    });

    test("takes many at once, each once, on all partitions", async () => {
      const topic = await aTopic(2);
      const sender = aSender();
      const target = aTarget({ kind: "kafka", servers: [kafka!.server], allowPrivateNetwork: true, topic });
      const sent = await Promise.all(
        Array.from({ length: 200 }, (_, n) => sender(aDelivery({ id: `dlv_${n}` }), target)),
      );
      expect(sent.every(({ ok }) => ok)).toBe(true);
      const messages = await got(topic, 200);
      expect(new Set(messages.map(({ headers }) => headers["idempotency-key"])).size).toBe(200);
      expect(new Set(messages.map(({ partition }) => partition)).size).toBe(2);
    });

    const secure = {
      tls: { ca: certificate.ca },
      sasl: "scram-sha-256",
      username: "alice",
      password: { secret: "ALICE" },
    };
    const clear = () => [kafka!.server];
    const encrypted = () => [kafka!.secureServer];

    test.each([["scram-sha-256"], ["plain"]])("is spoken to by TLS, with %s", async (sasl) => {
      const topic = await aTopic();
      expect(await send({ topic, ...secure, sasl, servers: encrypted() })).toEqual({ ok: true });
    });

    test("is asked at its next server when one is away", async () => {
      const topic = await aTopic();
      expect(await send({ topic, servers: ["127.0.0.1:1", ...clear()] })).toEqual({ ok: true });
    });

    test.each([
      ["there is no such topic", clear, { topic: "none" }, "target-refused", "has no such topic"],
      ["nobody answers", () => ["127.0.0.1:1"], {}, "target-unreachable", "refused the connection"],
      ["it is no name", () => ["kafka.invalid:9092"], {}, "target-unreachable", "DNS"],
      ["the message is too large", clear, { large: true }, "target-refused", "MESSAGE_TOO_LARGE"],
      [
        "the password is wrong",
        encrypted,
        { ...secure, password: { secret: "WRONG" } },
        "auth-failed",
        "SASL",
      ],
      [
        "one may not write",
        encrypted,
        { ...secure, username: "bob", password: { secret: "BOB" } },
        "auth-failed",
        "AUTHORIZATION_FAILED",
      ],
      [
        "its authority is not known",
        encrypted,
        { ...secure, tls: true },
        "target-unreachable",
        "an authority that is not known",
      ],
    ])("fails when %s", async (...[, servers, settings, code, problem]) => {
      const { large = false, ...rest } = settings as { large?: boolean };
      const event = anEvent(large ? { data: "x".repeat(2 * 1024 * 1024) } : {});
      const topic = await aTopic();
      const result = await send(
        { topic, servers: servers(), timeoutSeconds: 5, ...rest },
        aDelivery({ event }),
      );
      expect(result).toMatchObject({ ok: false, code, detail: expect.stringContaining(problem) });
    });

    test("is not connected to at a private address unless it may be, by name neither", async () => {
      for (const servers of [clear(), ["localhost:9092"], encrypted()])
        await expect(send({ topic: "t", servers, allowPrivateNetwork: false })).rejects.toMatchObject({
          code: "address-private",
        });
      await expect(
        send({ topic: "t", ...secure, servers: encrypted(), allowPrivateNetwork: false }),
      ).rejects.toMatchObject({ code: "address-private" });
    });
  });

  docsSuite("kafka", {
    places: {
      "kafka-1.example:9093": kafka?.secureServer ?? "",
      "kafka-2.example:9093": kafka?.secureServer.replace("localhost", "127.0.0.1") ?? "",
      "kafka-1.example:9092": kafka?.server ?? "",
      "kafka-2.example:9092": "127.0.0.1:1",
    },
    secrets: { KAFKA_PASSWORD: "signalbox-secret" },
    ca: certificate.ca,
    make: () => aTopic(1, "orders"),
    arrived: async (part) => (await got("orders", 1)).some(({ value }) => value.includes(part)),
    put: (body) => put("orders", [body]),
  });

  test("a broker that is killed loses nothing that it confirmed, and takes the rest when it is back", async () => {
    const topic = await aTopic();
    const session = await openTap(tapOf(topic));
    const sender = aSender();
    const target = aTarget({ kind: "kafka", servers: [kafka!.server], allowPrivateNetwork: true, topic });
    const one = (id: string) => sender(aDelivery({ id, event: anEvent({ data: id }) }), target);
    expect(await one("dlv_1")).toEqual({ ok: true });
    expect(await bodies(session, 1)).toHaveLength(1);
    await kafka!.kill();
    expect(await one("dlv_2")).toMatchObject({
      code: expect.stringMatching(/^target-(unreachable|failed|timeout)$/),
    });
    await expect(
      session.receive({ most: 1, waitMs: 15_000, signal: new AbortController().signal }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^tap-(unreachable|failed)$/),
    });
    await session.close();
    await kafka!.start();
    await expect.poll(() => one("dlv_2"), { timeout: 60_000 }).toEqual({ ok: true });
    // Who coordinates groups is found a little later, and a group of its own waits for no member that was lost.
    const again = await until(() => openTap(tapOf(topic)).catch(() => undefined));
    expect((await bodies(again, 2)).map(({ plain }) => plain.id)).toEqual(["0-0", "0-1"]);
    await again.close();
  }, 180_000);
});
