import { describe, expect, test } from "vitest";
import {
  ownershipOf,
  type Thing,
  thingsOfDelivery,
  thingsOfEvent,
  thingsOfResource,
} from "../../../functions/core/people/ownership.ts";
import type { Caller } from "../../../functions/core/people/people.ts";
import { reachOf } from "../../../functions/core/definitions/reach.ts";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const RULE = { pattern: {}, targets: [{ target: "log" }] };

function owned(...files: readonly object[]) {
  const access = files.map((file, n) =>
    aDefinition({ kind: "access", id: `own-${n}`, value: { kind: "ownership", ...file } }),
  );
  return memoryRegistry([
    aDefinition({ kind: "rule", id: "orders", value: { ...RULE, bus: "shop" } }),
    aDefinition({ kind: "rule", id: "default-rule", value: RULE }),
    aDefinition({ kind: "source", id: "github", value: { kind: "webhook", bus: "code" } }),
    aDefinition({
      kind: "user",
      id: "ada",
      value: { name: "Ada", role: "viewer", email: "ada@shop.example", teams: ["shop"] },
    }),
    aDefinition({
      kind: "user",
      id: "bob",
      value: { name: "Bob", role: "viewer", email: "bob@shop.example", teams: ["shop"], enabled: false },
    }),
    ...access,
  ]);
}

const SHOP = {
  owners: ["team:shop"],
  contacts: ["on-call@shop.example"],
  buses: ["shop", "shop-*"],
  sources: ["https://shop.example/*"],
  targets: ["warehouse"],
};

describe("what is private", () => {
  const alone = { owners: ["team:bank"], targets: ["vault"], private: true };
  const target = (id: string): readonly Thing[] => [{ kind: "target", id }];

  test("is so where each file that owns it says so", () => {
    const ownership = ownershipOf(owned(alone, { owners: ["team:shop"], targets: ["warehouse"] }));
    expect(ownership.isPrivate(target("vault"))).toBe(true);
    expect(ownership.isPrivate(target("warehouse"))).toBe(false);
    expect(ownership.isPrivate(target("other"))).toBe(false);
    expect(ownershipOf(owned(alone, { ...alone, private: false })).isPrivate(target("vault"))).toBe(false);
  });

  test("hides what it is together with", () => {
    const ownership = ownershipOf(owned(alone, SHOP));
    expect(ownership.isPrivate([...target("vault"), ...target("warehouse")])).toBe(true);
  });
});

describe("what is whose", () => {
  test.each<[string, Thing, readonly string[]]>([
    ["a bus by its name", { kind: "bus", id: "shop" }, ["team:shop"]],
    ["a bus by how its name begins", { kind: "bus", id: "shop-eu" }, ["team:shop"]],
    ["not a bus that begins with the whole name of another", { kind: "bus", id: "shopping" }, []],
    ["an event's source", { kind: "source", id: "https://shop.example/carts" }, ["team:shop"]],
    ["a target", { kind: "target", id: "warehouse" }, ["team:shop"]],
    ["not a target that nobody names", { kind: "target", id: "shop" }, []],
    ["a rule on a bus of theirs", { kind: "rule", id: "orders" }, ["team:shop"]],
    [
      "a rule that is gone, by the bus where it was",
      { kind: "rule", id: "gone", bus: "shop" },
      ["team:shop"],
    ],
    ["not a rule on another bus", { kind: "rule", id: "default-rule" }, []],
    ["a webhook on a bus of theirs", { kind: "source", id: "github" }, ["team:code"]],
  ])("%s", (_, thing, owners) => {
    const registry = owned(SHOP, { owners: ["team:code"], buses: ["code"] });
    expect(ownershipOf(registry).ownersOf([thing])).toEqual(owners);
  });

  test("a rule with owners of its own is not its bus's", () => {
    const registry = owned(SHOP, { owners: ["user:eve"], rules: ["orders"] });
    expect(ownershipOf(registry).ownersOf([{ kind: "rule", id: "orders" }])).toEqual(["user:eve"]);
  });

  test("of several files each adds owners", () => {
    const registry = owned(SHOP, { owners: ["user:eve", "team:shop"], targets: ["ware*"] });
    expect(ownershipOf(registry).ownersOf([{ kind: "target", id: "warehouse" }])).toEqual([
      "team:shop",
      "user:eve",
    ]);
  });

  test("a file that is switched off says nothing", () => {
    const ownership = ownershipOf(owned({ ...SHOP, enabled: false }));
    expect([ownership.isEmpty, ownership.ownersOf([{ kind: "bus", id: "shop" }])]).toEqual([true, []]);
  });

  test("follows the definitions", async () => {
    const registry = owned();
    const owners = () => ownershipOf(registry).ownersOf([{ kind: "bus", id: "shop" }]);
    expect(owners()).toEqual([]);
    const value = { kind: "ownership", ...SHOP };
    await registry.put({ kind: "access", id: "new", value, at: 0, by: "admin" });
    expect(owners()).toEqual(["team:shop"]);
  });

  test("owners hear of it by the file's addresses and their own, unless they are switched off", () => {
    const ownership = ownershipOf(owned(SHOP));
    const contacts = ownership.contactsOf([{ kind: "target", id: "warehouse" }]);
    expect(contacts).toEqual(["on-call@shop.example", "ada@shop.example"]);
    expect(ownership.contactsOf([{ kind: "target", id: "other" }])).toEqual([]);
  });

  test("an event is its bus's, its source's and its door's; a delivery its rule's and its target's", () => {
    const event = anEvent({ bus: "b", source: "/s", publisher: "source:github" });
    expect(thingsOfEvent(event).map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      "bus/b",
      "source//s",
      "source/github",
    ]);
    expect(thingsOfEvent({ ...event, publisher: "key" })).toHaveLength(2);
    expect(thingsOfDelivery({ rule: "r", target: "t", bus: "b" })).toEqual([
      { kind: "rule", id: "r", bus: "b" },
      { kind: "target", id: "t" },
    ]);
  });

  test.each([
    ["target/warehouse", [{ kind: "target", id: "warehouse" }]],
    ["source/https://shop.example/", [{ kind: "source", id: "https://shop.example/" }]],
    ["tap/orders", [{ kind: "source", id: "orders" }]],
    ["type/shop.order.paid", []],
    ["function/ingest", []],
  ])("what an alert about %s is about", (resource, things) => {
    expect(thingsOfResource(resource)).toEqual(things);
  });
});

describe("how far a hand reaches", () => {
  const things = { theirs: "warehouse", others: "finance", nobodys: "log" };
  const ownership = ownershipOf(owned(SHOP, { owners: ["user:eve"], targets: ["finance"] }));
  const rights = ["read", "read-payloads", "operate"] as const;
  const caller = (role: Caller["role"], more: Partial<Caller> = {}): Caller => ({
    ...{ id: "user:ada", name: "Ada", role, user: "ada", teams: ["shop"] },
    ...more,
  });
  const reaching = (who: Caller) =>
    Object.entries(things).map(([whose, id]) => {
      const may = rights.filter((right) => reachOf(who, ownership).may(right, [{ kind: "target", id }]));
      return `${whose}: ${may.join(" ")}`;
    });

  test.each<[Caller["role"], readonly string[]]>([
    ["viewer", ["theirs: read read-payloads", "others: read", "nobodys: read"]],
    ["publisher", ["theirs: read read-payloads", "others: ", "nobodys: "]],
    [
      "operator",
      ["theirs: read read-payloads operate", "others: read", "nobodys: read read-payloads operate"],
    ],
    ["admin", ["theirs", "others", "nobodys"].map((whose) => `${whose}: read read-payloads operate`)],
  ])("of a %s", (role, expected) => {
    expect(reaching(caller(role))).toEqual(expected);
  });

  test("of things that belong together one that is theirs is enough, and one that is others' is too much", () => {
    const { may } = reachOf(caller("operator"), ownership);
    const [theirs, others, nobodys] = Object.values(things).map((id): Thing => ({ kind: "target", id }));
    expect(may("operate", [theirs!, others!])).toBe(true);
    expect(may("operate", [others!, nobodys!])).toBe(false);
  });

  test("a token that is nobody's owns nothing", () => {
    const reach = reachOf({ id: "ci", name: "ci", role: "operator" }, ownership);
    expect([reach.owns([{ kind: "target", id: "warehouse" }]), reach.byOwning("read")]).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ["me", "theirs"],
    ["team:shop", "theirs"],
    ["user:eve", "others"],
    ["nobody", "nobodys"],
  ])("what is %s's is %s", (owner, whose) => {
    const { fits } = reachOf(caller("viewer"), ownership);
    const fitting = Object.entries(things).filter(([, id]) => fits(owner, [{ kind: "target", id }]));
    expect(fitting.map(([name]) => name)).toEqual([whose]);
  });
});
