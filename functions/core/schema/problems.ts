import type { Problem } from "../event.ts";
import { pointerTo, stepsOf, valueAt } from "../text/json-pointer.ts";
import { definitionOf } from "./definition.ts";
import { isObject, type Schema } from "./keywords.ts";
import { either, type Failure, sentences, shown } from "./sentences.ts";

/** An error as ajv gives it. */
export interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Of an error about a property's name. */
  readonly propertyName?: string;
}

/** A value, and the schema that ajv was given for it. */
interface Checked {
  readonly schema: Schema;
  readonly value: unknown;
}

/** What is wrong with a value, from ajv's errors in their order: each in words, those of a union's branches as one. */
export function problemsOf(errors: readonly AjvError[], checked: Checked): Problem[] {
  const found: Found[] = [];
  for (const error of errors) {
    const here = { error, failure: failureOf(error, checked) };
    const compose = Object.hasOwn(composers, error.keyword) ? composers[error.keyword] : undefined;
    if (!compose) found.push({ ...here, problem: problemOf(here) });
    else found.push(...compose(here, found.splice(firstWithin(found, error))));
  }
  const distinct = new Map(found.map(({ problem }) => [JSON.stringify(problem), problem]));
  return [...distinct.values()];
}

interface Failed {
  readonly error: AjvError;
  readonly failure: Failure;
}
interface Found extends Failed {
  readonly problem: Problem;
}

function failureOf(
  { keyword, params, schemaPath, instancePath, propertyName }: AjvError,
  checked: Checked,
): Failure {
  const path = decodeURIComponent(schemaPath.slice(1, schemaPath.lastIndexOf("/")));
  const id = definitionOf(schemaPath);
  const found = valueAt(checked.schema, id === undefined ? path : `/$defs/${id}${path}`);
  const parent = isObject(found) ? found : {};
  const data = propertyName ?? valueAt(checked.value, instancePath);
  return { keyword, schema: parent[keyword], parent, data, params };
}

/** Keywords whose error comes after those of their subschemas, and what is to be said of all of them together. */
const composers: Readonly<Record<string, (failed: Failed, inner: readonly Found[]) => readonly Found[]>> = {
  anyOf: (failed, inner) => [{ ...failed, problem: ofUnion(failed, inner) }],
  oneOf: (failed, inner) => [{ ...failed, problem: ofUnion(failed, inner) }],
  if: (failed, inner) => (inner.length > 0 ? inner : [{ ...failed, problem: problemOf(failed) }]),
  contains: (failed) => [{ ...failed, problem: problemOf(failed) }],
  propertyNames: (failed, inner) => [{ ...failed, problem: ofName(failed, inner) }],
};

/** Where the errors begin that a composed one speaks of: at its place or below, and from its own subschemas. */
function firstWithin(found: readonly Found[], { instancePath, schemaPath, keyword }: AjvError): number {
  // Beside an `if` stand `then` and `else`, of which its error speaks.
  const own = keyword === "if" ? schemaPath.replace(/if$/, "") : `${schemaPath}/`;
  let first = found.length;
  while (first > 0) {
    const { error } = found[first - 1]!;
    const below = error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`);
    // Errors from another definition came through a reference.
    const inside =
      error.schemaPath.startsWith(own) || definitionOf(error.schemaPath) !== definitionOf(schemaPath);
    if (!below || !inside) break;
    first--;
  }
  return first;
}

function problemOf({ error, failure }: Failed): Problem {
  const { keyword, instancePath } = error;
  const sentence = Object.hasOwn(sentences, keyword) ? sentences[keyword]!(failure) : undefined;
  const { expected = `what \`${keyword}\` allows`, actual = shown(failure.data), property } = sentence ?? {};
  const pointer = property === undefined ? instancePath : pointerTo(instancePath, property);
  return { pointer, keyword, expected, actual };
}

/** The branch that got furthest into the value is likely the one that was meant; those that got equally far are alternatives. */
function ofUnion(failed: Failed, inner: readonly Found[]): Problem {
  const own = problemOf(failed);
  if (Array.isArray(failed.failure.params["passingSchemas"])) return manyPassed(failed.failure, own);
  const depth = Math.max(...inner.map(depthOf));
  const furthest = inner.filter((found) => depthOf(found) === depth).map(({ problem }) => problem);
  const [first, ...others] = furthest;
  if (!first || others.some(({ pointer }) => pointer !== first.pointer)) return own;
  if (others.length === 0 && depth > stepsOf(own.pointer).length) return first;
  const choice = alternatives(failed.failure.schema);
  if (choice) return { ...own, expected: choice, actual: "one with none of them" };
  return { ...first, keyword: own.keyword, expected: either(furthest.map(({ expected }) => expected)) };
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

function manyPassed({ schema, data }: Failure, own: Problem): Problem {
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

function ofName({ error }: Failed, inner: readonly Found[]): Problem {
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
