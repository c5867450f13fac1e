import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Check } from "../../../functions/core/diagnose/doctor.ts";
import { diskFiles, diskSpace, machineChecks, nodeVersion } from "../../../functions/local/doctor/machine.ts";
import { storageChecks } from "../../../functions/local/doctor/storage.ts";
import { anEvent } from "../../support/build.ts";
import { aFilledStore, type FilledStore } from "../../support/filled-store.ts";

let store: FilledStore;
beforeEach(async () => {
  store = await aFilledStore();
});
afterEach(() => store.close());

const found = async (checks: readonly Check[], code: string) => {
  const check = checks.find((one) => one.code === code)!;
  return check.look();
};
const storage = (code: string, whole = true) =>
  found(storageChecks({ folder: store.folder, reader: store.reader, whole }), code);

async function aSegment(id = "1") {
  await store.accept(anEvent({ id, key: id.padEnd(22, "-") }));
  await store.pack();
  const folder = join(store.folder, "archive", "default", "default");
  return join(folder, readdirSync(folder)[0]!);
}

test("a folder that is as it should be is fine, whole or not", async () => {
  await aSegment();
  for (const whole of [true, false])
    for (const { code, look } of storageChecks({ folder: store.folder, reader: store.reader, whole }))
      if (code !== "archive-expired") expect([code, (await look()).level]).toEqual([code, "fine"]);
});

test("a segment that is gone, or of another length, is bad; files in no index are looked at", async () => {
  const file = await aSegment();
  appendFileSync(file, "x");
  expect(await storage("archive-files")).toMatchObject({
    level: "bad",
    sentence: expect.stringContaining("1 is"),
  });
  rmSync(file);
  expect(await storage("archive-files")).toMatchObject({ level: "bad" });
  const other = await aSegment("2");
  for (let n = 0; n < 5; n++) writeFileSync(join(other, "..", `loose-${n}.zst`), "");
  rmSync(file, { force: true });
  await store.writer.write("expire", { segments: [1] });
  expect(await storage("archive-files")).toMatchObject({
    level: "warn",
    sentence: expect.stringContaining("5 files"),
  });
});

test("what has expired long ago and is still there is told", async () => {
  await aSegment();
  expect(await storage("archive-expired")).toMatchObject({ level: "warn" });
});

test("tables of another version are told, either way", async () => {
  const folder = join(store.folder, "other");
  mkdirSync(folder);
  const db = new DatabaseSync(join(folder, "signalbox.db"));
  db.exec("CREATE TABLE mark(name TEXT, value INTEGER); CREATE TABLE later(x)");
  const ask = () => found(storageChecks({ folder, reader: db, whole: true }), "storage-schema");
  expect(await ask()).toMatchObject({ level: "warn", sentence: expect.stringContaining("older Signalbox") });
  db.close();
  const own = new DatabaseSync(join(store.folder, "signalbox.db"));
  own.exec("CREATE TABLE later(x)");
  expect(await storage("storage-schema")).toMatchObject({
    sentence: expect.stringContaining("later.x is not known"),
  });
  own.close();
});

test("a page that is damaged is found by who reads all of them", async () => {
  await store.accept(...Array.from({ length: 200 }, (_, i) => anEvent({ id: `e${i}` })));
  const path = join(store.folder, "broken.db");
  store.reader.exec(`VACUUM INTO '${path}'`);
  const db = new DatabaseSync(path);
  const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name='log'").get()!.rootpage);
  db.close();
  const bytes = Buffer.alloc(4096, 0x7f);
  const fd = openSync(path, "r+");
  writeSync(fd, bytes, 0, 4096, (page - 1) * 4096);
  closeSync(fd);
  const reader = new DatabaseSync(path, { readOnly: true });
  const checks = storageChecks({ folder: store.folder, reader, whole: true });
  expect(await found(checks, "storage-integrity")).toMatchObject({
    level: "bad",
    todo: expect.stringContaining("backup"),
  });
  reader.close();
});

test.for([
  ["24.11.9", "bad"],
  ["22.30.0", "bad"],
  ["24.12.0", "fine"],
  ["25.0.0", "fine"],
] as const)("Node %s is %s", ([version, level]) => {
  expect(nodeVersion(version).level).toBe(level);
});

const disk = { bsize: 4096, blocks: 1e9, files: 1e6, ffree: 1e5 };

test.for([
  [50_000, "bad"],
  [300_000, "warn"],
  [1_000_000, "fine"],
] as const)("a disk with %i blocks left is %s", ([bavail, level]) => {
  expect(diskSpace({ ...disk, bavail }).level).toBe(level);
});

test.for([
  [10, 1e6, "bad"],
  [5_000, 1e6, "fine"],
  [0, 0, "fine"],
] as const)("a disk that can take %i files of %i is %s", ([ffree, files, level]) => {
  expect(diskFiles({ ...disk, bavail: 0, ffree, files }).level).toBe(level);
});

test("secrets that everybody can read are told, unless nobody can enter the folder", async () => {
  const ask = () => found(machineChecks(store.folder), "data-permissions");
  writeFileSync(join(store.folder, "admin-token"), "secret", { mode: 0o644 });
  chmodSync(store.folder, 0o755);
  expect(await ask()).toMatchObject({ level: "warn", sentence: expect.stringContaining("admin-token") });
  chmodSync(store.folder, 0o700);
  expect(await ask()).toMatchObject({ level: "fine" });
});
