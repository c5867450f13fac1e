import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { madeOnce } from "../../cdk/made-once.ts";

/** A source of one file in a folder, and all that is made of it. */
function aSource() {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-source-"));
  const kind = `test-${randomUUID()}`;
  mkdirSync(join(folder, "below"));
  const file = join(folder, "below/one.txt");
  writeFileSync(file, "one");
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    rmSync(join(".cache", kind), { recursive: true, force: true });
  });
  const made: string[] = [];
  const source = { kind, files: [folder], words: ["a"] };
  const make = async (into: string) => {
    made.push(into);
    await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(join(into, "copy.txt"), readFileSync(file, "utf8"));
    return { into };
  };
  return { source, file, made, ask: (words = source.words) => madeOnce({ ...source, words }, make) };
}

test("what follows from files is made once, however many ask for it at the same time", async () => {
  const { made, ask } = aSource();
  const [one, other] = await Promise.all([ask(), ask()]);
  expect([one, await ask()]).toEqual([other, other]);
  expect(made).toEqual([one.into]);
  expect(readFileSync(join(one.into, "copy.txt"), "utf8")).toBe("one");
});

test("it is made anew when a file or a word is another one, and the older is still there", async () => {
  const { file, made, ask } = aSource();
  const before = await ask();
  writeFileSync(file, "two");
  const after = await ask();
  expect(readFileSync(join(after.into, "copy.txt"), "utf8")).toBe("two");
  expect(readFileSync(join(before.into, "copy.txt"), "utf8")).toBe("one");
  await ask(["b"]);
  expect(made).toHaveLength(3);
});

test("where a process has ended in the middle of it the next one begins again", async () => {
  const { made, ask } = aSource();
  const { into } = await ask();
  rmSync(into, { recursive: true });
  mkdirSync(into);
  writeFileSync(join(into, "half"), "");
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(`${into}.lock`, String(pid));
  await ask();
  expect(made).toHaveLength(2);
  expect([existsSync(join(into, "half")), existsSync(`${into}.lock`)]).toEqual([false, false]);
});

test("what cannot be made leaves the way free for the next one who asks", async () => {
  const { source, ask } = aSource();
  await expect(madeOnce(source, () => Promise.reject(new Error("No space")))).rejects.toThrow("No space");
  expect(existsSync(join((await ask()).into, "copy.txt"))).toBe(true);
});
