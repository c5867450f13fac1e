import { described, exactly, type JsonSchema, listOf, text } from "./definitions/json-schema.ts";

/** Which things an act is for: those with these ids, or those that fit the filter. */
export interface Selection<Filter> {
  readonly ids?: readonly string[];
  readonly filter?: Filter;
}

/** The schema of a selection: exactly one of both, so that nobody means some and gets all. */
export function selection(filter: JsonSchema, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  return {
    ...exactly({
      "ids?": { ...listOf(text), minItems: 1, maxItems: 10_000 },
      "filter?": described(filter, "Those that fit all of it; `{}` is all."),
      ...more,
    }),
    oneOf: [{ required: ["ids"] }, { required: ["filter"] }],
  };
}
