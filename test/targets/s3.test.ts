import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { aDelivery, anEvent } from "../support/build.ts";
import { anAws } from "../support/aws-targets.ts";

const aws = await anAws();

describe.skipIf(!aws)("a bucket of S3", () => {
  const s3 = new S3Client({ ...aws?.client, forcePathStyle: true });
  const aBucket = async (bucket: string) => {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    return {
      bucket,
      keys: async () => {
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
        return Contents.map(({ Key }) => Key);
      },
      object: async (key: string) => {
        const { Body, ContentType, Metadata } = await s3.send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
        );
        return { body: Buffer.from(await Body!.transformToByteArray()), type: ContentType, Metadata };
      },
    };
  };

  test("gets the event as an object of bus, day and delivery; a repeated attempt writes it again", async () => {
    const { bucket, keys, object } = await aBucket("whole");
    const delivery = aDelivery({ id: "dlv_1" });
    for (const _ of ["once", "again"])
      expect(await aws!.send({ kind: "s3", bucket }, delivery)).toEqual({ ok: true });
    expect(await keys()).toEqual(["default/2026-01-02/dlv_1.json"]);
    const { body, type, Metadata } = await object("default/2026-01-02/dlv_1.json");
    expect(body.toString()).toBe(delivery.event.text);
    expect([type, Metadata]).toEqual(["application/cloudevents+json", { "idempotency-key": "dlv_1" }]);
  });

  test("gets a key of the event's, whatever characters it has", async () => {
    const { bucket, keys } = await aBucket("keys");
    const event = anEvent({ data: { id: "a b/../ü?&#%+ (1)" } });
    const key = "<rule>/<date>T<hour>/<$.data.id>//x.json";
    expect(await aws!.send({ kind: "s3", bucket, key }, aDelivery({ event }))).toEqual({ ok: true });
    expect(await keys()).toEqual(["paid-orders/2026-01-02T03/a b/../ü?&#%+ (1)//x.json"]);
  });

  test("gets nothing when the event has nothing at a place of the key", async () => {
    const { bucket, keys } = await aBucket("none-there");
    expect(await aws!.send({ kind: "s3", bucket, key: "<$.data.id>.json" }, aDelivery())).toMatchObject({
      ok: false,
      code: "delivery-unfit",
      detail: expect.stringContaining("nothing at a place of its key <$.data.id>.json"),
    });
    expect(await keys()).toEqual([]);
  });

  test("in binary mode gets the data as it is, bytes as well, and attributes as metadata", async () => {
    const { bucket, object } = await aBucket("binary");
    const text =
      '{"specversion":"1.0","id":"42","source":"/shop","type":"t","subject":"ü","datacontenttype":"image/png","data_base64":"AAEC"}';
    const target = { kind: "s3", bucket, mode: "binary", key: "<delivery>" };
    await aws!.send(target, aDelivery({ id: "dlv_1", event: anEvent({ text }), replay: "r-1" }));
    const { body, type, Metadata } = await object("dlv_1");
    expect([...body]).toEqual([0, 1, 2]);
    expect(type).toBe("image/png");
    expect(Metadata).toEqual({
      "ce-specversion": "1.0",
      "ce-id": "42",
      "ce-source": "/shop",
      "ce-type": "t",
      "ce-subject": "%C3%BC",
      "idempotency-key": "dlv_1",
      "signalbox-replay": "r-1",
    });
  });

  test("in binary mode gets an event with more attributes than metadata holds whole", async () => {
    const { bucket, object } = await aBucket("long");
    const event = anEvent({ extensions: { long: "x".repeat(2048) } });
    await aws!.send({ kind: "s3", bucket, mode: "binary", key: "it" }, aDelivery({ event }));
    const { body, Metadata } = await object("it");
    expect(body.toString()).toBe(event.text);
    expect(Object.keys(Metadata!)).toEqual(["idempotency-key"]);
  });

  test("that there is not refuses", async () => {
    expect(await aws!.send({ kind: "s3", bucket: "none" }, aDelivery())).toMatchObject({
      code: "target-refused",
      status: 404,
      detail: expect.stringContaining("S3 answered 404 NoSuchBucket"),
    });
  });
});
