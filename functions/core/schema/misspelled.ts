import { didYouMean } from "../text/did-you-mean.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { annotations, applicators, assertions, isKnownKeyword } from "./keywords.ts";
import { readSchema } from "./read.ts";

/** A keyword that says nothing, and the one that was likely meant. */
export interface MisspelledKeyword {
  readonly pointer: string;
  readonly keyword: string;
  readonly meant: string;
}

/** OpenAPI's own, near to one of JSON Schema. */
const FOREIGN: ReadonlySet<string> = new Set(["example"]);

const known = [...Object.keys(applicators), ...Object.keys(assertions), ...annotations];

/**
 * The keywords of a usable schema that are none and nearly are: JSON Schema passes over them in silence. Of others, such
 * as `x-owner`, it is taken that they are meant.
 */
export function misspelledKeywords(source: unknown): readonly MisspelledKeyword[] {
  const { places, dialect } = readSchema(source).document;
  return [...places].flatMap(([schema, { pointer }]) =>
    Object.keys(schema)
      .filter((keyword) => !isKnownKeyword(keyword, dialect) && !FOREIGN.has(keyword))
      .flatMap((keyword) => {
        const meant = didYouMean(keyword, known);
        return meant === undefined || meant === keyword
          ? []
          : [{ pointer: pointerTo(pointer, keyword), keyword, meant }];
      }),
  );
}
