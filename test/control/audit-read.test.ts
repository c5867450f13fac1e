import { describe, expect, test } from "vitest";
import { memoryAudit } from "../support/ports.ts";
import { apiOver, controlPorts } from "./api.ts";

describe("the audit", () => {
  const withEntries = () => {
    const audit = memoryAudit();
    const entry = { at: 0, action: "rule.put", n: 0, link: "" };
    audit.kept.push(
      { ...entry, actor: "ada", resource: "rule/a", after: { enabled: true } },
      { ...entry, actor: "bob", resource: "rule/a" },
      { ...entry, actor: "ada", resource: "rule/b" },
    );
    return apiOver(controlPorts({ audit }));
  };

  test("is read newest first, by actor and by resource", async () => {
    const api = withEntries();
    const found = async (query: string) =>
      (await api(`GET /api/audit?${query}`)).body.items.map(
        ({ actor, resource }) => `${String(actor)} ${String(resource)}`,
      );
    expect(await found("")).toEqual(["ada rule/b", "bob rule/a", "ada rule/a"]);
    expect(await found("actor=ada")).toEqual(["ada rule/b", "ada rule/a"]);
    expect(await found("resource=rule/a")).toEqual(["bob rule/a", "ada rule/a"]);
  });

  test("shows when, who, what, before and after", async () => {
    const answer = await withEntries()("GET /api/audit?resource=rule/a&actor=ada");
    expect(answer.body.items).toEqual([
      {
        at: "1970-01-01T00:00:00.000Z",
        actor: "ada",
        action: "rule.put",
        resource: "rule/a",
        after: { enabled: true },
        n: 0,
        link: "",
      },
    ]);
  });

  test("tells whether anything was changed in it, or taken out", async () => {
    const audit = memoryAudit();
    for (const after of ["a", "b", "c", "d"])
      await audit.write({ at: 0, actor: "ada", action: "rule.put", resource: "rule/a", after });
    const api = apiOver(controlPorts({ audit }));
    const checked = async () => (await api("GET /api/audit/check")).body;
    const newest = { n: 4, link: audit.kept[3]!.link };
    expect(await checked()).toEqual({ entries: 4, intact: true, newest });
    const [kept] = audit.kept.splice(1, 1, { ...audit.kept[1]!, after: "another" });
    expect(await checked()).toEqual({ entries: 4, intact: false, brokenAt: 2, newest });
    audit.kept.splice(1, 1);
    expect(await checked()).toEqual({ entries: 3, intact: false, brokenAt: 3, newest });
    audit.kept.splice(1, 0, kept!);
    audit.kept.shift();
    expect(await checked()).toEqual({ entries: 3, intact: false, brokenAt: 2, newest });
  });
});
