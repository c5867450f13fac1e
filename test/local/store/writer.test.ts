import { subscribe } from "node:diagnostics_channel";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openReader } from "../../../functions/local/store/schema.ts";
import { createWriter } from "../../../functions/local/store/writer.ts";
import { accept, addToken } from "../../support/store-rows.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const acceptArgs = (...ids: readonly string[]) => accept(ids).args;

test("what it has answered is there for whoever reads", async () => {
  const writer = await createWriter(folder);
  await writer.write("accept", acceptArgs("a", "b"));
  const reader = openReader(folder);
  expect(reader.prepare("SELECT id FROM log").all()).toEqual([{ id: "a" }, { id: "b" }]);
  reader.close();
  await writer.close();
});

test("many who ask at once are each answered for what they asked", async () => {
  const writer = await createWriter(folder);
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, i) => writer.write("accept", acceptArgs(`e${i}`))),
  );
  expect(answers).toEqual(Array.from({ length: 500 }, (_, i) => [i + 1]));
  await writer.close();
});

test("who asks for what cannot be is told, and the others beside him are not harmed", async () => {
  const writer = await createWriter(folder);
  const { args } = addToken("taken");
  await writer.write("addToken", args);
  const [accepted, refused, after] = await Promise.allSettled([
    writer.write("accept", acceptArgs("a")),
    writer.write("addToken", args),
    writer.write("accept", acceptArgs("b")),
  ]);
  expect([accepted, after]).toMatchObject([{ value: [1] }, { value: [2] }]);
  expect(refused).toMatchObject({
    reason: { code: "storage-failed", message: expect.stringMatching(/^Cannot write \(addToken\): /) },
  });
  await writer.close();
});

test("closing finishes what was asked for before", async () => {
  const writer = await createWriter(folder);
  const asked = [writer.write("accept", acceptArgs("a")), writer.write("accept", acceptArgs("b"))];
  await writer.close();
  expect(await Promise.all(asked)).toEqual([[1], [2]]);
});

test("after closing it refuses instead of leaving somebody to wait", async () => {
  const writer = await createWriter(folder);
  await writer.close();
  await expect(writer.write("accept", acceptArgs("a"))).rejects.toMatchObject({
    code: "storage-failed",
    message: "Cannot write: the store is closed",
  });
});

test("when its thread ends by itself, whoever waits is told, and so is the host", async () => {
  const workers: Worker[] = [];
  subscribe("worker_threads", (message) => workers.push((message as { worker: Worker }).worker));
  const writer = await createWriter(folder);
  const asked = writer.write("accept", acceptArgs("a"));
  void workers[0]!.terminate();
  await expect(asked).rejects.toMatchObject({ code: "storage-failed" });
  expect((await writer.died).message).toBe("Cannot write: the writer ended with code 1");
});

test("closing it is no death", async () => {
  const writer = await createWriter(folder);
  await writer.close();
  expect(await Promise.race([writer.died, Promise.resolve("none")])).toBe("none");
});

test("it does not begin on a folder that it cannot use", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  await expect(createWriter(file)).rejects.toThrowError();
});
