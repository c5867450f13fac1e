import { addressOf, isWithin } from "./address.ts";
import { endsFolded, equalsFolded, startsFolded } from "./fold.ts";
import type { Bound, Leaf, LeafNumber, Matcher } from "./pattern.ts";
import { matchesWildcard } from "./wildcard.ts";

type Kind = Matcher["kind"];
type Of<K extends Kind> = Extract<Matcher, { readonly kind: K }>;

/** Whether a matcher accepts a value. `exists: false` accepts none: it speaks of there being no value. */
export function accepts(matcher: Matcher, value: Leaf): boolean {
  return (accept[matcher.kind] as (matcher: Matcher, value: Leaf) => boolean)(matcher, value);
}

const accept: { readonly [K in Kind]: (matcher: Of<K>, value: Leaf) => boolean } = {
  equals: (matcher, value) => value === matcher.value,
  number: (matcher, value) =>
    isNumber(value) && (value.value === matcher.value || value.text === matcher.text),
  address: ({ address }, value) => {
    const found = typeof value === "string" ? addressOf(value) : undefined;
    return found !== undefined && found.bits === address.bits && found.value === address.value;
  },
  cidr: ({ block }, value) => {
    const found = typeof value === "string" ? addressOf(value) : undefined;
    return found !== undefined && isWithin(found, block);
  },
  prefix: ({ text }, value) => typeof value === "string" && value.startsWith(text),
  suffix: ({ text }, value) => typeof value === "string" && value.endsWith(text),
  wildcard: ({ parts }, value) => typeof value === "string" && matchesWildcard(value, parts),
  "ignore-case": ({ place, folded }, value) => typeof value === "string" && inAnyCase[place](value, folded),
  numeric: ({ bounds }, value) =>
    isNumber(value) && holdAll(bounds, value.double) && !Number.isNaN(value.value),
  exists: ({ value }) => value,
  "anything-but": ({ but }, value) => {
    for (const matcher of but) if (accepts(matcher, value)) return false;
    return true;
  },
};

const inAnyCase = { whole: equalsFolded, prefix: startsFolded, suffix: endsFolded };

function holdAll(bounds: readonly Bound[], value: number): boolean {
  for (const bound of bounds) if (!compare[bound.operator](value, bound.value)) return false;
  return true;
}

const compare: { readonly [O in Bound["operator"]]: (value: number, bound: number) => boolean } = {
  "=": (value, bound) => value === bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};

function isNumber(value: Leaf): value is LeafNumber {
  return typeof value === "object" && value !== null;
}
