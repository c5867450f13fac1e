import { expect, test } from "vitest";
import type { AcceptedEvent, SchemaVerdict } from "../../functions/core/event.ts";
import type { IncomingEvent } from "../../functions/core/ingest.ts";
import { createResubmit } from "../../functions/sources/resubmit.ts";
import { eventKey } from "../../functions/sources/event-key.ts";
import { anEvent, NOW } from "../support/build.ts";
import { aClock, memoryEvents } from "../support/ports.ts";

const suspect = (parts: Parameters<typeof anEvent>[0] = {}) =>
  anEvent({ receivedAt: NOW - 1_000, publisher: "shop-1", schema: { status: "quarantined" }, ...parts });

/** Submits events anew to a gate that says this of each. */
async function resubmitting(
  events: readonly AcceptedEvent[],
  check: (event: IncomingEvent) => SchemaVerdict["status"] = () => "valid",
) {
  const accepted = memoryEvents();
  const keep = async () => {
    throw new Error("It is there already.");
  };
  const seen: IncomingEvent[] = [];
  const resubmit = createResubmit(
    {
      events: accepted,
      quarantine: { keep },
      check(event) {
        seen.push(event);
        return { status: check(event) };
      },
      keyOf: eventKey,
    },
    aClock(),
  );
  return { receipts: await resubmit(events), accepted: accepted.accepted, seen };
}

test("what fits now is accepted: the same event by the same publisher, received now", async () => {
  const event = suspect({ bus: "audit", subject: "s", time: "2026-01-02T03:04:05Z" });
  const { receipts, accepted } = await resubmitting([event]);
  expect(receipts).toEqual([{ id: "42", source: "/shop", status: "accepted" }]);
  expect(accepted).toEqual([
    {
      ...event,
      receivedAt: NOW,
      schema: { status: "valid" },
      key: eventKey("audit", "/shop", "42"),
      position: 1,
    },
  ]);
});

test("what fits still not stays where it is, and each has its receipt in order", async () => {
  const statuses = { good: "valid", odd: "quarantined", bad: "refused" } as const;
  const { receipts, accepted } = await resubmitting(
    ["odd", "good", "bad"].map((id) => suspect({ id })),
    ({ id }) => statuses[id as keyof typeof statuses],
  );
  expect(receipts.map(({ status }) => status)).toEqual(["quarantined", "accepted", "refused"]);
  expect(accepted.map(({ id }) => id)).toEqual(["good"]);
});

test("the gate sees what it saw when the event came: data in Base64 and the schema it asks for as well", async () => {
  const text = JSON.stringify({
    ...{ specversion: "1.0", id: "42", source: "/shop", type: "shop.order.paid" },
    ...{ datacontenttype: "application/json", dataschema: "https://shop.example/v2" },
    data_base64: Buffer.from('{"amount":250}').toString("base64"),
  });
  const { seen } = await resubmitting([suspect({ text })]);
  expect(seen).toMatchObject([{ data: { amount: 250 }, dataschema: "https://shop.example/v2" }]);
});

test("what cannot be read any more is refused and harms no other", async () => {
  const { receipts } = await resubmitting([suspect({ id: "broken", text: "{}" }), suspect()]);
  expect(receipts).toMatchObject([
    { id: "broken", status: "refused", error: { code: "event-invalid" } },
    { id: "42", status: "accepted" },
  ]);
});
