import type { AcceptedEvent, Problem } from "../event.ts";
import type { Rule } from "../rule.ts";
import { parsePath, type Path } from "../transform/path.ts";
import { createReader } from "../transform/read-paths.ts";
import { viewOf } from "../view.ts";

/** What an event has at a path of a rule, in the words of the rule's view, as it was written; undefined when there is nothing. */
export function readAt(
  { text }: AcceptedEvent,
  { view = "cloudevents" }: Rule,
  path: string,
): string | undefined {
  return readerOf(path)(viewOf(text, view).text)[0];
}

/** A path that leads to one place. What is wrong with it goes to the problems. */
export function singlePath(path: string, place: { pointer: string; problems: Problem[] }): Path {
  const steps = parsePath(path, place);
  if (steps.some(({ kind }) => kind === "all"))
    place.problems.push({
      ...{ pointer: place.pointer, keyword: "path", actual: path },
      expected: "a path to one value, without *",
    });
  return steps;
}

/** Rules have few paths, and events are many. */
const readers = new Map<string, ReturnType<typeof createReader>>();
const MOST_READERS = 10_000;

function readerOf(path: string): ReturnType<typeof createReader> {
  const reader = readers.get(path) ?? createReader([parsePath(path, { pointer: "", problems: [] })]);
  if (readers.size >= MOST_READERS) readers.clear();
  readers.set(path, reader);
  return reader;
}
