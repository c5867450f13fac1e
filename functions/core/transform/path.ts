import type { Problem } from "../event.ts";
import { spaceEnd, valueEnd } from "../json/scan.ts";
import { elementsOf, memberText, membersOf } from "../json/slices.ts";

/** Reads one place of a JSON text: what stands there as it was written, `undefined` where there is nothing. */
export type ReadPath = (json: string) => string | undefined;

/**
 * The path that begins at `start`: `$`, then any of `.name`, `['a name']`, `[0]`, `[*]`, `.*`. It ends before the first
 * character that none of these begins with. A path with `*` reads an array of all that it finds.
 */
export function pathAt(
  text: string,
  start: number,
): { readonly read: ReadPath; readonly end: number } | PathFault {
  if (text[start] !== "$") return { at: start, expected: "a path that begins with $" };
  const steps: Step[] = [];
  let end = start + 1;
  while (text[end] === "." || text[end] === "[") {
    STEP.lastIndex = end;
    const match = STEP.exec(text);
    if (!match) return { at: end, expected: "a step: .name, ['a name'], [0] or [*]" };
    steps.push(stepOf(match));
    end = STEP.lastIndex;
  }
  return { read: (json) => readSteps(json, steps), end };
}

/** Compiles a text that is one path and nothing else; what is wrong with it goes to the problems. */
export function compilePath(
  text: string,
  { pointer, problems }: { pointer: string; problems: Problem[] },
): ReadPath {
  const found = pathAt(text, 0);
  if ("read" in found && found.end === text.length) return found.read;
  const fault = "read" in found ? { at: found.end, expected: "the end of the path" } : found;
  problems.push({ pointer, keyword: "path", expected: expectedThere(fault), actual: text });
  return () => undefined;
}

/** Where a text stops being a path, and what could have stood there. */
export interface PathFault {
  /** Counts from 0. */
  readonly at: number;
  readonly expected: string;
}

/** `a step at character 3`. */
export function expectedThere({ at, expected }: PathFault): string {
  return `${expected} at character ${at + 1}`;
}

type Step =
  | { readonly kind: "member"; readonly key: string }
  | { readonly kind: "element"; readonly index: number }
  | { readonly kind: "all" };

const STEP = /\.\*|\[\*\]|\.([^.*[\]<>'"\s\\]+)|\[(\d{1,9})\]|\['([^']*)'\]|\["([^"]*)"\]/y;

function stepOf([, name, index, single, double]: RegExpExecArray): Step {
  const key = name ?? single ?? double;
  if (key !== undefined) return { kind: "member", key };
  return index === undefined ? { kind: "all" } : { kind: "element", index: Number(index) };
}

function readSteps(json: string, steps: readonly Step[]): string | undefined {
  let value: string | undefined = json;
  for (const [at, step] of steps.entries()) {
    if (value === undefined) return undefined;
    if (step.kind === "all") {
      const found = isContainer(value) ? collect(value, steps.slice(at)) : undefined;
      return found && `[${found.join(",")}]`;
    }
    value = readStep(value, step);
  }
  return value;
}

function readStep(json: string, step: Exclude<Step, { kind: "all" }>): string | undefined {
  return step.kind === "member" ? memberText(json, step.key) : elementText(json, step.index);
}

/** All values that the steps reach, in the order they stand. */
function collect(json: string, [step, ...rest]: readonly Step[]): readonly string[] {
  if (!step) return [json];
  if (step.kind === "all") return valuesIn(json).flatMap((value) => collect(value, rest));
  const value = readStep(json, step);
  return value === undefined ? [] : collect(value, rest);
}

function valuesIn(json: string): readonly string[] {
  return [...elementsOf(json), ...new Map(membersOf(json)).values()];
}

function elementText(arrayText: string, index: number): string | undefined {
  let at = spaceEnd(arrayText, 0);
  if (arrayText[at] !== "[") return undefined;
  at = spaceEnd(arrayText, at + 1);
  for (let left = index; left > 0 && at < arrayText.length; left--) {
    const end = spaceEnd(arrayText, valueEnd(arrayText, at));
    if (arrayText[end] !== ",") return undefined;
    at = spaceEnd(arrayText, end + 1);
  }
  return arrayText[at] === "]" ? undefined : arrayText.slice(at, valueEnd(arrayText, at));
}

function isContainer(json: string): boolean {
  return "[{".includes(json[spaceEnd(json, 0)] ?? " ");
}
