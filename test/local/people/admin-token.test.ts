import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf } from "../../../functions/control/people/secret.ts";
import { ensureAdminToken } from "../../../functions/local/people/admin-token.ts";
import { NOW } from "../../support/build.ts";
import { aClock, memoryTokens } from "../../support/ports.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = () => readFileSync(join(folder, "admin-token"), "utf8");

test("the first start writes an admin's token for the folder's owner alone", async () => {
  const tokens = memoryTokens();
  await ensureAdminToken(folder, tokens, aClock());
  expect(written()).toMatch(/^sbx_[A-Za-z0-9_-]{43}\n$/);
  expect(statSync(join(folder, "admin-token")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["admin-token"]);
  expect(await tokens.find(hashOf(written().trim()))).toEqual({
    id: expect.stringMatching(/^first-admin-[0-9a-f]{8}$/),
    kind: "token",
    name: "first admin",
    role: "admin",
    createdAt: NOW,
    createdBy: "first start",
  });
});

test("the next start leaves it as it is", async () => {
  const tokens = memoryTokens();
  await ensureAdminToken(folder, tokens, aClock());
  const before = written();
  await ensureAdminToken(folder, tokens, aClock());
  expect([written(), tokens.kept.size]).toEqual([before, 1]);
});

test("what could not be written is written by the next start", async () => {
  const tokens = memoryTokens();
  const blocked = join(folder, "admin-token.new");
  mkdirSync(blocked);
  await expect(ensureAdminToken(folder, tokens, aClock())).rejects.toThrowError("EISDIR");
  rmSync(blocked, { recursive: true });
  await ensureAdminToken(folder, tokens, aClock());
  expect(await tokens.find(hashOf(written().trim()))).toMatchObject({ role: "admin" });
});

test("a token that is not kept is not written", async () => {
  const add = async () => {
    throw new Error("the disk is full");
  };
  await expect(ensureAdminToken(folder, { ...memoryTokens(), add }, aClock())).rejects.toThrowError("full");
  expect(readdirSync(folder)).toEqual([]);
});
