import type { SignatureClaim } from "./claim.ts";
import type { SignedRequest } from "./signed-request.ts";

/** `plain`: as it came, encoded once (S3). `encoded`: encoded once more. `normalized`: that, without `.`, `..` and `//`. */
export type PathRule = "plain" | "encoded" | "normalized";

/** The text that was hashed and signed. */
export function canonicalRequest(
  { method, path, query, headers }: SignedRequest,
  { signedHeaders, inQuery, unsignedParameters }: SignatureClaim,
  { body, path: rule }: { readonly body: string; readonly path: PathRule },
): string {
  const lines = signedHeaders.map((name) => `${name}:${trimmed(headers[name] ?? "")}\n`);
  const left = inQuery ? unsignedParameters : [];
  return [
    method,
    canonicalPath(path, rule),
    canonicalQuery(query, left),
    lines.join(""),
    signedHeaders.join(";"),
    body,
  ].join("\n");
}

function trimmed(value: string): string {
  return value.trim().replaceAll(/\s+/g, " ");
}

function canonicalPath(path: string, rule: PathRule): string {
  const whole = rule === "normalized" ? normalized(path) : path;
  return rule === "plain" ? whole : whole.split("/").map(encoded).join("/");
}

/** Without empty, `.` and `..` segments; a slash at the end stays. */
function normalized(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const end = /(?:\/|\/\.|\/\.\.)$/.test(path) && kept.length > 0 ? "/" : "";
  return `/${kept.join("/")}${end}`;
}

/** Parameters by name, then value, in code units, each encoded anew so that `+` and `%2b` are one. */
function canonicalQuery(query: string, left: readonly string[]): string {
  const parameters = query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const mark = part.indexOf("=");
      const [name, value] = mark === -1 ? [part, ""] : [part.slice(0, mark), part.slice(mark + 1)];
      return [encoded(decoded(name)), encoded(decoded(value))] as const;
    })
    .filter(([name]) => !left.includes(name));
  return parameters
    .sort(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** RFC 3986: all but letters, digits and `-._~` in percents. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A `%` that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
