import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Tickets } from "../../functions/core/people/tickets.ts";
import { aTicket, NOW } from "../support/build.ts";

export interface TicketsHarness {
  readonly tickets: Tickets;
  readonly close: () => Promise<void>;
}

export function ticketsSuite(name: string, create: () => Promise<TicketsHarness>): void {
  describe(`tickets on ${name}`, () => {
    let harness: TicketsHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    test("are kept to the letter", async () => {
      const { tickets } = harness;
      const ticket = aTicket();
      expect(await tickets.open(ticket)).toBe(true);
      expect(await tickets.get(ticket.id)).toEqual(ticket);
      expect(await tickets.get("none")).toBeUndefined();
      expect(await tickets.openOf("delete", ticket.resource)).toEqual(ticket);
      expect(await tickets.openOf("skip", ticket.resource)).toBeUndefined();
    });

    test("of many that are opened at once for one thing one is", async () => {
      const { tickets } = harness;
      const ids = [1, 2, 3, 4, 5].map((n) => `t-${n}`);
      const opened = await Promise.all(ids.map((id) => tickets.open(aTicket({ id }))));
      expect(opened.filter(Boolean)).toHaveLength(1);
      expect((await tickets.list({ limit: 10 })).items).toHaveLength(1);
      expect(await tickets.open(aTicket({ id: "other", resource: "rule/other" }))).toBe(true);
    });

    test("are changed by whoever has the last version", async () => {
      const { tickets } = harness;
      await tickets.open(aTicket());
      const approved = aTicket({ status: "approved" });
      const tries = await Promise.all([1, 2, 3].map(() => tickets.update(approved)));
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(await tickets.get("delete-1")).toEqual({ ...approved, version: 2 });
    });

    test("keep others out until they have ended, and not when they begin anew behind another", async () => {
      const { tickets } = harness;
      await tickets.open(aTicket({ id: "first" }));
      await tickets.update(aTicket({ id: "first", status: "failed" }));
      expect(await tickets.openOf("delete", "rule/off")).toBeUndefined();
      expect(await tickets.open(aTicket({ id: "second" }))).toBe(true);
      expect(await tickets.update(aTicket({ id: "first", status: "executing", version: 2 }))).toBe(false);
      expect(await tickets.update(aTicket({ id: "second", status: "rejected" }))).toBe(true);
      expect(await tickets.update(aTicket({ id: "first", status: "executing", version: 2 }))).toBe(true);
      expect(await tickets.openOf("delete", "rule/off")).toMatchObject({ id: "first", version: 3 });
      expect(await tickets.open(aTicket({ id: "third" }))).toBe(false);
    });

    test("are listed the newest first, page by page, by state, act and who asked", async () => {
      const { tickets } = harness;
      const grace = { id: "user:grace", name: "Grace", role: "admin" } as const;
      for (const [n, asker] of [grace, aTicket().asker, grace].entries())
        await tickets.open(aTicket({ id: `t-${n}`, resource: `rule/${n}`, askedAt: NOW + n, asker }));
      await tickets.update(aTicket({ id: "t-0", resource: "rule/0", asker: grace, status: "withdrawn" }));
      const ids = async (query: object) =>
        (await tickets.list({ limit: 10, ...query })).items.map(({ id }) => id);
      expect(await ids({})).toEqual(["t-2", "t-1", "t-0"]);
      expect(await ids({ asker: "user:grace" })).toEqual(["t-2", "t-0"]);
      expect(await ids({ status: "asked" })).toEqual(["t-2", "t-1"]);
      expect(await ids({ act: "skip" })).toEqual([]);
      const { next } = await tickets.list({ limit: 2 });
      expect(await ids({ cursor: next })).toEqual(["t-0"]);
    });
  });
}
