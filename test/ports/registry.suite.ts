import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Definition, Registry } from "../../functions/core/ports.ts";
import { NOW } from "../support/build.ts";

export interface RegistryHarness {
  readonly registry: Registry;
  /** The same store opened anew, as after a restart. */
  readonly reopen: () => Promise<Registry>;
  readonly close: () => Promise<void>;
}

export function registrySuite(name: string, create: () => Promise<RegistryHarness>): void {
  describe(`registry on ${name}`, () => {
    let harness: RegistryHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const draft = (value: unknown, parts: Partial<Definition> = {}) =>
      ({ kind: "rule", id: "r", value, at: NOW, by: "Ada", ...parts }) as const;
    const byFile = { file: "rules/r.json", by: "files" };

    test("counts versions from 1 and keeps each of them", async () => {
      await harness.registry.put(draft({ n: 1 }));
      await harness.registry.put(draft({ n: 2 }));
      expect(harness.registry.get("rule", "r")).toMatchObject({
        version: 2,
        value: { n: 2 },
        by: "Ada",
        at: NOW,
      });
      expect(await harness.registry.versions("rule", "r")).toMatchObject([
        { version: 2 },
        { version: 1, value: { n: 1 } },
      ]);
    });

    test("is the same after a restart", async () => {
      await harness.registry.put(draft({ n: 1 }));
      await harness.registry.put(draft({ n: 2 }, { id: "gone" }));
      await harness.registry.put(draft(null, { id: "gone", deleted: true }));
      const reopened = await harness.reopen();
      expect(reopened.list("rule")).toEqual(harness.registry.list("rule"));
      expect(reopened.revision).toBe(harness.registry.revision);
      expect(reopened.get("rule", "gone")).toBeUndefined();
    });

    test("lists a kind without what is deleted, the same array until something changes", async () => {
      await harness.registry.put(draft({}));
      await harness.registry.put(draft({}, { kind: "target", id: "t" }));
      const list = harness.registry.list("rule");
      expect(list.map(({ id }) => id)).toEqual(["r"]);
      expect(harness.registry.list("rule")).toBe(list);
      await harness.registry.put(draft(null, { deleted: true }));
      expect(harness.registry.list("rule")).toEqual([]);
    });

    test("goes on counting when a deleted one comes back", async () => {
      await harness.registry.put(draft({}));
      await harness.registry.put(draft(null, { deleted: true }));
      expect((await harness.registry.put(draft({}), 0)).version).toBe(3);
    });

    test("refuses a change that was based on another version", async () => {
      await harness.registry.put(draft({}), 0);
      await expect(harness.registry.put(draft({}), 0)).rejects.toMatchObject({ code: "version-conflict" });
      await expect(harness.registry.put(draft({}), 7)).rejects.toMatchObject({ code: "version-conflict" });
      expect((await harness.registry.put(draft({}), 1)).version).toBe(2);
    });

    test("of two changes at the same time one wins", async () => {
      await harness.registry.put(draft({}));
      const both = await Promise.allSettled([
        harness.registry.put(draft({ a: 1 }), 1),
        harness.registry.put(draft({ b: 1 }), 1),
      ]);
      expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    });

    test("leaves what a file owns to that file", async () => {
      await harness.registry.put(draft({}, byFile));
      const refused = harness.registry.put(draft({}), 1);
      await expect(refused).rejects.toMatchObject({
        code: "managed-by-files",
        message: expect.stringContaining("rules/r.json"),
      });
      expect((await harness.registry.put(draft({}, byFile), 1)).version).toBe(2);
      await harness.registry.put(draft(null, { ...byFile, deleted: true }));
      expect((await harness.registry.put(draft({}))).version).toBe(4);
    });

    test("tells of each change until told to stop, and counts them", async () => {
      const heard: number[] = [];
      const before = harness.registry.revision;
      const stop = harness.registry.onChange(({ version }) => void heard.push(version));
      await harness.registry.put(draft({}));
      await harness.registry.put(draft({}));
      stop();
      await harness.registry.put(draft({}));
      expect(heard).toEqual([1, 2]);
      expect(harness.registry.revision).toBe(before + 3);
    });

    test("tells when the newest change was made, also of something that is gone", async () => {
      expect(harness.registry.changedAt).toBe(0);
      await harness.registry.put(draft({}, { at: 5_000 }));
      await harness.registry.put(draft(null, { at: 7_000, deleted: true }));
      expect(harness.registry.changedAt).toBe(7_000);
      const reopened = await harness.reopen();
      expect(reopened.changedAt).toBe(7_000);
    });

    test("a change is done when those who heard of it are", async () => {
      let done = false;
      const stop = harness.registry.onChange(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        done = true;
      });
      await harness.registry.put(draft({}));
      expect(done).toBe(true);
      stop();
    });
  });
}
