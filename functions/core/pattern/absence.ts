import { didYouMean } from "../text/did-you-mean.ts";
import { listed, shownValue } from "./words.ts";

/** What an event has where a value was wanted, and what may help to find the cause. */
export interface Absence {
  /** Behind "is": `missing`, `an object`, `an empty list`. */
  readonly is: string;
  readonly hint?: string;
}

/** What stands at a path of an event that has no value there. */
export function absenceOf(event: unknown, path: string): Absence {
  const keys = path.split(".");
  let found: readonly unknown[] = [event];
  for (const [index, key] of keys.entries()) {
    const objects = found.flatMap(objectsOf);
    const next = objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key]);
    if (next.length === 0) return { is: "missing", ...hinted(missingHint({ found, objects, keys, index })) };
    found = next;
  }
  const objects = found.flatMap(objectsOf);
  if (objects.length === 0) return { is: "an empty list" };
  return {
    is: found.some(Array.isArray) ? "a list of objects" : "an object",
    ...hinted(fieldsOf("it", objects)),
  };
}

type Fields = Readonly<Record<string, unknown>>;

interface Missing {
  /** What there is one step before. */
  readonly found: readonly unknown[];
  readonly objects: readonly Fields[];
  readonly keys: readonly string[];
  /** Of the key that leads nowhere. */
  readonly index: number;
}

/** More names would not help. */
const MOST_NAMES = 8;

/** Shorter names are near to too many others. */
const SHORTEST = 3;

/** The names that the two views have for the same thing. */
const OTHER_VIEW: Readonly<Record<string, string>> = {
  detail: 'the rule\'s view calls it data; or set "view": "eventbridge"',
  "detail-type": 'the rule\'s view calls it type; or set "view": "eventbridge"',
  data: "the rule's view calls it detail",
  type: "the rule's view calls it detail-type",
};

function missingHint({ found, objects, keys, index }: Missing): string | undefined {
  const key = keys[index]!;
  const parent = keys.slice(0, index).join(".");
  if (objects.length === 0) return `${parent} is ${shownValue(found[0])}`;
  if (index === 0) {
    if (Object.hasOwn(OTHER_VIEW, key)) return OTHER_VIEW[key];
    const inside = ["data", "detail"].find((name) =>
      objectsOf(objects[0]?.[name]).some((data) => Object.hasOwn(data, key)),
    );
    if (inside !== undefined) return `there is ${inside}.${keys.join(".")}`;
  }
  const names = namesOf(objects);
  const similar = key.length < SHORTEST ? undefined : didYouMean(key, names);
  const owner = parent || "the event";
  if (similar !== undefined) return `${owner} has "${similar}"`;
  return index < keys.length - 1
    ? `there is no ${keys.slice(0, index + 1).join(".")}`
    : fieldsOf(owner, objects);
}

function fieldsOf(owner: string, objects: readonly Fields[]): string | undefined {
  const names = namesOf(objects);
  if (names.length === 0) return `${owner} has no fields`;
  return names.length > MOST_NAMES ? undefined : `${owner} has ${listed(names, "and")}`;
}

function namesOf(objects: readonly Fields[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

/** The object that a value is, or the objects in it when it is a list. */
function objectsOf(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flat(Number.POSITIVE_INFINITY).flatMap(objectsOf);
  return typeof value === "object" && value !== null ? [value as Fields] : [];
}

function hinted(hint: string | undefined): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}
