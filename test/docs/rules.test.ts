import { describe, expect, test } from "vitest";
import { compile } from "../../functions/core/match.ts";
import { memberText } from "../../functions/core/json/slices.ts";
import { parsePattern, readPattern } from "../../functions/core/pattern/parse.ts";
import { createPatternSet } from "../../functions/core/pattern/pattern-set.ts";
import type { MatchReason, Rule } from "../../functions/core/rule.ts";
import { envelopeOf, eventOfEnvelope } from "../../functions/core/view.ts";
import { aRule } from "../support/build.ts";
import { docExamples } from "../support/doc-examples.ts";
import { patternRow } from "../support/pattern-rows.ts";

describe("docs/rules.md, views", () => {
  test.each(docExamples("rules.md", "view-example"))("%s", (example) => {
    const { event, envelope } = JSON.parse(example) as { readonly event: object; readonly envelope: object };
    expect(JSON.parse(envelopeOf(memberText(example, "event")!))).toEqual(envelope);
    expect(JSON.parse(eventOfEnvelope(memberText(example, "envelope")!))).toEqual(event);
  });
});

describe("docs/rules.md, patterns", () => {
  test.each(docExamples("rules.md", "pattern-example").map(patternRow))(
    "$about",
    ({ pattern, matches, fails }) => {
      const set = createPatternSet();
      const compiled = set.add(parsePattern(pattern));
      const matching = [...matches, ...fails].filter((event) => {
        set.read(event);
        return set.matches(compiled);
      });
      expect(matching).toEqual(matches);
    },
  );

  test.each(docExamples("rules.md", "pattern-refused").map(patternRow))("$about", ({ pattern, refused }) => {
    const read = readPattern(pattern);
    expect("faults" in read && read.faults.map(({ problem }) => problem)).toEqual([
      expect.objectContaining(refused),
    ]);
  });
});

describe("docs/rules.md, explain", () => {
  test.each(docExamples("rules.md", "explain-example"))("%s", (example) => {
    const { rule, reason } = JSON.parse(example) as {
      readonly rule: Partial<Rule>;
      readonly reason: MatchReason;
    };
    const { pattern: _, ...base } = aRule({ id: "large-orders" });
    const tried = { ...base, ...rule };
    expect(compile([tried]).explain(memberText(example, "event")!, tried).reason).toEqual(reason);
  });
});

test("docs/rules.md has examples of each kind", () => {
  const counts = ["view-example", "pattern-example", "pattern-refused", "explain-example"].map(
    (kind) => docExamples("rules.md", kind).length,
  );
  expect(Math.min(...counts)).toBeGreaterThan(1);
});
