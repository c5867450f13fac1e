import { describe, expect, test } from "vitest";
import { callerBy, tokensInForce, type User } from "../../../functions/core/people/people.ts";
import type { Token } from "../../../functions/core/ports.ts";
import { lesserRole } from "../../../functions/core/people/roles.ts";
import { aDefinition, aToken, NOW } from "../../support/build.ts";
import { memoryRegistry, memoryTokens } from "../../support/ports.ts";

test.each([
  ["viewer", "operator", "viewer"],
  ["operator", "viewer", "viewer"],
  ["admin", "publisher", "publisher"],
  ["operator", "operator", "operator"],
  ["publisher", "operator", undefined],
  ["viewer", "publisher", undefined],
] as const)("of %s and %s the lesser is %s", (one, other, lesser) => {
  expect(lesserRole(one, other)).toBe(lesser);
});

const ada: User = { name: "Ada", role: "operator", teams: ["shop"] };
const session: Partial<Token> = { kind: "session", user: "ada", role: "viewer", teams: ["web", "shop"] };

describe("who acts", () => {
  test.each<[how: string, token: Partial<Token>, user: User | undefined, caller: object | undefined]>([
    ["by a token that is nobody's", {}, undefined, { id: "t-1", name: "Ada", role: "admin", token: "t-1" }],
    ["by a user's token", { user: "ada" }, ada, { id: "user:ada", role: "operator", teams: ["shop"] }],
    ["by the token of nobody any more", { user: "ada" }, undefined, undefined],
    ["by the token of one who is switched off", { user: "ada" }, { ...ada, enabled: false }, undefined],
    ["in a session", session, undefined, { id: "user:ada", role: "viewer", teams: ["web", "shop"] }],
    ["in a registered user's session", session, ada, { role: "operator", teams: ["shop", "web"] }],
    ["in the session of one who is switched off", session, { ...ada, enabled: false }, undefined],
    ["by a token that expired", { expiresAt: NOW }, undefined, undefined],
    ["by a token that expires later", { expiresAt: NOW + 1 }, undefined, { id: "t-1" }],
  ])("%s", (...[, token, user, wanted]) => {
    const caller = callerBy(aToken(token), (id) => (id === "ada" ? user : undefined), NOW);
    if (wanted) expect(caller).toMatchObject(wanted);
    else expect(caller).toBeUndefined();
  });
});

describe("for publishers", () => {
  const key = { role: "publisher", kind: "publisher-key" } as const;
  const registry = memoryRegistry([
    aDefinition({ kind: "user", id: "ada", value: { name: "Ada", role: "publisher" } }),
    aDefinition({ kind: "user", id: "bob", value: { name: "Bob", role: "publisher", enabled: false } }),
  ]);
  const tokens = tokensInForce(
    memoryTokens([
      { ...aToken({ ...key, id: "good", user: "ada" }), hash: "good" },
      { ...aToken({ ...key, id: "off", user: "bob" }), hash: "off" },
      { ...aToken({ ...key, id: "late", expiresAt: NOW }), hash: "late" },
      { ...aToken({ ...session, id: "session" }), hash: "session" },
      { ...aToken({ id: "admins", role: "admin", user: "ada" }), hash: "admins" },
    ]),
    { registry, clock: () => NOW },
  );

  test.each([
    ["good", { id: "good", role: "publisher" }],
    ["off", undefined],
    ["late", undefined],
    ["session", undefined],
    ["none", undefined],
    ["admins", { id: "admins", role: "publisher" }],
  ])("the key %s is worth what it should", async (hash, wanted) => {
    const found = await tokens.find(hash);
    if (wanted) expect(found).toMatchObject(wanted);
    else expect(found).toBeUndefined();
  });

  test.each([
    [{}, true],
    [{ expiresAt: NOW }, false],
    [{ user: "bob" }, false],
  ])("an access key %j is found: %s", async (parts, isFound) => {
    const access = { ...aToken({ ...key, ...parts }), kind: "access-key", accessKeyId: "SBX1" } as const;
    await tokens.addAccessKey(access, "secret");
    expect((await tokens.findAccessKey("SBX1")) !== undefined).toBe(isFound);
  });
});
