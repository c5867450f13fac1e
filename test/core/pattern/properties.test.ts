import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../../functions/core/pattern/parse.ts";
import { createPatternSet } from "../../../functions/core/pattern/pattern-set.ts";
import { anObject, aPattern } from "../../support/pattern-arbitrary.ts";

function matches(pattern: object, event: object): boolean {
  const set = createPatternSet();
  const compiled = set.add(parsePattern(pattern));
  set.read(JSON.stringify(event));
  return set.matches(compiled);
}

test("many patterns at once answer as each of them alone, event after event", () => {
  const given = [fc.array(aPattern, { maxLength: 8 }), fc.array(anObject, { maxLength: 5 })] as const;
  fc.assert(
    fc.property(...given, (patterns, events) => {
      const set = createPatternSet();
      const compiled = patterns.map((pattern) => set.add(parsePattern(pattern)));
      for (const event of events) {
        set.read(JSON.stringify(event));
        expect(compiled.map((one) => set.matches(one))).toEqual(
          patterns.map((pattern) => matches(pattern, event)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("an Or is the or of its branches", () => {
  const branches = fc.array(aPattern, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(branches, anObject, ($or, event) => {
      expect(matches({ $or }, event)).toBe($or.some((branch) => matches(branch, event)));
    }),
    { numRuns: 1000 },
  );
});

test("an event of fields that no pattern names changes nothing", () => {
  const strange = fc.dictionary(fc.constantFrom("n", "o", "p"), fc.jsonValue());
  fc.assert(
    fc.property(aPattern, anObject, strange, (pattern, event, more) => {
      expect(matches(pattern, { ...more, ...event })).toBe(matches(pattern, event));
    }),
    { numRuns: 1000 },
  );
});

test("spaces and escapes in the text of an event change nothing", () => {
  fc.assert(
    fc.property(aPattern, anObject, (pattern, event) => {
      const set = createPatternSet();
      const compiled = set.add(parsePattern(pattern));
      set.read(escaped(JSON.stringify(event, undefined, "\t")));
      expect(set.matches(compiled)).toBe(matches(pattern, event));
    }),
    { numRuns: 1000 },
  );
});

/** The JSON text with every letter in a string written as \u…. */
function escaped(text: string): string {
  return text.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => {
    const units = inner.replaceAll(
      /[a-zA-Zß]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    return `"${units}"`;
  });
}
