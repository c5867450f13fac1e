import type { Problem } from "../event.ts";

/** A place in JSON, by the steps that lead there from the whole: `$.data.items[0].price`. */
export type Path = readonly Step[];
export type Step =
  | { readonly kind: "member"; readonly key: string }
  | { readonly kind: "element"; readonly index: number }
  /** All elements or members: from here on the path reads many places. */
  | { readonly kind: "all" };

/** Where a text stops being a path, and what could have stood there. */
export interface PathFault {
  /** Counts from 0. */
  readonly at: number;
  readonly expected: string;
}

/**
 * The path that begins at `start`: `$`, then any of `.name`, `['a name']`, `[0]`, `[*]`, `.*`. It ends before the first
 * character that none of these begins with.
 */
export function pathAt(
  text: string,
  start: number,
): { readonly path: Path; readonly end: number } | PathFault {
  if (text[start] !== "$") return { at: start, expected: "a path that begins with $" };
  const path: Step[] = [];
  let end = start + 1;
  while (text[end] === "." || text[end] === "[") {
    STEP.lastIndex = end;
    const match = STEP.exec(text);
    if (!match) return { at: end, expected: "a step: .name, ['a name'], [0] or [*]" };
    path.push(stepOf(match));
    end = STEP.lastIndex;
  }
  return { path, end };
}

/** Parses a text that is one path and nothing else; what is wrong with it goes to the problems. */
export function parsePath(
  text: string,
  { pointer, problems }: { pointer: string; problems: Problem[] },
): Path {
  const found = pathAt(text, 0);
  if ("path" in found && found.end === text.length) return found.path;
  const fault = "path" in found ? { at: found.end, expected: "the end of the path" } : found;
  problems.push({ pointer, keyword: "path", expected: expectedThere(fault), actual: text });
  return [];
}

/** `a step at character 3`. */
export function expectedThere({ at, expected }: PathFault): string {
  return `${expected} at character ${at + 1}`;
}

const STEP = /\.\*|\[\*\]|\.([^.*[\]<>'"\s\\]+)|\[(\d{1,9})\]|\['([^']*)'\]|\["([^"]*)"\]/y;

function stepOf([, name, index, single, double]: RegExpExecArray): Step {
  const key = name ?? single ?? double;
  if (key !== undefined) return { kind: "member", key };
  return index === undefined ? { kind: "all" } : { kind: "element", index: Number(index) };
}
