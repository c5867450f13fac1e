import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { awsMessage } from "../../../functions/core/pattern/fault.ts";
import { parsePattern, readPattern } from "../../../functions/core/pattern/parse.ts";
import { createPatternSet } from "../../../functions/core/pattern/pattern-set.ts";
import { patternRows } from "../../support/pattern-rows.ts";

const rows = patternRows(readFileSync(new URL("../../cases/patterns.json", import.meta.url), "utf8"));

describe("a pattern", () => {
  test.each(rows.filter(({ refused }) => !refused))("$about", ({ pattern, matches, fails }) => {
    const set = createPatternSet();
    const compiled = set.add(parsePattern(pattern));
    const verdict = (event: string) => {
      set.read(event);
      return [event, set.matches(compiled)];
    };
    expect(matches.map(verdict)).toEqual(matches.map((event) => [event, true]));
    expect(fails.map(verdict)).toEqual(fails.map((event) => [event, false]));
  });

  test.each(rows.filter(({ refused }) => refused))("is refused: $about", ({ pattern, refused, aws }) => {
    const read = readPattern(pattern);
    const [fault] = "faults" in read ? read.faults : [];
    expect(fault?.problem).toMatchObject(refused!);
    if (aws === undefined) return;
    expect(awsMessage(pattern, { ...fault!, offsets: [] })).toBe(
      `Event pattern is not valid. Reason: ${aws}`,
    );
  });
});
