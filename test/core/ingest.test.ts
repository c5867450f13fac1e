import { describe, expect, test, vi } from "vitest";
import { RouterError } from "../../functions/core/errors.ts";
import type { SchemaVerdict } from "../../functions/core/event.ts";
import {
  type Arrival,
  type IncomingEvent,
  ingest,
  type IngestPorts,
  type RefusedEvent,
} from "../../functions/core/ingest.ts";
import { NOW } from "../support/build.ts";
import { memoryEvents, memoryQuarantine } from "../support/ports.ts";

const anIncoming = (parts: Partial<IncomingEvent> = {}): IncomingEvent => ({
  text: '{"specversion":"1.0"}',
  id: "42",
  source: "/shop",
  type: "shop.order.paid",
  ...parts,
});

const anArrival = (parts: Partial<Arrival> = {}): Arrival => ({
  bus: "default",
  publisher: "loopback",
  receivedAt: NOW,
  permit: () => {},
  ...parts,
});

/** Takes events in, with ports that let all pass unless a test says otherwise. */
async function taking(
  incoming: readonly (IncomingEvent | RefusedEvent)[],
  ports: Partial<IngestPorts> = {},
  arrival: Partial<Arrival> = {},
) {
  const events = memoryEvents();
  const quarantine = memoryQuarantine();
  const receipts = await ingest(incoming, anArrival(arrival), {
    events,
    quarantine,
    check: () => ({ status: "unbound" }),
    keyOf: (...parts) => parts.join("|"),
    ...ports,
  });
  return { receipts, accepted: events.accepted, quarantined: [...quarantine.kept.values()] };
}

const verdict = (parts: Partial<SchemaVerdict>): SchemaVerdict => ({ status: "valid", ...parts });

describe("an event that comes in", () => {
  test("is accepted with what the router knows of it beside its text", async () => {
    const event = anIncoming({ subject: "order/42", time: "2026-01-02T03:04:05Z" });
    const { receipts, accepted } = await taking([event]);
    expect(receipts).toEqual([{ id: "42", source: "/shop", status: "accepted" }]);
    expect(accepted).toEqual([
      {
        ...event,
        bus: "default",
        receivedAt: NOW,
        publisher: "loopback",
        schema: { status: "unbound" },
        key: "default|/shop|42",
        position: 1,
      },
    ]);
  });

  test("leaves behind what was for the gate alone", async () => {
    const { accepted } = await taking([
      anIncoming({ data: { amount: 250 }, dataschema: "https://a.example" }),
    ]);
    expect(accepted[0]).not.toHaveProperty("data");
    expect(accepted[0]).not.toHaveProperty("dataschema");
  });

  test("that came before is a duplicate, in the same call too", async () => {
    const { receipts, accepted } = await taking([anIncoming(), anIncoming(), anIncoming({ id: "43" })]);
    expect(receipts.map(({ status }) => status)).toEqual(["accepted", "duplicate", "accepted"]);
    expect(accepted.map(({ id }) => id)).toEqual(["42", "43"]);
  });

  test("that its source could not decode is refused with that error, and is not looked at", async () => {
    const check = vi.fn<IngestPorts["check"]>();
    const error = new RouterError("event-invalid", "Cannot accept the event: id must be a text");
    const { receipts } = await taking([{ source: "/shop", error }], { check });
    expect(receipts).toEqual([{ source: "/shop", status: "refused", error }]);
    expect(check).not.toHaveBeenCalled();
  });
});

describe("who publishes", () => {
  const error = new RouterError("publish-forbidden", "Cannot publish for source /shop: it is another's");
  const permit = (_: string, source: string) => {
    if (source === "/shop") throw error;
  };

  test("is asked for each event, and what is forbidden does no harm to what is not", async () => {
    const { receipts } = await taking([anIncoming(), anIncoming({ source: "/mine" })], {}, { permit });
    expect(receipts).toMatchObject([
      { status: "refused", error },
      { status: "accepted", source: "/mine" },
    ]);
  });

  test("is asked before the schema: nobody learns of schemas that he may not publish for", async () => {
    const check = vi.fn<IngestPorts["check"]>();
    await taking([anIncoming()], { check }, { permit });
    expect(check).not.toHaveBeenCalled();
  });

  test("is told nothing of a failure of ours but that there was one", async () => {
    const broken = () => {
      throw new TypeError("undefined is not a function");
    };
    await expect(taking([anIncoming()], { check: broken })).rejects.toThrowError(TypeError);
  });
});

describe("the schema gate", () => {
  const problems = [
    { pointer: "/amount", keyword: "minimum", expected: ">= 0", actual: "-1" },
    { pointer: "/country", keyword: "required", expected: "there" },
  ];

  test.for(["unbound", "off", "valid", "warned"] as const)(
    "lets %s events pass, with its verdict",
    async (status) => {
      const schema = verdict({ status, schema: "shop.order.paid.v1" });
      const { receipts, accepted } = await taking([anIncoming()], { check: () => schema });
      expect(receipts).toMatchObject([{ status: "accepted" }]);
      expect(accepted).toMatchObject([{ schema }]);
    },
  );

  test("refuses with the first place that is wrong, and how many more there are", async () => {
    const schema = verdict({ status: "refused", schema: "shop.order.paid.v1", problems });
    const { receipts, accepted } = await taking([anIncoming()], { check: () => schema });
    expect(accepted).toEqual([]);
    expect(receipts).toMatchObject([
      {
        status: "refused",
        error: {
          code: "schema-refused",
          message:
            'Cannot accept event "42" of type "shop.order.paid": /amount must be >= 0, and 1 more (schema shop.order.paid.v1)',
          problems,
        },
      },
    ]);
  });

  test.for([
    [[{ pointer: "", keyword: "type", expected: "an object" }], "the data must be an object (schema s)"],
    [[], "its data does not fit the schema (schema s)"],
  ] as const)("refuses as a whole what has no place: %j", async ([found, words]) => {
    const check = () => verdict({ status: "refused", schema: "s", problems: found });
    const { receipts } = await taking([anIncoming()], { check });
    expect(receipts).toMatchObject([{ error: { message: expect.stringContaining(words) } }]);
  });

  test("sends to quarantine, with its verdict, what may pass after a mend", async () => {
    const schema = verdict({ status: "quarantined", problems });
    const { receipts, accepted, quarantined } = await taking([anIncoming()], { check: () => schema });
    expect(receipts).toEqual([{ id: "42", source: "/shop", status: "quarantined" }]);
    expect(accepted).toEqual([]);
    expect(quarantined).toMatchObject([{ event: { id: "42", schema } }]);
  });
});

test("the receipts of a mixed batch stand in the order of its events", async () => {
  const statuses = { good: "valid", odd: "quarantined", bad: "refused" } as const;
  const { receipts } = await taking(
    [
      anIncoming({ id: "odd" }),
      anIncoming({ id: "good" }),
      { error: new RouterError("event-invalid", "Cannot accept the event: it is a number") },
      anIncoming({ id: "bad" }),
      anIncoming({ id: "good" }),
    ],
    { check: ({ id }) => verdict({ status: statuses[id as keyof typeof statuses] }) },
  );
  expect(receipts.map(({ id, status }) => [id, status])).toEqual([
    ["odd", "quarantined"],
    ["good", "accepted"],
    [undefined, "refused"],
    ["bad", "refused"],
    ["good", "duplicate"],
  ]);
});

test("nothing is asked of queue or quarantine when there is nothing for them", async () => {
  const unasked = () => {
    throw new Error("There is nothing to keep.");
  };
  const ports = { events: { accept: unasked }, quarantine: { keep: unasked } };
  expect(await taking([], ports)).toMatchObject({ receipts: [] });
});

test.for(["events", "quarantine"] as const)(
  "no receipt is given when %s could not be written",
  async (port) => {
    const full = async () => {
      throw new RouterError("storage-full", "Cannot write: the disk is full");
    };
    const ports = port === "events" ? { events: { accept: full } } : { quarantine: { keep: full } };
    const check = ({ id }: IncomingEvent) => verdict({ status: id === "odd" ? "quarantined" : "valid" });
    await expect(
      taking([anIncoming({ id: "odd" }), anIncoming({ id: "good" })], { check, ...ports }),
    ).rejects.toMatchObject({ code: "storage-full" });
  },
);

describe("an event may have a mebibyte", () => {
  const MEBIBYTE = 1024 * 1024;
  test.for([
    ["just as much", "a".repeat(MEBIBYTE), "accepted"],
    ["a byte more", "a".repeat(MEBIBYTE + 1), "refused"],
    ["as much in letters of three bytes", "€".repeat(MEBIBYTE / 3), "accepted"],
    ["more in fewer letters of three bytes", "€".repeat(MEBIBYTE / 3 + 1), "refused"],
  ] as const)("%s: %#", async ([, text, status]) => {
    const { receipts } = await taking([anIncoming({ text })]);
    expect(receipts).toMatchObject([{ status }]);
  });

  test("and is told how many it has", async () => {
    const { receipts } = await taking([anIncoming({ text: "a".repeat(MEBIBYTE + 1) })]);
    expect(receipts).toMatchObject([
      {
        error: {
          code: "event-too-large",
          message: `Cannot accept event "42": it has ${MEBIBYTE + 1} bytes, and ${MEBIBYTE} is the most`,
        },
      },
    ]);
  });
});
