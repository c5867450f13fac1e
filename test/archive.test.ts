import type { SQSRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { archiveFunction, type ArchivePorts, REPLAYS } from "../functions/archive.ts";
import type { AcceptedEvent } from "../functions/core/event.ts";
import { anEvent, NOW } from "./support/build.ts";
import { aContext } from "./support/http-event.ts";
import { aClock } from "./support/ports.ts";

const DAY_MS = 86_400_000;

/** The function with two archives: all for 30 days, orders for a year. */
function anArchiving(ports: Partial<ArchivePorts> = {}) {
  const written: { readonly ids: readonly string[]; readonly order: object }[] = [];
  const handler = archiveFunction({
    writeSegment: async (events, order) => void written.push({ ids: events.map(({ id }) => id), order }),
    archives: () => [
      { id: "default", retentionDays: 30 },
      { id: "orders", retentionDays: 365, keeps: ({ type }) => type.startsWith("shop.order.") },
    ],
    eventOf: ({ body }) => JSON.parse(body),
    clock: aClock(),
    ...ports,
  });
  const archive = (...events: readonly AcceptedEvent[]) =>
    handler(
      {
        Records: events.map(
          (event, i) => ({ messageId: String(i), body: JSON.stringify(event) }) as SQSRecord,
        ),
      },
      aContext,
    );
  return { archive, written };
}

test("writes a segment for each bus and archive, named by the batch, with the day it expires", async () => {
  const { archive, written } = anArchiving();
  const answer = await archive(
    anEvent({ id: "a", position: 7 }),
    anEvent({ id: "b", position: 8, type: "shop.login" }),
    anEvent({ id: "c", position: 9, bus: "other" }),
    anEvent({ id: "d", position: 10 }),
  );
  expect(answer).toEqual({ batchItemFailures: [] });
  const orders = { archive: "orders", expiresAt: NOW + 365 * DAY_MS, batch: 7 };
  expect(written).toEqual([
    { ids: ["a", "d"], order: orders },
    { ids: ["b"], order: { archive: "default", expiresAt: NOW + 30 * DAY_MS, batch: 7 } },
    { ids: ["c"], order: orders },
  ]);
});

test("keeps replayed events apart, as long as a delivery may wait", async () => {
  const { archive, written } = anArchiving();
  await archive(anEvent({ position: 1, replay: { id: "r-1" } }));
  expect(written).toMatchObject([
    { order: { archive: REPLAYS.id, expiresAt: NOW + REPLAYS.retentionDays * DAY_MS } },
  ]);
});

test("fails the batch when a segment cannot be written", async () => {
  const writeSegment = async () => {
    throw new Error("ENOSPC");
  };
  await expect(anArchiving({ writeSegment }).archive(anEvent({ position: 1 }))).rejects.toThrowError(
    "ENOSPC",
  );
});

test("writes nothing for no events", async () => {
  const { archive, written } = anArchiving();
  await archive();
  expect(written).toEqual([]);
});
