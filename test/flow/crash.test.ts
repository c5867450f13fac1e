import { expect, test } from "vitest";
import { crashStory } from "../support/crash-story.ts";

/** As many as the project promises at least; `npm run bench -- --only crash` has more. */
const ROUNDS = 20;

test("kill -9 at any moment under load loses no acknowledged event, and a repeated delivery carries the same id", {
  timeout: 240_000,
}, async () => {
  const { acknowledged, ...story } = await crashStory(ROUNDS);
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  expect(story.requests).toBeGreaterThanOrEqual(acknowledged.size);
  expect(story).toMatchObject({
    undelivered: new Set(),
    unarchived: new Set(),
    archivedTwice: 0,
    renamed: [],
  });
});
