/** What a schema without `$id` is called: a name that no schema of the world has. */
export const DOCUMENT_URI = "schema://document/";

/** A reference made absolute (RFC 3986 §5); undefined when it cannot be, as `b.json` in `urn:a`. */
export function absoluteUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/** The URI without its fragment, and the fragment decoded (undefined when it cannot be). */
export function splitUri(uri: string): readonly [string, string | undefined] {
  const [resource = "", fragment = ""] = uri.split("#");
  try {
    return [resource, decodeURIComponent(fragment)];
  } catch {
    return [resource, undefined];
  }
}
