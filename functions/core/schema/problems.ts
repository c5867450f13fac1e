import type { Problem } from "../event.ts";
import { pointerTo, stepsOf } from "../json-pointer.ts";
import { isObject } from "./keywords.ts";
import { type AjvError, either, sentences, shown } from "./sentences.ts";

/** What is wrong with a value, from ajv's errors in their order: each in words, those of a union's branches as one. */
export function problemsOf(errors: readonly AjvError[]): Problem[] {
  const found: Found[] = [];
  for (const error of errors) {
    const composed = Object.hasOwn(composers, error.keyword) ? composers[error.keyword] : undefined;
    if (!composed) found.push({ error, problem: problemOf(error) });
    else found.push(...composed(error, found.splice(firstWithin(found, error))));
  }
  const distinct = new Map(found.map(({ problem }) => [JSON.stringify(problem), problem]));
  return [...distinct.values()];
}

interface Found {
  readonly error: AjvError;
  readonly problem: Problem;
}

/** Keywords whose error comes after those of their subschemas, and what is to be said of all of them together. */
const composers: Readonly<Record<string, (error: AjvError, inner: readonly Found[]) => Found[]>> = {
  anyOf: (error, inner) => [{ error, problem: ofUnion(error, inner) }],
  oneOf: (error, inner) => [{ error, problem: ofUnion(error, inner) }],
  if: (error, inner) => (inner.length > 0 ? [...inner] : [{ error, problem: problemOf(error) }]),
  contains: (error) => [{ error, problem: problemOf(error) }],
  propertyNames: (error, inner) => [{ error, problem: ofName(error, inner) }],
};

/** Where the errors begin that a composed one speaks of: at its place or below, and from its own subschemas. */
function firstWithin(found: readonly Found[], { instancePath, schemaPath }: AjvError): number {
  let first = found.length;
  while (first > 0) {
    const { error } = found[first - 1]!;
    const below = error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
    const inside =
      error.schemaPath.startsWith(`${schemaPath}/`) || definition(error) !== definition({ schemaPath });
    const branch = schemaPath.endsWith("/if") && error.schemaPath.startsWith(schemaPath.replace(/if$/, ""));
    if (!below || !(inside || branch)) break;
    first--;
  }
  return first;
}

/** The definition that an error is from; errors from another one came through a reference. */
function definition({ schemaPath }: Pick<AjvError, "schemaPath">): string {
  return /^#\/\$defs\/[^/]*/.exec(schemaPath)?.[0] ?? "#";
}

function problemOf(error: AjvError): Problem {
  const { keyword, instancePath, data } = error;
  const sentence = Object.hasOwn(sentences, keyword) ? sentences[keyword]!(error) : undefined;
  const { expected = `what \`${keyword}\` allows`, actual = shown(data), property } = sentence ?? {};
  const pointer = property === undefined ? instancePath : pointerTo(instancePath, property);
  return { pointer, keyword, expected, actual };
}

/** The branch that got furthest into the value is likely the one that was meant; those that got equally far are alternatives. */
function ofUnion(error: AjvError, inner: readonly Found[]): Problem {
  const own = problemOf(error);
  if (Array.isArray(error.params["passingSchemas"])) return manyPassed(error, own);
  const depth = Math.max(...inner.map(depthOf));
  const furthest = inner.filter((found) => depthOf(found) === depth).map(({ problem }) => problem);
  const [first, ...others] = furthest;
  if (!first || others.some(({ pointer }) => pointer !== first.pointer)) return own;
  if (others.length === 0 && depth > stepsOf(own.pointer).length) return first;
  const choice = alternatives(error.schema) ?? either(furthest.map(({ expected }) => expected));
  return { ...first, keyword: own.keyword, expected: choice };
}

function depthOf({ problem }: Found): number {
  return stepsOf(problem.pointer).length;
}

/** The properties of which one is wanted, when that is all that the branches ask for. */
function alternatives(branches: unknown): string | undefined {
  const names = namesOf(branches);
  return (
    names && `an object with one of the properties ${names.map((name) => JSON.stringify(name)).join(", ")}`
  );
}

function manyPassed({ schema, data }: AjvError, own: Problem): Problem {
  const names = namesOf(schema);
  if (!names) return own;
  const present = names.filter((name) => isObject(data) && Object.hasOwn(data, name));
  const expected = `an object with only one of the properties ${names.map((name) => JSON.stringify(name)).join(", ")}`;
  return {
    ...own,
    expected,
    actual: `one with ${present.map((name) => JSON.stringify(name)).join(" and ")}`,
  };
}

function namesOf(branches: unknown): string[] | undefined {
  const names = (branches as unknown[]).map((branch) => {
    const required = isObject(branch) && Object.keys(branch).length === 1 ? branch["required"] : undefined;
    return Array.isArray(required) && required.length === 1 ? String(required[0]) : undefined;
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}

function ofName(error: AjvError, inner: readonly Found[]): Problem {
  const name = String(error.params["propertyName"]);
  const wanted = inner.map(({ problem }) => problem.expected).join(" and ") || "what `propertyNames` allows";
  const pointer = pointerTo(error.instancePath, name);
  return {
    pointer,
    keyword: error.keyword,
    expected: `a property name that is ${wanted}`,
    actual: JSON.stringify(name),
  };
}
