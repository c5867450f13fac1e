import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { parseMailbox, parseMailboxes, recipientText } from "../../../functions/core/email/address.ts";

test.each([
  ["a@shop.example", { address: "a@shop.example" }],
  [" a+b.c@Shop.Example ", { address: "a+b.c@shop.example" }],
  ["The shop <a@shop.example>", { name: "The shop", address: "a@shop.example" }],
  ['"Doe, J" <a@shop.example>', { name: "Doe, J", address: "a@shop.example" }],
  ["<a@shop.example>", { address: "a@shop.example" }],
  ["a@bücher.example", { address: "a@xn--bcher-kva.example" }],
])("%j is a mailbox", (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox);
});

test.each([
  "",
  "a",
  "a@",
  "@shop.example",
  "a@localhost",
  "a@127.0.0.1",
  "a@[::1]",
  "a b@shop.example",
  "a@shop.example b@shop.example",
  "a@shop.example, b@shop.example",
  "a..b@shop.example",
  ".a@shop.example",
  '"a b"@shop.example',
  "a@-shop.example",
  "a@shop..example",
  "a@shop.example/x",
  "a@shop.example:25",
  "a@user:pw@shop.example",
  "a@shop.example\r\nBcc: b@shop.example",
  "A\nB <a@shop.example>",
  "ä@shop.example",
  `${"a".repeat(65)}@shop.example`,
  "<a@shop.example> b",
  "x <a@shop.example> <b@shop.example>",
])("%j is none", (text) => {
  expect(parseMailbox(text)).toBeUndefined();
});

test("a list has commas between, each address once, and what is none of them is told", () => {
  expect(parseMailboxes('a@s.example, "B, C" <b@s.example>,, a@S.EXAMPLE , x')).toEqual({
    mailboxes: [{ address: "a@s.example" }, { name: "B, C", address: "b@s.example" }],
    wrong: ["x"],
  });
});

test("whatever an event says in a place for one recipient, no more than one comes of it", () => {
  assert(
    property(string(), string(), (name, address) => {
      const text = `${recipientText(name)} <${recipientText(address)}>`;
      const { mailboxes, wrong } = parseMailboxes(text);
      expect(mailboxes.length + wrong.length).toBeLessThanOrEqual(1);
    }),
  );
});
