import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Audit, Page, Quarantine, Replays, Tokens } from "../../functions/core/ports.ts";
import { follows } from "../../functions/control/people/audit-chain.ts";
import { anEvent, aReplay, aToken, NOW } from "../support/build.ts";

/** The ports that are a list of records each. */
export interface RecordsHarness {
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  readonly audit: Audit;
  readonly replays: Replays;
  readonly close: () => Promise<void>;
}

export function recordsSuite(name: string, create: () => Promise<RecordsHarness>): void {
  describe(`records on ${name}`, () => {
    let harness: RecordsHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    /** All items, read page by page. */
    const all = async <Item>(list: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> => {
      const items: Item[] = [];
      for (let page = await list(); ; page = await list(page.next)) {
        items.push(...page.items);
        if (page.next === undefined) return items;
      }
    };
    const paging = (cursor?: string) => ({ limit: 2, ...(cursor !== undefined && { cursor }) });

    test("quarantine keeps events to the letter, the newest first, by type and source", async () => {
      const suspect = { schema: { status: "quarantined", schema: "a.v1" } } as const;
      const events = ["a", "b", "c"].map((id) =>
        anEvent({ id, ...suspect, text: `{"id": "${id}", "n": 9007199254740993}` }),
      );
      await harness.quarantine.keep([...events, anEvent({ id: "d", type: "other" })]);
      const kept = await all((cursor) =>
        harness.quarantine.list({ ...paging(cursor), type: "shop.order.paid" }),
      );
      expect(kept.map(({ event }) => event)).toEqual(events.toReversed());
      expect((await harness.quarantine.list({ ...paging(), source: "/none" })).items).toEqual([]);
    });

    test("quarantine finds all entries of an event", async () => {
      const twice = [anEvent({ id: "a" }), anEvent({ id: "a", source: "/other" })];
      await harness.quarantine.keep([twice[0]!, anEvent({ id: "b" }), twice[1]!]);
      const ofEvent = (query: object) => harness.quarantine.list({ ...paging(), eventId: "a", ...query });
      expect((await ofEvent({})).items.map(({ event }) => event)).toEqual(twice.toReversed());
      expect((await ofEvent({ source: "/other" })).items).toHaveLength(1);
      expect((await ofEvent({ eventId: "A" })).items).toEqual([]);
      expect(
        await all((cursor) => harness.quarantine.list({ ...paging(cursor), limit: 1, eventId: "a" })),
      ).toHaveLength(2);
    });

    test("quarantine keeps an event once within the window, and anew when it was let go", async () => {
      const event = anEvent({ id: "a", key: "k-a", receivedAt: 1_000_000 });
      const later = (ms: number) => ({ ...event, receivedAt: 1_000_000 + ms });
      const other = anEvent({ id: "a", key: "k-other", bus: "other", receivedAt: 1_000_000 });
      expect(await harness.quarantine.keep([event, other, later(1)])).toEqual([
        "quarantined",
        "quarantined",
        "duplicate",
      ]);
      expect(await harness.quarantine.keep([later(299_999)])).toEqual(["duplicate"]);
      expect(await harness.quarantine.keep([later(300_001)])).toEqual(["quarantined"]);
      const { items } = await harness.quarantine.list({ limit: 10 });
      await harness.quarantine.remove(items.map(({ id }) => id));
      expect(await harness.quarantine.keep([later(300_002)])).toEqual(["quarantined"]);
    });

    test("quarantine gives by its own id and lets go", async () => {
      await harness.quarantine.keep([anEvent({ id: "a" }), anEvent({ id: "b" })]);
      const { items } = await harness.quarantine.list(paging());
      const ids = items.map(({ id }) => id);
      expect(await harness.quarantine.get([ids[1]!, "999"])).toEqual([items[1]]);
      await harness.quarantine.remove([ids[0]!]);
      expect((await harness.quarantine.list(paging())).items).toEqual([items[1]]);
    });

    test("tokens are found by hash, listed by age, and gone when removed", async () => {
      const token = aToken({ buses: ["shop"], sources: ["/a"] });
      await harness.tokens.add(aToken({ id: "t-2", createdAt: NOW + 1 }), "hash-2");
      await harness.tokens.add(token, "hash-1");
      expect(await harness.tokens.find("hash-1")).toEqual(token);
      expect(await harness.tokens.find("hash-3")).toBeUndefined();
      expect((await harness.tokens.list()).map(({ id }) => id)).toEqual(["t-1", "t-2"]);
      expect(await harness.tokens.remove("t-1")).toBe(true);
      expect(await harness.tokens.remove("t-1")).toBe(false);
      expect(await harness.tokens.find("hash-1")).toBeUndefined();
    });

    test("an access key is found by its id with its secret, and is no token", async () => {
      const key = {
        ...aToken({ id: "k-1", role: "publisher" }),
        kind: "access-key",
        accessKeyId: "SBX1",
      } as const;
      await harness.tokens.addAccessKey(key, "the secret");
      expect(await harness.tokens.findAccessKey("SBX1")).toEqual({ token: key, secret: "the secret" });
      expect(await harness.tokens.findAccessKey("SBX2")).toBeUndefined();
      expect(await harness.tokens.list()).toEqual([key]);
      expect(await harness.tokens.remove("k-1")).toBe(true);
      expect(await harness.tokens.findAccessKey("SBX1")).toBeUndefined();
    });

    test("the audit lists entries as they were written, the newest first, by actor and resource", async () => {
      const entries = [1, 2, 3].map((n) => ({
        n,
        at: NOW + n,
        actor: "Ada",
        action: "rule.put",
        resource: `rule/${n}`,
        before: null,
        after: { n },
      }));
      for (const { n: _, ...entry } of entries) await harness.audit.write(entry);
      const bobs = { at: NOW, actor: "Bob", action: "event.view", resource: "event/1" };
      await harness.audit.write({ ...bobs, token: "t-2", ticket: "t-9", failed: "not-found" });
      expect(
        (await all((cursor) => harness.audit.list({ ...paging(cursor), actor: "Ada" }))).map(
          ({ link: _, ...entry }) => entry,
        ),
      ).toEqual(entries.toReversed());
      expect((await harness.audit.list({ ...paging(), resource: "rule/2" })).items).toMatchObject([
        entries[1]!,
      ]);
      expect((await harness.audit.list({ ...paging(), ticket: "t-9" })).items).toEqual([
        { ...bobs, token: "t-2", ticket: "t-9", failed: "not-found", n: 4, link: expect.any(String) },
      ]);
    });

    test("the audit links each entry to the one before, also of those that are written at once", async () => {
      const entry = { at: NOW, actor: "Ada", action: "rule.put", resource: "rule/a" };
      await Promise.all(
        Array.from({ length: 12 }, (_, i) => harness.audit.write({ ...entry, after: { i } })),
      );
      const kept = await all((cursor) =>
        harness.audit.list({ limit: 5, ...(cursor !== undefined && { cursor }) }),
      );
      expect(kept.map(({ n }) => n)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(kept.map((one, i) => follows(one, kept[i + 1]))).toEqual(kept.map(() => true));
      const changed = { ...kept[5]!, after: { i: 99 } };
      expect([follows(changed, kept[6]), follows(kept[4]!, kept[6]), follows(kept[3]!, undefined)]).toEqual([
        false,
        false,
        false,
      ]);
    });

    test("a token gets another secret, and keeps its name and what it may", async () => {
      await harness.tokens.add(aToken({ id: "t-1" }), "old");
      await harness.tokens.add(aToken({ id: "t-2", createdAt: NOW + 1 }), "other");
      expect(await harness.tokens.replace(aToken({ id: "t-1" }), "new")).toBe(true);
      expect(await harness.tokens.find("old")).toBeUndefined();
      expect(await harness.tokens.find("new")).toEqual(aToken({ id: "t-1" }));
      expect((await harness.tokens.list()).map(({ id }) => id)).toEqual(["t-1", "t-2"]);
      expect(await harness.tokens.replace(aToken({ id: "t-3" }), "third")).toBe(false);
      expect(await harness.tokens.find("third")).toBeUndefined();
    });

    test("a token tells when it was last used, and a revoked one stays away", async () => {
      await harness.tokens.add(aToken(), "hash-1");
      await harness.tokens.used("hash-1", NOW + 1);
      await harness.tokens.used("hash-1", NOW + 9);
      expect(await harness.tokens.list()).toEqual([{ ...aToken(), lastUsedAt: NOW + 9 }]);
      expect(await harness.tokens.find("hash-1")).toEqual(aToken());
      await harness.tokens.remove("t-1");
      await harness.tokens.used("hash-1", NOW + 20);
      expect(await harness.tokens.list()).toEqual([]);
      expect(await harness.tokens.find("hash-1")).toBeUndefined();
    });

    test("replays are listed the newest first and updated by whoever has the last version", async () => {
      const replays = [1, 2, 3].map((n) => aReplay({ id: `r${n}`, createdAt: NOW + n }));
      for (const replay of replays) await harness.replays.add(replay);
      expect(await all((cursor) => harness.replays.list(paging(cursor)))).toEqual(replays.toReversed());

      expect(await harness.replays.update({ ...replays[0]!, status: "paused" })).toBe(true);
      expect(await harness.replays.update({ ...replays[0]!, published: 7 })).toBe(false);
      expect(await harness.replays.get("r1")).toEqual({ ...replays[0], status: "paused", version: 2 });
      expect(await harness.replays.get("r9")).toBeUndefined();
    });
  });
}
