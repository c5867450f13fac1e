import { type Channel, type ChannelModel, connect } from "amqplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { orSkip } from "../support/outside.ts";
import { startRabbitMq } from "../support/rabbitmq.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import { until } from "../support/until.ts";
import { docsSuite } from "./docs.suite.ts";
import { tapSuite } from "./tap.suite.ts";

const certificate = tlsCertificate();
/** A target's settings, and beside them what of the broker is another. */
interface Failing {
  readonly url?: string;
  readonly vhost?: string;
  readonly full?: boolean;
}

const rabbit = await orSkip(() => startRabbitMq(certificate));
afterAll(() => rabbit?.stop());

describe.skipIf(!rabbit)("RabbitMQ", () => {
  let connection: ChannelModel;
  let channel: Channel;
  let names = 0;
  beforeAll(async () => {
    connection = await connect(rabbit!.url);
    connection.on("error", () => {});
    channel = await connection.createChannel();
  });
  afterAll(() => connection.close().catch(() => {}));

  const aQueue = async (options: object = {}) => {
    const { queue } = await channel.assertQueue(`queue-${++names}`, { durable: true, ...options });
    return queue;
  };
  const got = (queue: string) => until(async () => (await channel.get(queue, { noAck: true })) || undefined);
  const send = (settings: object, delivery = aDelivery(), secrets: Record<string, string> = {}) =>
    aSender({ secrets })(
      delivery,
      aTarget({ kind: "rabbitmq", url: rabbit!.url, allowPrivateNetwork: true, ...settings }),
    );

  tapSuite("RabbitMQ", { lag: true, deadLetters: true, credentials: true }, async () => ({
    async tap() {
      const dead = await aQueue();
      const queue = await aQueue({ deadLetterExchange: "", deadLetterRoutingKey: dead });
      return { broker: "rabbitmq", url: rabbit!.url, queue, description: dead };
    },
    async put(tap, messages) {
      const { queue } = tap as { queue: string };
      for (const { body, contentType, attributes = {} } of messages) {
        const headers = Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [`cloudEvents:${name}`, value]),
        );
        channel.sendToQueue(queue, Buffer.from(body), { headers, ...(contentType && { contentType }) });
      }
      await channel.checkQueue(queue);
    },
    async deadLetters(tap) {
      const { content } = await got(tap.description!);
      return [content.toString()];
    },
    away: { url: "amqp://127.0.0.1:1" },
    wrong: { username: "nobody", password: { secret: "WRONG" } },
    secrets: { WRONG: "wrong" },
    close: async () => {},
  }));

  describe("as target", () => {
    test("gets the event whole, to the letter, and keeps it on its disk", async () => {
      const queue = await aQueue();
      const delivery = aDelivery({ id: "dlv_1" });
      expect(await send({ routingKey: queue }, delivery)).toEqual({ ok: true });
      const { content, properties } = await got(queue);
      expect(content.toString()).toBe(delivery.event.text);
      expect(properties).toMatchObject({
        contentType: "application/cloudevents+json",
        messageId: "dlv_1",
        deliveryMode: 2,
        appId: "signalbox",
      });
    });

    test("in binary mode gets the data, and the attributes as headers", async () => {
      const queue = await aQueue();
      const event = anEvent({
        subject: "ordé/42",
        data: { big: 1 },
        extensions: { tenant: "a b%", n: 7, on: true },
      });
      await send({ routingKey: queue, mode: "binary" }, aDelivery({ event, replay: "r-1" }));
      const { content, properties } = await got(queue);
      expect([content.toString(), properties.contentType]).toEqual(['{"big":1}', "application/json"]);
      expect(properties.headers).toEqual({
        "cloudEvents:specversion": "1.0",
        "cloudEvents:id": "42",
        "cloudEvents:source": "/shop",
        "cloudEvents:type": "shop.order.paid",
        "cloudEvents:subject": "ordé/42",
        "cloudEvents:tenant": "a b%",
        "cloudEvents:n": 7,
        "cloudEvents:on": true,
        "signalbox-replay": "r-1",
      });
    });

    test("gets bytes as bytes, and what a transform made", async () => {
      const queue = await aQueue();
      const text =
        '{"specversion":"1.0","id":"1","source":"/s","type":"t","datacontenttype":"image/png","data_base64":"AP8="}';
      await send({ routingKey: queue, mode: "binary" }, aDelivery({ event: anEvent({ text }) }));
      expect([...(await got(queue)).content]).toEqual([0, 255]);
      const body = { contentType: "text/plain", text: "Order 42" };
      await send({ routingKey: queue }, aDelivery({ body }));
      expect(await got(queue)).toMatchObject({ properties: { contentType: "text/plain" } });
    });

    test("is routed by its exchange, with a key made of the event", async () => {
      const [queue, exchange] = [await aQueue(), `exchange-${++names}`];
      await channel.assertExchange(exchange, "topic");
      await channel.bindQueue(queue, exchange, "orders.DE.#");
      const settings = { exchange, routingKey: "orders.<$.data.country>.<$.type>" };
      expect(await send(settings)).toEqual({ ok: true });
      expect((await got(queue)).fields.routingKey).toBe("orders.DE.shop.order.paid");
      expect(await send({ ...settings, routingKey: "elsewhere" })).toEqual({
        ok: false,
        code: "target-refused",
        detail: `Cannot deliver to target "warehouse": no queue of exchange "${exchange}" takes "elsewhere"`,
      });
      expect(await send({ ...settings, routingKey: "elsewhere", mandatory: false })).toEqual({ ok: true });
    });

    test("takes many at once, each once", async () => {
      const queue = await aQueue();
      const sender = aSender();
      const target = aTarget({
        kind: "rabbitmq",
        url: rabbit!.url,
        allowPrivateNetwork: true,
        routingKey: queue,
      });
      const sent = await Promise.all(
        Array.from({ length: 200 }, (_, n) => sender(aDelivery({ id: `dlv_${n}` }), target)),
      );
      expect(sent.every(({ ok }) => ok)).toBe(true);
      expect((await channel.checkQueue(queue)).messageCount).toBe(200);
    });

    test.each([
      ["there is no such queue", { routingKey: "none" }, "target-refused", 'there is no queue "none"'],
      [
        "there is no such exchange",
        { exchange: "none" },
        "target-refused",
        "404: NOT_FOUND - no exchange 'none'",
      ],
      ["nobody answers", { url: "amqp://127.0.0.1:1" }, "target-unreachable", "refused the connection"],
      [
        "the password is wrong",
        { username: "x", password: { secret: "X" } },
        "auth-failed",
        "RabbitMQ answered 403",
      ],
      [
        "there is no such virtual host",
        { vhost: "/none" },
        "auth-failed",
        "RabbitMQ refused the virtual host",
      ],
      ["its queue is full", { full: true }, "target-failed", "RabbitMQ"],
      [
        "a place of its key is empty",
        { routingKey: "<$.data.none>" },
        "delivery-unfit",
        "has a place without a value",
      ],
      ["its key is too long", { routingKey: "x".repeat(256) }, "delivery-unfit", "longer than the 255 bytes"],
      [
        "it is not reachable by TLS",
        { url: "secure" },
        "target-unreachable",
        "an authority that is not known",
      ],
    ])("fails when %s", async (...[, settings, code, problem]) => {
      const { vhost = "", full = false, url = rabbit!.url, ...rest } = settings as Failing;
      const place = url === "secure" ? rabbit!.secureUrl : `${url}${vhost}`;
      const options = { arguments: { "x-max-length": 0, "x-overflow": "reject-publish" } };
      const routingKey = full ? await aQueue(options) : "x";
      const result = await send({ routingKey, ...rest, url: place }, aDelivery(), { X: "x" });
      expect(result).toMatchObject({ ok: false, code, detail: expect.stringContaining(problem) });
    });

    test("whose exchange is missing harms no other target, and is there as soon as it is made", async () => {
      const sender = aSender();
      const place = { kind: "rabbitmq", url: rabbit!.url, allowPrivateNetwork: true };
      const exchange = `exchange-${++names}`;
      const queue = await aQueue();
      const [broken, whole] = [
        aTarget({ ...place, id: "broken", exchange }),
        aTarget({ ...place, id: "whole", routingKey: queue }),
      ];
      const sent = await Promise.all(
        Array.from({ length: 40 }, (_, n) => sender(aDelivery({ id: `dlv_${n}` }), n % 2 ? broken : whole)),
      );
      expect(sent.filter((_, n) => n % 2 === 0).every(({ ok }) => ok)).toBe(true);
      expect(sent.filter((_, n) => n % 2 === 1).every(({ ok }) => !ok)).toBe(true);
      expect(sent.filter((_, n) => n % 2 === 1)).toContainEqual(
        expect.objectContaining({ code: "target-refused", detail: expect.stringContaining(exchange) }),
      );
      await channel.assertExchange(exchange, "topic");
      await channel.bindQueue(queue, exchange, "#");
      await until(async () => (await sender(aDelivery({ id: "dlv_later" }), broken)).ok);
    });

    test("is not connected to at a private address unless it may be", async () => {
      await expect(send({ allowPrivateNetwork: false })).rejects.toMatchObject({ code: "address-private" });
    });

    test("is spoken to by TLS, with an authority of its own", async () => {
      const queue = await aQueue();
      const tls = { ca: certificate.ca };
      expect(await send({ url: rabbit!.secureUrl, tls, routingKey: queue })).toEqual({ ok: true });
      await got(queue);
    });
  });

  const shop = () => connect(`${rabbit!.url}/shop`);
  docsSuite("rabbitmq", {
    places: { "rabbit.example": new URL(rabbit?.secureUrl ?? "amqps://none").host },
    secrets: { RABBIT_PASSWORD: "signalbox" },
    ca: certificate.ca,
    async make() {
      const own = await shop();
      const ownChannel = await own.createChannel();
      await ownChannel.assertExchange("orders", "topic");
      await ownChannel.assertQueue("orders");
      await ownChannel.assertQueue("shown");
      await ownChannel.bindQueue("shown", "orders", "order.DE.shop.order.paid");
      await own.close();
    },
    async arrived(part) {
      const own = await shop();
      const message = await (await own.createChannel()).get("shown", { noAck: true });
      await own.close();
      return message !== false && message.content.includes(part);
    },
    async put(body) {
      const own = await shop();
      const ownChannel = await own.createConfirmChannel();
      ownChannel.sendToQueue("orders", Buffer.from(body));
      await ownChannel.waitForConfirms();
      await own.close();
    },
  });

  test("a broker that is killed loses nothing that it confirmed, and takes the rest when it is back", async () => {
    const queue = await aQueue();
    const sender = aSender();
    const target = aTarget({
      kind: "rabbitmq",
      url: rabbit!.url,
      allowPrivateNetwork: true,
      routingKey: queue,
    });
    const one = (id: string) => sender(aDelivery({ id }), target);
    expect(await one("dlv_1")).toEqual({ ok: true });
    await rabbit!.kill();
    expect(await one("dlv_2")).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^target-(unreachable|failed)$/),
    });
    await rabbit!.start();
    expect(await one("dlv_2")).toEqual({ ok: true });
    connection = await connect(rabbit!.url);
    channel = await connection.createChannel();
    expect([await got(queue), await got(queue)].map(({ properties }) => properties.messageId)).toEqual([
      "dlv_1",
      "dlv_2",
    ]);
  });
});
