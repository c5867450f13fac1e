import { describe, expect, test } from "vitest";
import {
  bucketOf,
  createJournalBuffer,
  createJournalPacker,
  unpackLines,
} from "../../../functions/local/store/journal-buffer.ts";
import { aStoreFolder } from "../../support/store-folder.ts";

const store = aStoreFolder();

const rows = () =>
  store.db
    .prepare("SELECT bucket, n, lines FROM journal ORDER BY bucket, n")
    .all()
    .map(({ bucket, n, lines }) => [bucket, n, unpackLines(lines as Uint8Array)]);

/** Adds lines about these positions and writes them as a commit does. */
function commit(
  buffer: ReturnType<typeof createJournalBuffer>,
  ...lines: readonly (readonly [number, string])[]
) {
  for (const line of lines) buffer.add(line);
  buffer.flush();
}

describe("the journal of a commit", () => {
  test("is one row for each 1,024 positions, however many lines there are", () => {
    commit(createJournalBuffer(store.db), [1, "a"], [1_024, "b"], [1_023, "c"], [1, "d"]);
    expect(rows()).toEqual([
      [0, 1, "a\nc\nd"],
      [1, 2, "b"],
    ]);
  });

  test("is not written with the next one again", () => {
    const buffer = createJournalBuffer(store.db);
    commit(buffer, [1, "a"]);
    commit(buffer);
    commit(buffer, [2, "b"]);
    expect(rows()).toEqual([
      [0, 1, "a"],
      [0, 2, "b"],
    ]);
  });

  test("stands behind what the last process wrote", () => {
    commit(createJournalBuffer(store.db), [1, "a"], [2_000, "b"]);
    commit(createJournalBuffer(store.db), [1, "c"]);
    expect(rows().map(([, n]) => n)).toEqual([1, 3, 2]);
  });
});

describe("packing", () => {
  const packer = () => createJournalPacker(store.db);

  test("makes one row of those of a bucket, in their order", () => {
    const buffer = createJournalBuffer(store.db);
    commit(buffer, [1, "a"]);
    commit(buffer, [2, "b"], [3, "c"]);
    for (const packed of packer()(0, 1_024)) buffer.replace(packed);
    expect(rows()).toEqual([[0, 2, "a\nb\nc"]]);
  });

  test("takes the buckets that end in the range, and each once in ranges that follow each other", () => {
    const buffer = createJournalBuffer(store.db);
    for (const position of [1, 2, 1_500, 1_501, 3_000, 3_001]) commit(buffer, [position, "x"]);
    const ranges = [
      [-10_000, 500],
      [500, 2_500],
      [2_500, 3_500],
    ] as const;
    expect(ranges.map(([after, upTo]) => packer()(after, upTo).map(({ bucket }) => bucket))).toEqual([
      [],
      [0, 1],
      [2],
    ]);
  });

  test("leaves alone what is one row already, or none", () => {
    const buffer = createJournalBuffer(store.db);
    commit(buffer, [1, "a"]);
    expect(packer()(0, 9_999)).toEqual([]);
  });

  test("loses no line that came while it packed", () => {
    const buffer = createJournalBuffer(store.db);
    commit(buffer, [1, "a"]);
    commit(buffer, [1, "b"]);
    const packed = packer()(0, 1_024);
    commit(buffer, [1, "late"]);
    for (const one of packed) buffer.replace(one);
    expect(rows()).toEqual([
      [0, 2, "a\nb"],
      [0, 3, "late"],
    ]);
  });

  test("can be done again, with what came later", () => {
    const buffer = createJournalBuffer(store.db);
    for (const line of ["a", "b"]) commit(buffer, [1, line]);
    for (const packed of packer()(0, 1_024)) buffer.replace(packed);
    commit(buffer, [1, "late"]);
    for (const packed of packer()(0, 1_024)) buffer.replace(packed);
    expect(rows()).toEqual([[0, 3, "a\nb\nlate"]]);
  });

  test("makes less of much", () => {
    const buffer = createJournalBuffer(store.db);
    for (let i = 0; i < 100; i++) commit(buffer, [i, `["r",${i},1767323045678,7,[["paid-orders",3]]]`]);
    const [packed] = packer()(0, 1_024);
    expect(packed!.lines.byteLength).toBeLessThan(1_000);
  });
});

test.for([
  [0, 0],
  [1_023, 0],
  [1_024, 1],
  [2 ** 40, 2 ** 30],
] as const)("position %d is in bucket %d", ([position, bucket]) => {
  expect(bucketOf(position)).toBe(bucket);
});
