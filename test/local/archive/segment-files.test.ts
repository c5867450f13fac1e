import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  readBlockText,
  readBlockTextSync,
  removeSegmentFile,
  writeSegmentFile,
} from "../../../functions/local/archive/segment-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FILE = join("default", "shop", "000000000000001.zst");
const block = (text: string, first = 1) => ({ text, first, last: first, count: 1 });
const texts = ["one\n", "käse 🚦".repeat(10_000), ""];
const written = () => writeSegmentFile(folder, FILE, texts.map(block));

describe("a segment's file", () => {
  test("gives each block back by its place, without the others", async () => {
    const { places, bytes } = written();
    expect(places.map((place) => readBlockTextSync(folder, FILE, place))).toEqual(texts);
    expect(await Promise.all(places.map((place) => readBlockText(folder, FILE, place)))).toEqual(texts);
    expect(bytes).toBe(statSync(join(folder, FILE)).size);
  });

  test("takes the place of one that a crash has left behind", () => {
    writeSegmentFile(folder, FILE, [block("a longer one that was not finished".repeat(100))]);
    const { places, bytes } = written();
    expect(readBlockTextSync(folder, FILE, places[0]!)).toBe("one\n");
    expect(bytes).toBe(statSync(join(folder, FILE)).size);
  });

  test("is gone when it is removed, also when it is removed twice", () => {
    written();
    removeSegmentFile(folder, FILE);
    removeSegmentFile(folder, FILE);
    expect(existsSync(join(folder, FILE))).toBe(false);
  });
});

describe("what is not as it was written is never taken for an event", () => {
  test("a file that is gone", async () => {
    const { places } = written();
    removeSegmentFile(folder, FILE);
    expect(() => readBlockTextSync(folder, FILE, places[0]!)).toThrowError("ENOENT");
    await expect(readBlockText(folder, FILE, places[0]!)).rejects.toThrowError("ENOENT");
  });

  test("a file that ends too early", () => {
    const { places, bytes } = written();
    truncateSync(join(folder, FILE), bytes - 1);
    expect(() => readBlockTextSync(folder, FILE, places.at(-1)!)).toThrowError(`Cannot read segment ${FILE}`);
  });

  test("bytes that changed", () => {
    const { places } = written();
    const content = readFileSync(join(folder, FILE));
    content.fill(0xff, places[1]!.offset, places[1]!.offset + 4);
    writeFileSync(join(folder, FILE), content);
    expect(() => readBlockTextSync(folder, FILE, places[1]!)).toThrow();
    expect(readBlockTextSync(folder, FILE, places[0]!)).toBe("one\n");
  });
});

test("a disk that takes only a part of a block makes it fail, and no block is cut in silence", () => {
  const script = `
    import { writeSegmentFile } from "./functions/local/archive/segment-files.ts";
    const text = Array.from({ length: 20_000 }, (_, i) => Math.sin(i)).join(" ");
    try {
      writeSegmentFile(process.argv[1], "a.zst", [{ text, first: 1, last: 1, count: 1 }]);
      console.log("written");
    } catch (error) {
      console.log(error.code);
    }`;
  // A file may have 16 blocks of 512 or 1,024 bytes here; the signal for that is not to end the process.
  const limited = 'trap "" XFSZ; ulimit -f 16; exec "$0" --input-type=module-typescript --eval "$1" "$2"';
  const told = execFileSync("sh", ["-c", limited, process.execPath, script, folder], { encoding: "utf8" });
  expect(told.trim()).toBe("EFBIG");
});
