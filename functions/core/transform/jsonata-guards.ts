import jsonata from "jsonata";
import { chargeSize } from "../condition/coerce.ts";
import { MAX_STEPS } from "../condition/expression.ts";

/**
 * Puts guards before JSONata's own functions. Its limits on time, stack and sequences are asked between one step and the
 * next; a single step that makes a text of 500 million characters, or sorts and compares without end, is stopped here.
 * `$eval` is taken away; `$now` and `$millis` read the variable `receivedAt`.
 */
export async function guardBuiltins(expression: jsonata.Expression): Promise<void> {
  originals ??= Promise.all(Object.keys(guards).map(originalOf));
  for (const [name, original] of await originals) expression.assign(name, guarded(name, original));
  expression.registerFunction("eval", () => {
    throw new Error("$eval is not available");
  });
  expression.registerFunction("millis", receivedAt, "<:n>");
  expression.registerFunction("now", now, "<s?s?:s>");
}

function receivedAt(this: jsonata.Focus): unknown {
  return this.environment.lookup("receivedAt");
}

function now(this: jsonata.Focus, ...format: readonly unknown[]): unknown {
  const { implementation } = this.environment.lookup("fromMillis") as Builtin;
  return implementation.call(this, this.environment.lookup("receivedAt"), ...format);
}

/** A function of JSONata's library, as its variables hold it. */
interface Builtin {
  readonly implementation: (this: unknown, ...values: readonly unknown[]) => unknown;
}
type Guard = (...values: readonly unknown[]) => void;

const MAX_TEXT = 1_000_000;
const MAX_PICTURE = 256;
const MAX_SORTED = 10_000;
/** `$distinct` compares each with each. */
const MAX_COMPARED = 2000;
/** Ways to split a time among the parts of a picture that a regular expression may have to try. */
const MAX_SPLITS = 1_000_000;

const text: Guard = (...values) => textsWithin(values, MAX_TEXT);
const picture: Guard = (...values) => textsWithin(values, MAX_PICTURE);
const size: Guard = (value) => chargeSize(value, { left: MAX_STEPS });

const guards: Readonly<Record<string, Guard>> = {
  ...{
    length: text,
    substring: text,
    substringBefore: text,
    substringAfter: text,
    lowercase: text,
    uppercase: text,
  },
  ...{
    trim: text,
    match: text,
    contains: text,
    replace: text,
    split: text,
    join: text,
    lookup: text,
    error: text,
  },
  ...{ base64encode: text, base64decode: text, encodeUrl: text, decodeUrl: text },
  ...{ encodeUrlComponent: text, decodeUrlComponent: text, number: text, assert: text },
  ...{ formatNumber: picture, formatInteger: picture, parseInteger: picture, fromMillis: picture },
  ...{ string: size, clone: size, boolean: size, not: size },
  pad: (value, width) => {
    text(value);
    if (Math.abs(Number(width)) > MAX_TEXT) throw tooLarge(`a text of ${String(width)} characters`);
  },
  toMillis: (time, format) => {
    picture(time, format);
    if (splits(String(time).length, String(format)) > MAX_SPLITS)
      throw tooLarge("an ambiguous picture of a time");
  },
  sort: (list) => listWithin(list, MAX_SORTED),
  distinct: (list) => {
    size(list);
    listWithin(list, MAX_COMPARED);
  },
};

let originals: Promise<readonly (readonly [string, Builtin])[]> | undefined;

async function originalOf(name: string): Promise<readonly [string, Builtin]> {
  return [name, (await jsonata(`$${name}`).evaluate(null)) as Builtin];
}

/** JSONata reads the names of a function's parameters out of its text: `$substring(?, 0, 2)`. */
function guarded(name: string, original: Builtin): Builtin & { readonly arity: number } {
  const { implementation } = original;
  function guardedImplementation(this: unknown, ...values: readonly unknown[]): unknown {
    guards[name]!(...values);
    return implementation.apply(this, [...values]);
  }
  guardedImplementation.toString = () => implementation.toString();
  return { ...original, arity: implementation.length, implementation: guardedImplementation };
}

function textsWithin(values: readonly unknown[], limit: number): void {
  let length = 0;
  for (const value of values.flat()) if (typeof value === "string") length += value.length;
  if (length > limit) throw tooLarge(`texts of ${length} characters`);
}

function listWithin(list: unknown, limit: number): void {
  if (Array.isArray(list) && list.length > limit) throw tooLarge(`a list of ${list.length}`);
}

function tooLarge(what: string): Error {
  return new Error(`${what} is more than it may handle`);
}

/** In how many ways a text can be split among the picture's parts that no punctuation parts: n over k. */
function splits(length: number, picture: string): number {
  const parts = picture.replaceAll(/\[[^\]]*\]/g, "\0").match(/\0[A-Za-z0-9]*(?=\0)/g)?.length ?? 0;
  let ways = 1;
  for (let part = 1; part <= parts; part++) ways = (ways * (length - part + 1)) / part;
  return Math.abs(ways);
}
