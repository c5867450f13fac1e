/** A JSON pointer (RFC 6901) extended by steps. */
export function pointerTo(pointer: string, ...steps: readonly (string | number)[]): string {
  let path = pointer;
  for (const step of steps) path += `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return path;
}

/** The steps of a JSON pointer, unescaped. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value that a JSON pointer points to; undefined when there is none. Looks at own members only. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  for (const step of stepsOf(pointer)) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return here;
}
