import { expect, test } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import { sendLog } from "../../functions/targets/log.ts";
import type { SendTools } from "../../functions/targets/send.ts";
import { aDelivery, anEvent, aTarget, NOW } from "../support/build.ts";

async function printed(delivery: Delivery): Promise<string> {
  const lines: string[] = [];
  const tools = { print: (line: string) => lines.push(line), now: () => NOW } as unknown as SendTools;
  const target = aTarget({ id: "log", kind: "log" }) as Parameters<typeof sendLog>[1];
  expect(await sendLog(delivery, target, tools)).toEqual({ ok: true });
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

test("a delivery is one line: time, rule, type, source, id, data", async () => {
  const event = anEvent({ data: { amount: 12345678901234567890n.toString(), note: "two words" } });
  expect(await printed(aDelivery({ event, rule: "large-orders" }))).toBe(
    '03:04:05.678  large-orders  shop.order.paid  /shop  42  {"amount":"12345678901234567890","note":"two words"}',
  );
});

test("data is shown as the publisher wrote it, numbers beyond double too", async () => {
  const text = '{"specversion":"1.0","id":"1","source":"/s","type":"t","data":{"n":12345678901234567890}}';
  expect(await printed(aDelivery({ event: anEvent({ text }) }))).toContain('{"n":12345678901234567890}');
});

test("what a transform made is shown in place of the data", async () => {
  const body = { contentType: "text/plain", text: "Order 42 is paid" };
  expect(await printed(aDelivery({ body }))).toMatch(/ {2}42 {2}Order 42 is paid$/);
});

test("bytes are shown as the Base64 they came in, and no data as nothing", async () => {
  const attributes = '"specversion":"1.0","id":"1","source":"/s","type":"t"';
  const bytes = anEvent({ text: `{${attributes},"data_base64":"aGVsbG8="}` });
  expect(await printed(aDelivery({ event: bytes }))).toMatch(/"aGVsbG8="$/);
  expect(await printed(aDelivery({ event: anEvent({ text: `{${attributes}}` }) }))).toMatch(/ {2}42$/);
});

test("long data is cut", async () => {
  const line = await printed(aDelivery({ event: anEvent({ data: "x".repeat(1_000_000) }) }));
  expect(line).toMatch(/"x{159}…$/);
});

test("nothing in an event steers the terminal or begins another line", async () => {
  const event = anEvent({ id: "1\u001b[2J", type: "a\r\nb", data: { text: "\u009b31m\u2028\u202e" } });
  const line = await printed(aDelivery({ event }));
  expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
  expect(line).toContain("  a b  /shop  1 [2J  ");
});
