import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory, Running } from "./floor.ts";

const TEAM = "team:everywhere-shop";
const NAMES = ["everywhere-owned-1", "everywhere-owned-2"] as const;

/** Whose what is, who is told, and what somebody else approves of. */
export const people: FlowStory = {
  name: "people",
  files: ({ url }) => ({
    ...Object.fromEntries(
      NAMES.flatMap((name) => [
        [`rules/${name}.json`, aRuleFile("everywhere.owned", name)],
        [`rules/targets/${name}.json`, aTargetFile("http://127.0.0.1:1/", { retry: { maxAttempts: 1 } })],
      ]),
    ),
    "rules/access/everywhere-shop.json": {
      ...{ kind: "ownership", owners: [TEAM], contacts: ["on-call@shop.example"], private: true },
      ...{ rules: ["everywhere-owned-*"], targets: ["everywhere-owned-*"] },
    },
    "rules/access/everywhere-approval.json": { kind: "tickets", acts: ["skip"] },
    "rules/alerts/everywhere-owned.json": {
      groupBy: "owner",
      when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 60 },
    },
    "rules/everywhere-on-call.json": {
      pattern: { type: ["signalbox.alert.raised"], data: { alert: ["everywhere-owned"], owners: [TEAM] } },
      targets: [{ target: "everywhere-on-call", transform: { inputPath: "$.data" } }],
    },
    "rules/targets/everywhere-on-call.json": aTargetFile(`${url}/on-call`),
  }),
  tell(signalbox) {
    test("see their own, are told of it unless they mute it, and nobody else does", async () => {
      const [ada, bob, eve] = await Promise.all(
        ["ada", "bob", "eve"].map((name) =>
          aUser(signalbox, name, { role: "viewer", ...(name !== "eve" && { teams: ["everywhere-shop"] }) }),
        ),
      );
      await bob!.api("/api/me/mutes", { alert: "everywhere-owned" });
      await signalbox.publish(aPublished("everywhere.owned"));
      const told = await signalbox.until(() => {
        const all = signalbox.sink.at("/on-call").map(({ body }) => JSON.parse(body) as Told);
        const resources = new Set(
          all.flatMap((one) => one.resources ?? [one]).map(({ resource }) => resource),
        );
        return resources.size === NAMES.length && all;
      });
      for (const { owners, contacts } of told) {
        expect(owners).toEqual([TEAM]);
        expect(contacts).toEqual(expect.arrayContaining(["ada@shop.example", "on-call@shop.example"]));
        expect(contacts.filter((address) => /bob|eve/.test(address))).toEqual([]);
      }

      const inbox = async ({ api }: Person) =>
        (await api<List>("/api/alerts/history?owner=me&alert=everywhere-owned")).items.length;
      await signalbox.until(async () => (await inbox(ada!)) > 0);
      expect([await inbox(bob!), await inbox(eve!)]).toEqual([0, 0]);
      const raised = async ({ api }: Person) =>
        (await api<List>("/api/alerts?alert=everywhere-owned")).items.map(({ resource }) => resource);
      expect(await raised(bob!)).toEqual(expect.arrayContaining(NAMES.map((name) => `target/${name}`)));
      expect((await raised(eve!)).filter((name) => name?.includes("owned"))).toEqual([]);
    });

    test("find what is private in the lists of its owners alone", async () => {
      const [owner, other] = await Promise.all([
        aUser(signalbox, "olga", { role: "publisher", teams: ["everywhere-shop"] }),
        aUser(signalbox, "otto", { role: "operator" }),
      ]);
      for (const path of ["/api/rules", "/api/targets"]) {
        expect((await owner.api<List>(path)).items.map(({ id }) => id)).toEqual(NAMES);
        const seen = (await other.api<List>(`${path}?limit=1000`)).items.map(({ id }) => id);
        expect(seen).toContain("everywhere-on-call");
        expect(seen.filter((id) => id?.startsWith("everywhere-owned"))).toEqual([]);
      }
      const look = other.api("/api/targets/everywhere-owned-1");
      await expect(look).rejects.toMatchObject({ status: 403 });
    });

    test("do nothing dangerous before somebody else has approved of it", async () => {
      const [ben, eve] = await Promise.all([
        aUser(signalbox, "ben", { role: "operator", teams: ["everywhere-shop"] }),
        aUser(signalbox, "emil", { role: "operator" }),
      ]);
      const { ticket } = await ben.api<{ ticket: string }>("/api/targets/everywhere-owned-2/skip", {});
      const path = `/api/tickets/${ticket}`;
      const { items } = await ben.api<List>("/api/tickets?owner=me");
      expect(items).toMatchObject([{ id: ticket, status: "asked", request: { body: "{}" } }]);
      expect((await eve.api<List>("/api/tickets")).items).toEqual([]);
      await expect(eve.api(path)).rejects.toMatchObject({ status: 403 });
      await expect(ben.api(`${path}/approve`, {})).rejects.toMatchObject({ status: 403 });

      const approvals = await Promise.allSettled([1, 2, 3].map(() => signalbox.api(`${path}/approve`, {})));
      expect(approvals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await ben.api(path)).toMatchObject({ status: "executed", answer: { status: 200 } });
      const audit = await signalbox.api<List>(`/api/audit?ticket=${ticket}`);
      expect(audit.items.filter(({ action }) => action === "target.skip")).toHaveLength(1);
    });
  },
};

interface Told {
  readonly resource: string;
  readonly resources?: readonly { readonly resource: string }[];
  readonly owners: readonly string[];
  readonly contacts: readonly string[];
}
interface List {
  readonly items: readonly Readonly<Record<string, unknown> & { id?: string; resource?: string }>[];
}
interface Person {
  readonly api: Running["api"];
}

/** Somebody who is registered, with a token of theirs. */
async function aUser(
  signalbox: Running,
  name: string,
  user: { readonly role: string; readonly teams?: readonly string[] },
): Promise<Person> {
  const id = `everywhere-${name}`;
  await signalbox.api("/api/users", { id, name, email: `${name}@shop.example`, ...user });
  const order = { kind: "token", name, user: id, role: user.role };
  const { token } = await signalbox.api<{ token: string }>("/api/tokens", order);
  const authorization = `Bearer ${token}`;
  return {
    api: (path, body, init) =>
      signalbox.api(path, body, { ...init, headers: { ...init?.headers, authorization } }),
  };
}
