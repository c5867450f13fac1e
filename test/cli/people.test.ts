import { afterEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi, refusal } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(async () => {
  await api?.close();
});

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env })), asked: api.asked };
}

const ADA = {
  ...{ id: "ada", version: 3, name: "Ada", role: "operator", teams: ["shop"], email: "ada@shop.example" },
  ...{ updatedAt: "2026-01-31T10:00:00.000Z", updatedBy: "admin" },
};

describe("users", () => {
  test("are listed by role and team", async () => {
    const { stdout, asked } = await run(["users", "--role", "operator", "--team", "shop"], {
      "GET /api/users": { items: [ADA, { ...ADA, id: "bob", name: "Bob", enabled: false }] },
    });
    expect(asked[0]?.what).toBe("GET /api/users?role=operator&team=shop&limit=20");
    expect(stdout).toBe(
      "id   name  role      teams  email             state  changed\n" +
        "ada  Ada   operator  shop   ada@shop.example         2026-01-31 10:00:00.000\n" +
        "bob  Bob   operator  shop   ada@shop.example  off    2026-01-31 10:00:00.000\n",
    );
  });

  test("are changed by what is said, and keep the rest", async () => {
    const { stdout, asked } = await run(["users", "put", "ada", "--role", "admin"], {
      "GET /api/users/ada": ADA,
      "PUT /api/users/ada": { ...ADA, role: "admin", version: 4 },
    });
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ ...ADA, role: "admin" });
    expect(asked[1]?.headers["if-match"]).toBe('"3"');
    expect(stdout).toBe("ada: Ada, admin, of shop\n");
  });

  test("are registered where there are none", async () => {
    const { asked, code } = await run(
      ["users", "put", "eve", "--name", "Eve", "--role", "viewer", "--team", "a", "--team", "b"],
      {
        "GET /api/users/eve": refusal(404, { code: "not-found", detail: "there is none" }),
        "PUT /api/users/eve": { ...ADA, id: "eve" },
      },
    );
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ name: "Eve", role: "viewer", teams: ["a", "b"] });
    expect(asked[1]?.headers["if-none-match"]).toBe("*");
    expect(code).toBe(0);
  });

  test.each([
    ["off", false],
    ["on", true],
  ])("are switched %s", async (act, enabled) => {
    const { asked } = await run(["users", act, "ada"], {
      "GET /api/users/ada": ADA,
      "PUT /api/users/ada": { ...ADA, enabled },
    });
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ ...ADA, enabled });
  });

  test("are removed when somebody says yes", async () => {
    const answers = { "GET /api/users/ada": ADA, "DELETE /api/users/ada": { status: 204 } };
    const { stdout, asked } = await run(["users", "remove", "ada", "--yes"], answers);
    expect([stdout, asked[1]?.headers["if-match"]]).toEqual(["Removed ada.\n", '"3"']);
    const unasked = await run(["users", "remove", "ada"], answers);
    expect([unasked.code, unasked.asked.length]).toEqual([2, 1]);
  });
});

describe("audit", () => {
  const entry = {
    ...{ n: 7, at: "2026-01-31T10:00:00.000Z", actor: "user:ada", token: "laptop", action: "rule.put" },
    ...{ resource: "rule/large-orders", before: {}, after: {}, ticket: "delete-1", link: "abc" },
  };

  test("tells who did what", async () => {
    const { stdout, asked } = await run(["audit", "--actor", "user:ada", "--resource", "rule/large-orders"], {
      "GET /api/audit": { items: [entry] },
    });
    expect(asked[0]?.what).toBe("GET /api/audit?actor=user:ada&resource=rule/large-orders&limit=20");
    expect(stdout).toBe(
      "at                       who                what      of                 ticket\n" +
        "2026-01-31 10:00:00.000  user:ada (laptop)  rule.put  rule/large-orders  delete-1\n",
    );
  });

  test.each([
    [{ entries: 7, intact: true, newest: { n: 7, link: "abc" } }, 0, "Intact: 7 entries."],
    [{ entries: 7, intact: false, brokenAt: 4, newest: { n: 7, link: "abc" } }, 1, "Broken: entry 4"],
  ])("check of %j exits %d", async (answer, code, says) => {
    const found = await run(["audit", "check"], { "GET /api/audit/check": answer });
    expect(found.stdout).toContain(says);
    expect(found.stdout).toContain("entry 7 has the link abc");
    expect(found.code).toBe(code);
  });
});

test("me tells who one is", async () => {
  const { stdout } = await run(["me"], {
    "GET /api/me": { id: "user:ada", name: "Ada", role: "operator", teams: ["shop", "bank"] },
  });
  expect(stdout).toBe("Ada (user:ada), operator, of shop, bank\n");
});

describe("token", () => {
  test("create makes one of a user's, for a while", async () => {
    const { stdout, asked } = await run(
      ["token", "create", "laptop", "--user", "ada", "--expires", "2030-01-01T00:00:00Z"],
      {
        "POST /api/tokens": { id: "t-1", token: "sbx_secret" },
      },
    );
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      ...{ kind: "token", name: "laptop", user: "ada", expiresAt: "2030-01-01T00:00:00.000Z" },
    });
    expect(stdout).toBe("sbx_secret\n");
  });

  test("rotate shows the new secret", async () => {
    const { stdout } = await run(["token", "rotate", "t-1"], {
      "POST /api/tokens/t-1/rotate": { id: "t-1", token: "sbx_new" },
    });
    expect(stdout).toBe("sbx_new\n");
  });
});

test("alerts history tells what was told", async () => {
  const told = {
    ...{ at: "2026-01-31T10:00:00.000Z", what: "raised", severity: "critical", alert: "dead-letters" },
    ...{ resource: "target/a", sentence: "3 dead letters", owners: ["team:shop"] },
  };
  const { stdout, asked } = await run(["alerts", "history", "--owner", "me", "--from", "2026-01-31"], {
    "GET /api/alerts/history": { items: [told, { ...told, what: "cleared", count: 2, resources: [] }] },
  });
  expect(asked[0]?.what).toBe("GET /api/alerts/history?owner=me&limit=20&from=2026-01-31T00:00:00.000Z");
  expect(stdout).toBe(
    "told                     what     severity  alert         resource     what was so     owners\n" +
      "2026-01-31 10:00:00.000  raised   critical  dead-letters  target/a     3 dead letters  team:shop\n" +
      "2026-01-31 10:00:00.000  cleared  critical  dead-letters  2 resources  3 dead letters  team:shop\n",
  );
});

test("alerts mute says what one hears no more of", async () => {
  const items = [
    { alert: "dead-letters", resource: "target/a", until: "2030-01-31T10:00:00.000Z" },
    { alert: "blocked" },
  ];
  const args = ["alerts", "mute", "dead-letters", "target/a", "--until", "2030-01-31T10:00:00Z"];
  const { stdout, asked } = await run(args, { "POST /api/me/mutes": { items } });
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual(items[0]);
  expect(stdout).toBe(
    "alert         resource  until\n" +
      "dead-letters  target/a  2030-01-31 10:00:00.000\n" +
      "blocked       all\n",
  );
  await api?.close();
  const none = await run(["alerts", "mutes"], { "GET /api/me/mutes": { items: [] } });
  expect(none.stdout).toBe("You hear of everything.\n");
});

test.each([
  [["events"], "/api/events"],
  [["deliveries"], "/api/deliveries"],
  [["dead-letters"], "/api/dead-letters"],
  [["quarantine"], "/api/quarantine"],
  [["alerts"], "/api/alerts"],
  [["top", "rule"], "/api/stats/top"],
  [["producers"], "/api/producers"],
  [["tickets"], "/api/tickets"],
  [["replay", "list"], "/api/replays"],
])("%j takes --owner", async (args, path) => {
  const { asked } = await run([...args, "--owner", "team:shop"], { [`GET ${path}`]: { items: [] } });
  expect(asked[0]?.what).toContain("owner=team:shop");
});
