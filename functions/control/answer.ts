import type { Definition } from "../core/ports.ts";
import type { Answer } from "./route.ts";

/** 201 with the address of what was made. */
export function created(location: string, body: unknown, headers: Answer["headers"] = {}): Answer {
  return { status: 201, headers: { location, ...headers }, body };
}

/** 204: done, nothing to say. */
export const done: Answer = { status: 204 };

/** The header that If-Match wants back. */
export function etagOf({ version }: Pick<Definition, "version">): { readonly etag: string } {
  return { etag: `"${version}"` };
}
