import { expect, test } from "vitest";
import { didYouMean, orSimilar } from "../../../functions/core/text/did-you-mean.ts";

const known = ["maxAttempts", "maxAgeSeconds", "timeoutSeconds", "target", "targets", "url", "kind"];

test.each([
  ["maxAttemps", "maxAttempts", "a letter left out"],
  ["maxAttempptss", "maxAttempts", "letters too many"],
  ["tagret", "target", "neighbours swapped"],
  ["ulr", "url", "neighbours swapped in a short word"],
  ["max_attempts", "maxAttempts", "another way to join words"],
  ["KIND", "kind", "another case"],
  ["target", "target", "the word itself, not its plural"],
  ["timeout", "timeoutSeconds", "the beginning of one word"],
])("for %s it means %s: %s", (word, meant) => {
  expect(didYouMean(word, known)).toBe(meant);
});

test.each([
  ["colour", "nothing is near"],
  ["max", "two words begin so"],
  ["xyz", "a short word with no letter in common"],
  ["", "there is no word"],
  ["k".repeat(100_000), "it is far too long to be a misspelling"],
])("for %.12s it means nothing: %s", (word) => {
  expect(didYouMean(word, known)).toBeUndefined();
});

test("the end of a message says what was meant, or nothing", () => {
  expect(orSimilar("knid", known)).toBe(' (did you mean "kind"?)');
  expect(orSimilar("colour", known)).toBe("");
});
