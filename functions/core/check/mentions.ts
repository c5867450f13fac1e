import type { Transform } from "../rule.ts";
import { pointerTo } from "../text/json-pointer.ts";

/** A field of the event that a rule speaks of, and where it does. */
export interface Mention {
  /** From the event's root, array indexes left out: `["data", "items", "sku"]`. */
  readonly path: readonly string[];
  readonly pointer: string;
}

/** A field that a pattern asks about, and the list of values or matchers that it may have. */
export interface PatternMention extends Mention {
  readonly wanted: readonly unknown[];
  /** It stands in a `$or`: another branch may fit instead. */
  readonly optional: boolean;
}

/** Every field of an event pattern. Dots in keys part the path, as they do in the language. */
export function patternMentions(pattern: unknown): PatternMention[] {
  const mentions: PatternMention[] = [];
  const walk = (value: unknown, path: readonly string[], place: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      mentions.push({
        path,
        pointer: pointerTo("", ...place),
        wanted: value,
        optional: place.includes("$or"),
      });
      return;
    }
    for (const [key, inner] of entriesOf(value))
      if (key === "$or" && Array.isArray(inner) && inner.every(isObject))
        for (const [index, branch] of inner.entries()) walk(branch, path, [...place, key, index]);
      else walk(inner, [...path, ...key.split(".")], [...place, key]);
  };
  walk(pattern, [], ["pattern"]);
  return mentions;
}

/** JsonLogic operators that look at an array's elements: inside of their logic `var` is about an element. */
const SCOPED = new Set(["map", "filter", "reduce", "all", "none", "some"]);

/** Every field that JsonLogic reads by a constant name: `var`, `missing`, `missing_some`. */
export function logicMentions(logic: unknown, at: readonly (string | number)[]): Mention[] {
  if (Array.isArray(logic)) return logic.flatMap((item, index) => logicMentions(item, [...at, index]));
  const [operation, ...others] = entriesOf(logic);
  if (!operation || others.length > 0) return [];
  const [operator, operand] = operation;
  const place = [...at, operator];
  const names = namesRead(operator, operand);
  const own = names
    .filter((name) => name !== "")
    .map((name) => ({ path: fields(name), pointer: pointerTo("", ...place) }));
  const rest = SCOPED.has(operator) && Array.isArray(operand) ? operand.slice(0, 1) : operand;
  return [...own, ...logicMentions(rest, place)];
}

function namesRead(operator: string, operand: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (operator === "var") return strings(list.slice(0, 1));
  if (operator === "missing") return strings(list);
  return operator === "missing_some" && Array.isArray(list[1]) ? strings(list[1]) : [];
}

/** Every field that a transform reads by a path that is written out. JSONata expressions are not looked into. */
export function transformMentions(transform: Transform, at: readonly (string | number)[]): Mention[] {
  const { inputPath, inputTransformer, template, jsonLogic } = transform;
  return [
    ...jsonPathMention(inputPath, [...at, "inputPath"]),
    ...Object.entries(inputTransformer?.inputPathsMap ?? {}).flatMap(([name, path]) =>
      jsonPathMention(path, [...at, "inputTransformer", "inputPathsMap", name]),
    ),
    ...templateMentions(template, [...at, "template"]),
    ...logicMentions(jsonLogic, [...at, "jsonLogic"]),
  ];
}

/** `<$.path>` inside of a template's text. */
const PLACE = /<(\$[^<>]*)>/g;

function templateMentions(template: unknown, at: readonly (string | number)[]): Mention[] {
  if (typeof template === "string")
    return [...template.matchAll(PLACE)].flatMap(([, path]) => jsonPathMention(path, at));
  return entriesOf(template).flatMap(([key, value]) => templateMentions(value, [...at, key]));
}

/** `$.data.items[0].sku`, nothing cleverer. */
const PLAIN_JSON_PATH = /^\$((?:\.[\w-]+|\[(?:\d+|'[^']*')\])*)$/;

function jsonPathMention(path: string | undefined, at: readonly (string | number)[]): Mention[] {
  const inner = path === undefined ? undefined : PLAIN_JSON_PATH.exec(path)?.[1];
  return inner
    ? [{ path: fields(inner.replaceAll(/\['?([^\]']*)'?\]/g, ".$1")), pointer: pointerTo("", ...at) }]
    : [];
}

function fields(dotted: string): string[] {
  return dotted.split(".").filter((segment) => segment !== "" && !/^\d+$/.test(segment));
}

function strings(list: readonly unknown[]): string[] {
  return list.filter((item) => typeof item === "string");
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
