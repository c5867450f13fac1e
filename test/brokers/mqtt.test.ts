import { connectAsync, type IPublishPacket, type MqttClient } from "mqtt";
import { memoryTapPlaces } from "../support/taps.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tap } from "../../functions/core/tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { orSkip } from "../support/outside.ts";
import { memorySecrets } from "../support/ports.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import { until } from "../support/until.ts";
import { docsSuite } from "./docs.suite.ts";
import { tapSuite } from "./tap.suite.ts";

const certificate = tlsCertificate();
const mosquitto = await orSkip(() => startMosquitto(certificate));
afterAll(() => mosquitto?.stop());
const secrets = { ALICE: "alice-secret", WRONG: "wrong" };

describe.skipIf(!mosquitto)("MQTT", () => {
  let client: MqttClient;
  let names = 0;
  beforeAll(async () => {
    client = await connectAsync(mosquitto!.url, { protocolVersion: 5 });
    client.on("error", () => {});
  });
  afterAll(() => client.endAsync(true));

  const aTopic = () => `orders/${++names}`;
  /** What comes to a topic from now on, as the official client reads it. */
  const listen = async (topic: string) => {
    const packets: IPublishPacket[] = [];
    const listener = await connectAsync(mosquitto!.url, { protocolVersion: 5 });
    listener.on("message", (_topic, _payload, packet) => void packets.push(packet));
    await listener.subscribeAsync(topic, { qos: 1 });
    return {
      async got(count = 1) {
        await until(() => packets.length >= count);
        await listener.endAsync();
        return packets;
      },
    };
  };
  const targetOf = (settings: object) =>
    aTarget({ kind: "mqtt", url: mosquitto!.url, allowPrivateNetwork: true, ...settings });
  const send = (settings: object, delivery = aDelivery()) =>
    aSender({ secrets })(delivery, targetOf(settings));
  const openTap = (tap: object) =>
    createOpen({ secrets: memorySecrets(secrets), now: Date.now, places: memoryTapPlaces() })({
      ...{
        id: "orders",
        kind: "tap",
        broker: "mqtt",
        url: mosquitto!.url,
        allowPrivateNetwork: true,
        ...tap,
      },
    } as Tap);

  tapSuite("MQTT", { lag: false, deadLetters: false, credentials: true }, async () => ({
    async tap() {
      const topic = aTopic();
      const tap = { broker: "mqtt", url: mosquitto!.url, topic: `${topic}/#`, clientId: `client-${names}` };
      // There is a session from the first time on.
      await (await openTap(tap)).close();
      return tap;
    },
    async put(tap, messages) {
      const topic = (tap as { topic: string }).topic.replace("#", "paid");
      for (const { body, contentType, attributes } of messages)
        await client.publishAsync(topic, Buffer.from(body), {
          qos: 1,
          properties: {
            ...(contentType && { contentType }),
            ...(attributes && { userProperties: attributes }),
          },
        });
    },
    away: { url: "mqtt://127.0.0.1:1" },
    wrong: {
      ...{ url: mosquitto!.secureUrl, tls: { ca: certificate.ca } },
      ...{ username: "alice", password: { secret: "WRONG" } },
    },
    secrets,
    close: async () => {},
  }));

  describe("as a tap", () => {
    test("is handed out no more than a batch until it is acknowledged, then the rest", async () => {
      const topic = aTopic();
      const session = await openTap({ topic, clientId: topic, batch: 2 });
      for (const body of ["a", "b", "c"]) await client.publishAsync(topic, body, { qos: 1 });
      const { signal } = new AbortController();
      const first = await until(async () => {
        const messages = await session.receive({ most: 10, waitMs: 1_000, signal });
        return messages.length > 0 && messages;
      });
      expect(first.length).toBeLessThanOrEqual(2);
      const all = [...first];
      let unsettled = first;
      while (all.length < 3) {
        await session.settle(unsettled.map((message) => ({ message, verdict: "taken" as const })));
        unsettled = await session.receive({ most: 10, waitMs: 1_000, signal });
        all.push(...unsettled);
      }
      expect(all.map(({ body }) => String(body))).toEqual(["a", "b", "c"]);
      expect(all.map(({ plain }) => plain.subject)).toEqual([topic, topic, topic]);
      await session.close();
    });

    test("takes messages of QoS 0 too, and those that were kept once", async () => {
      const topic = aTopic();
      await client.publishAsync(topic, "kept", { qos: 1, retain: true });
      const { signal } = new AbortController();
      const session = await openTap({ topic, clientId: topic });
      const [kept] = await session.receive({ most: 1, waitMs: 5_000, signal });
      await session.settle([{ message: kept!, verdict: "taken" }]);
      await client.publishAsync(topic, "at most once", { qos: 0 });
      const [message] = await session.receive({ most: 1, waitMs: 5_000, signal });
      await session.settle([{ message: message!, verdict: "taken" }]);
      await session.close();
      const again = await openTap({ topic, clientId: topic });
      expect([String(kept!.body), String(message!.body)]).toEqual(["kept", "at most once"]);
      expect(await again.receive({ most: 1, waitMs: 200, signal })).toEqual([]);
      await again.close();
    });

    test("that may not read a topic is refused", async () => {
      const alice = {
        url: mosquitto!.secureUrl,
        tls: { ca: certificate.ca },
        username: "alice",
        password: { secret: "ALICE" },
      };
      const session = await openTap({ ...alice, topic: "orders/alice", clientId: "alice" });
      await session.close();
      await expect(openTap({ topic: "bad/#/filter", clientId: "bad" })).rejects.toMatchObject({
        code: expect.stringMatching(/^tap-(invalid|failed)$/),
      });
    });
  });

  describe("as target", () => {
    test("gets the event whole, to the letter", async () => {
      const topic = aTopic();
      const { got } = await listen(topic);
      const delivery = aDelivery({ id: "dlv_1" });
      expect(await send({ topic }, delivery)).toEqual({ ok: true });
      const [{ payload, qos, properties }] = (await got()) as [IPublishPacket];
      expect([payload.toString(), qos]).toEqual([delivery.event.text, 1]);
      expect(properties).toMatchObject({
        contentType: "application/cloudevents+json",
        correlationData: Buffer.from("dlv_1"),
      });
    });

    test("in binary mode gets the data, and the attributes as user properties", async () => {
      const topic = aTopic();
      const { got } = await listen(topic);
      const event = anEvent({ subject: "ordé/42", data: { big: 1 }, extensions: { tenant: "a b%", n: 7 } });
      await send({ topic, mode: "binary" }, aDelivery({ event }));
      const [{ payload, properties }] = (await got()) as [IPublishPacket];
      expect([payload.toString(), properties!.contentType]).toEqual(['{"big":1}', "application/json"]);
      expect({ ...properties!.userProperties }).toEqual({
        specversion: "1.0",
        id: "42",
        source: "/shop",
        type: "shop.order.paid",
        subject: "ordé/42",
        tenant: "a b%",
        n: "7",
      });
    });

    test("gets bytes as bytes, and what a transform made", async () => {
      const topic = aTopic();
      const { got } = await listen(topic);
      const text =
        '{"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"image/png","data_base64":"AP8="}';
      await send({ topic, mode: "binary" }, aDelivery({ event: anEvent({ text }) }));
      await send({ topic }, aDelivery({ body: { contentType: "text/plain", text: "Order 42" } }));
      const [bytes, made] = await got(2);
      expect([...(bytes!.payload as Buffer)]).toEqual([0, 255]);
      expect([String(made!.payload), made!.properties?.contentType]).toEqual(["Order 42", "text/plain"]);
    });

    test("has a topic made of the event, keeps what is retained, and for so long", async () => {
      const settings = { topic: "orders/<$.data.country>/<$.id>", retain: true, expirationSeconds: 60 };
      await send(settings, aDelivery({ event: anEvent({ id: `kept-${++names}` }) }));
      const { got } = await listen(`orders/DE/kept-${names}`);
      const [{ retain, properties }] = (await got()) as [IPublishPacket];
      expect(retain).toBe(true);
      expect(properties!.messageExpiryInterval).toBeGreaterThan(50);
    });

    test("takes many at once, each once", async () => {
      const topic = aTopic();
      const { got } = await listen(topic);
      const sender = aSender();
      const target = targetOf({ topic });
      const sent = await Promise.all(
        Array.from({ length: 200 }, (_, n) => sender(aDelivery({ id: `dlv_${n}` }), target)),
      );
      expect(sent.every(({ ok }) => ok)).toBe(true);
      expect(
        new Set((await got(200)).map(({ properties }) => String(properties!.correlationData))).size,
      ).toBe(200);
    });

    test("that nobody subscribes to is fine, unless somebody must", async () => {
      const topic = aTopic();
      expect(await send({ topic })).toEqual({ ok: true });
      expect(await send({ topic, mandatory: true })).toEqual({
        ...{ ok: false, code: "target-refused" },
        detail: `Cannot deliver to target "warehouse": nobody subscribes to "${topic}"`,
      });
    });

    const secure = () => ({
      ...{
        url: mosquitto!.secureUrl,
        tls: { ca: certificate.ca },
        username: "alice",
        password: { secret: "ALICE" },
      },
    });

    test("is spoken to by TLS", async () => {
      expect(await send({ ...secure(), topic: "orders/1" })).toEqual({ ok: true });
    });

    test.each([
      [
        "nobody answers",
        () => ({ url: "mqtt://127.0.0.1:1" }),
        "target-unreachable",
        "refused the connection",
      ],
      ["it is no name", () => ({ url: "mqtt://mqtt.invalid" }), "target-unreachable", "DNS"],
      [
        "the password is wrong",
        () => ({ ...secure(), password: { secret: "WRONG" } }),
        "auth-failed",
        "not authorized",
      ],
      ["one may not write", () => ({ ...secure(), topic: "elsewhere" }), "auth-failed", "not authorized"],
      [
        "its authority is not known",
        () => ({ ...secure(), tls: true }),
        "target-unreachable",
        "an authority that is not known",
      ],
      [
        "a place is empty",
        () => ({ topic: "<$.data.none>" }),
        "delivery-unfit",
        "has a place without a value",
      ],
      [
        "its topic is for many",
        () => ({ topic: "orders/#" }),
        "delivery-unfit",
        'its topic would be "orders/#"',
      ],
      [
        "it is larger than the broker takes",
        () => ({ large: true }),
        "delivery-unfit",
        "and the broker takes 1000000",
      ],
    ])("fails when %s", async (...[, settings, code, problem]) => {
      const { large = false, ...rest } = settings() as { large?: boolean };
      const event = anEvent(large ? { data: "x".repeat(1_000_000) } : {});
      const result = await send({ topic: "orders/1", timeoutSeconds: 5, ...rest }, aDelivery({ event }));
      expect(result).toMatchObject({ ok: false, code, detail: expect.stringContaining(problem) });
    });

    test("is not connected to at a private address unless it may be", async () => {
      await expect(send({ topic: "t", allowPrivateNetwork: false })).rejects.toMatchObject({
        code: "address-private",
      });
    });
  });

  let shown: Awaited<ReturnType<typeof listen>>;
  docsSuite("mqtt", {
    places: {
      "mqtt.example:8883": new URL(mosquitto?.secureUrl ?? "mqtts://none").host,
      "mqtt.example": new URL(mosquitto?.secureUrl ?? "mqtts://none").host,
    },
    secrets: { MQTT_PASSWORD: "signalbox-secret" },
    ca: certificate.ca,
    async make() {
      shown = await listen("machines/m-1/orders");
    },
    arrived: async (part) => (await shown.got()).some(({ payload }) => payload.includes(part)),
    put: (body) => client.publishAsync("machines/m-1/alarms", body, { qos: 1 }),
  });

  test("a broker that is killed is connected to again, and a tap is told", async () => {
    const topic = aTopic();
    const session = await openTap({ topic, clientId: topic });
    const sender = aSender();
    const target = targetOf({ topic });
    expect(await sender(aDelivery({ id: "dlv_1" }), target)).toEqual({ ok: true });
    await mosquitto!.kill();
    const { signal } = new AbortController();
    await expect(
      (async () => {
        for (;;) await session.receive({ most: 1, waitMs: 5_000, signal });
      })(),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^tap-(unreachable|failed)$/) });
    expect(await sender(aDelivery({ id: "dlv_2" }), target)).toMatchObject({
      code: expect.stringMatching(/^target-(unreachable|failed)$/),
    });
    await mosquitto!.start();
    expect(await sender(aDelivery({ id: "dlv_2" }), target)).toEqual({ ok: true });
  });
});
