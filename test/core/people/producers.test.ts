import { expect, test } from "vitest";
import { mergeSenders, type Senders, senderOf, sendersOf } from "../../../functions/core/people/producers.ts";

test.for<[string | undefined, string | undefined]>([
  ["curl/8.5.0", "curl/8.5.0"],
  ["aws-sdk-js/3.1169.0 ua/2.1 os/linux#6.1 lang/js", "aws-sdk-js/3.1169.0"],
  ["Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "Mozilla/5.0"],
  ["  node  ", "node"],
  ["x".repeat(500), "x".repeat(64)],
  ["", undefined],
  [undefined, undefined],
])("the client of %j is %j", ([userAgent, client]) => {
  expect(senderOf(userAgent, "10.0.0.1")).toEqual({ ...(client && { client }), address: "10.0.0.1" });
});

const one = (at: number, source: string, parts: object = {}): Senders =>
  sendersOf({ client: "curl/8", address: "10.0.0.1", ...parts }, { at, sources: [source] });

test("a request counts its events by source, client and address; what has no source counts for its client", () => {
  const sources = ["/shop", "/crm", "/shop", undefined];
  expect(sendersOf({ client: "curl/8", address: "10.0.0.1" }, { at: 5, sources })).toEqual({
    ...{ firstAt: 5, lastAt: 5, sources: { "/shop": 2, "/crm": 1 } },
    ...{ clients: { "curl/8": 4 }, addresses: { "10.0.0.1": 4 } },
  });
});

test("many together have the first and the last time, and the sums", () => {
  const merged = mergeSenders(one(7, "/shop"), mergeSenders(one(3, "/crm", { client: "node" }), undefined));
  expect(merged).toEqual({
    ...{ firstAt: 3, lastAt: 7, sources: { "/shop": 1, "/crm": 1 } },
    ...{ clients: { "curl/8": 1, node: 1 }, addresses: { "10.0.0.1": 2 } },
  });
});

test("however many names are made up, 20 are kept, the frequent ones by name, and the sum holds", () => {
  let senders: Senders | undefined;
  for (let i = 0; i < 500; i++) {
    senders = mergeSenders(senders, one(i, `/made-up/${i}`));
    senders = mergeSenders(senders, one(i, "/shop"));
  }
  const sources = senders!.sources;
  expect(Object.keys(sources)).toHaveLength(20);
  expect(sources["/shop"]).toBe(500);
  expect(Object.values(sources).reduce((sum, count) => sum + count, 0)).toBe(1_000);
  const many = Array.from({ length: 500 }, (_, i) => `/made-up/${i}`);
  expect(Object.keys(sendersOf({}, { at: 1, sources: many }).sources)).toHaveLength(20);
});
