import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptTargetStates, openStores, readMark } from "../../../functions/local/store/stores.ts";
import { aToken, NOW } from "../../support/build.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what one process writes the next one finds", async () => {
  const first = await openStores(folder);
  await first.tokens.add(aToken(), "hash");
  await first.registry.put({ kind: "rule", id: "a", value: {}, at: NOW, by: "Ada" });
  await first.writer.write("mark", { name: "routed", value: 42 });
  await first.writer.write("targetState", { target: "t", state: '{"paused":{"at":1,"by":"Ada"}}' });
  await first.close();
  const second = await openStores(folder);
  expect(await second.tokens.find("hash")).toEqual(aToken());
  expect(second.registry.list("rule")).toMatchObject([{ id: "a", version: 1 }]);
  expect([readMark(second.reader, "routed"), readMark(second.reader, "other")]).toEqual([42, 0]);
  expect([...keptTargetStates(second.reader)]).toEqual([["t", { paused: { at: 1, by: "Ada" } }]]);
  await second.close();
});

test("a folder is for one process at a time", async () => {
  const first = await openStores(folder);
  await expect(openStores(folder)).rejects.toMatchObject({
    code: "data-folder-in-use",
    message: expect.stringContaining(folder),
  });
  await first.close();
  await (await openStores(folder)).close();
});

test("a folder whose store cannot be opened is let go of, and what is wrong is told with its name", async () => {
  writeFileSync(
    join(folder, "signalbox.db"),
    "this is no database, and it is long enough to be taken for one".repeat(20),
  );
  const opening = () => openStores(folder);
  await expect(opening()).rejects.toMatchObject({
    code: "storage-failed",
    message: expect.stringMatching(`^Cannot open the data folder ${folder}: .*not a database`),
  });
  rmSync(join(folder, "signalbox.db"));
  await (await opening()).close();
});
