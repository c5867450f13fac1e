import { pointerTo } from "../text/json-pointer.ts";

/** The first place where two JSON values differ; a side that has nothing there is absent. */
export interface Difference {
  readonly pointer: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** Compares JSON values, members in any order. */
export function firstDifference(expected: unknown, actual: unknown): Difference | undefined {
  return differenceAt(expected, actual, []);
}

type Path = readonly (string | number)[];

function differenceAt(expected: unknown, actual: unknown, path: Path): Difference | undefined {
  if (expected === actual) return undefined;
  if (!isContainer(expected) || !isContainer(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return {
      pointer: pointerTo("", ...path),
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
    };
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = differenceAt(own(expected, key), own(actual, key), [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function own(container: object, key: string): unknown {
  return Object.hasOwn(container, key) ? (container as Readonly<Record<string, unknown>>)[key] : undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
