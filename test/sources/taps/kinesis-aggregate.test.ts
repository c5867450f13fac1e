import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { userRecordsOf } from "../../../functions/sources/taps/kinesis-aggregate.ts";
import { aggregated } from "../../support/kinesis-aggregated.ts";

const texts = (data: Uint8Array) =>
  userRecordsOf({ data, key: "whole" }).map((one) => [one.key, Buffer.from(one.data).toString()]);

describe("a record of Kinesis", () => {
  test("that a producer has put together is what it put in, with their keys", () => {
    const parts = [
      ["c-1", '{"n":1}'],
      ["c-2", ""],
      ["c-1", "x".repeat(300)],
    ] as const;
    expect(texts(aggregated(parts))).toEqual(parts);
  });

  test.each([
    ["is short", Buffer.from([0xf3, 0x89, 0x9a, 0xc2])],
    ["begins otherwise", Buffer.from("hello")],
    ["begins so by chance", Buffer.concat([aggregated([["k", "v"]]), Buffer.from("x")])],
    ["has nothing in it", aggregated([])],
  ])("that %s is itself", (_, data) => {
    expect(texts(data)).toEqual([["whole", data.toString()]]);
  });

  test("whose digest is right is what it says", () => {
    const data = aggregated([["k", "v"]]);
    expect(hash("md5", data.subarray(4, -16), "hex")).toBe(data.subarray(-16).toString("hex"));
  });
});
