import { describe, expect, test } from "vitest";
import { type EventSchema, parseEventSchema } from "../../../functions/core/schema/event-schema.ts";
import { createGate } from "../../../functions/core/schema/gate.ts";

/** A schema that takes objects with an amount of at least 0. */
function aSchema(id: string, settings: object = {}, more: object = {}): EventSchema {
  const amount = { type: "number", minimum: 0 };
  return parseEventSchema(id, { type: "object", properties: { amount }, ...more, "x-signalbox": settings });
}

const event = { source: "/shop/berlin", type: "shop.order.paid" };

describe("an event that does not fit", () => {
  const problems = [
    { pointer: "/amount", keyword: "minimum", expected: "a number of at least 0", actual: "-1" },
  ];
  test.each([
    ["off", { status: "off" }],
    ["warn", { status: "warned", problems }],
    ["quarantine", { status: "quarantined", problems }],
    ["reject", { status: "refused", problems }],
  ])("is, in mode %s, %o", (mode, verdict) => {
    const gate = createGate([aSchema("shop.order.paid.v1", { mode })]);
    expect(gate.check(event, { amount: -1 })).toEqual({ schema: "shop.order.paid.v1", ...verdict });
  });

  test("may have no data at all", () => {
    const gate = createGate([aSchema("shop.order.paid.v1")]);
    expect(gate.check(event, undefined)).toMatchObject({
      status: "quarantined",
      problems: [{ keyword: "type", actual: "nothing" }],
    });
  });
});

test("an event that fits is valid by the schema that was asked", () => {
  const gate = createGate([aSchema("shop.order.paid.v1")]);
  expect(gate.check(event, { amount: 1 })).toEqual({ status: "valid", schema: "shop.order.paid.v1" });
});

test("an event of a type without a schema is unbound", () => {
  expect(createGate([aSchema("shop.order.placed.v1")]).check(event, {})).toEqual({ status: "unbound" });
  expect(createGate([]).check({ source: "/", type: "constructor" }, {})).toEqual({ status: "unbound" });
});

describe("of several schemas of a type, asked is", () => {
  function asked(schemas: readonly EventSchema[], attributes: { source?: string; dataschema?: string } = {}) {
    return createGate(schemas).check({ ...event, ...attributes }, {}).schema;
  }

  test("the newest version", () => {
    expect(
      asked([aSchema("shop.order.paid.v2"), aSchema("shop.order.paid.v10"), aSchema("shop.order.paid.v9")]),
    ).toBe("shop.order.paid.v10");
  });

  test("the version that `dataschema` names, if it names one", () => {
    const versions = [
      aSchema("shop.order.paid.v1", { dataschema: "urn:order:1" }),
      aSchema("shop.order.paid.v2", {}, { $id: "urn:order:2" }),
    ];
    expect(asked(versions, { dataschema: "urn:order:1" })).toBe("shop.order.paid.v1");
    expect(asked(versions, { dataschema: "urn:order:2" })).toBe("shop.order.paid.v2");
    expect(asked(versions, { dataschema: "urn:order:3" })).toBe("shop.order.paid.v2");
  });

  const bound = [
    aSchema("shop.order.paid.v1", { source: "/shop/berlin" }),
    aSchema("shop.order.paid.v2", { source: "/shop/*" }),
    aSchema("shop.order.paid.v3", { source: "/shop/b*" }),
    aSchema("shop.order.paid.v4"),
    aSchema("shop.order.paid.v5", { source: "/other" }),
  ];
  test.each([
    ["/shop/berlin", "shop.order.paid.v1"],
    ["/shop/bonn", "shop.order.paid.v3"],
    ["/shop/rome", "shop.order.paid.v2"],
    ["/store", "shop.order.paid.v4"],
    ["/other", "shop.order.paid.v5"],
  ])("for the source %s the one that is bound most closely: %s", (source, schema) => {
    expect(asked(bound, { source })).toBe(schema);
  });

  test("none that is bound to another source", () => {
    expect(asked([aSchema("shop.order.paid.v1", { source: "/other" })])).toBeUndefined();
  });
});

test("a gate does not change the list that it was made from", () => {
  const schemas = [aSchema("a.v1"), aSchema("a.v2")];
  createGate(schemas);
  expect(schemas.map(({ version }) => version)).toEqual([1, 2]);
});

test("limits that a schema was registered with hold at the gate as well", () => {
  const properties = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, index) => [`p${index}`, { maxLength: 1 }]),
  );
  const schema = parseEventSchema("shop.order.paid.v1", { properties }, { nodes: 5_000, bytes: 1e6 });
  expect(createGate([schema]).check(event, { p2999: "ab" })).toMatchObject({
    status: "quarantined",
    problems: [{ pointer: "/p2999" }],
  });
});

test("a schema that cannot be compiled after all lets nothing pass, and says why", () => {
  const schema: EventSchema = { ...aSchema("shop.order.paid.v1"), schema: { type: "strin" } };
  expect(createGate([schema]).check(event, {})).toMatchObject({
    status: "quarantined",
    problems: [
      { keyword: "schema", expected: expect.stringContaining("Cannot use the schema") as string },
      { pointer: "/type" },
    ],
  });
});

test("`formats: false` leaves formats unchecked", () => {
  const schema = (settings: object) =>
    parseEventSchema("shop.order.paid.v1", { format: "email", "x-signalbox": settings });
  expect(createGate([schema({})]).check(event, "x").status).toBe("quarantined");
  expect(createGate([schema({ formats: false })]).check(event, "x").status).toBe("valid");
});
