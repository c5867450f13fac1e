/** Our own keyword: a definition under its id, so that the paths in ajv's errors tell definitions apart. */
export const DEFINITION = "$definition";

/** The id of the definition that an ajv error is from, by its path in the schema; undefined: the root. */
export function definitionOf(schemaPath: string): string | undefined {
  return /^#\/\$definition\/([^/]*)/.exec(schemaPath)?.[1];
}
