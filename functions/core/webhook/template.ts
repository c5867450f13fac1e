import { orSimilar } from "../text/did-you-mean.ts";
import { RouterError } from "../errors.ts";

/** A place in a request: `{body.user.id|lower}`. */
export interface Place {
  readonly root: Root;
  /** Of `body` its steps, of `header` and `query` the one name. */
  readonly path: readonly string[];
  readonly filters: readonly Filter[];
}
export type Filter = (text: string) => string;
/** Texts and places, in order. */
export type Template = readonly (string | Place)[];

/** What can be told of a request; of the first three a name follows. */
const ROOTS = [
  "header",
  "query",
  "body",
  "form",
  "url",
  "source",
  "timestamp",
  "digest",
  "request",
  "proof",
] as const;
export type Root = (typeof ROOTS)[number];

/**
 * Reads a template: text with places in braces, such as `com.github.{header.x-github-event}`. Throws `source-invalid` at
 * a brace that stands alone, and at a place or filter that there is not.
 */
export function parseTemplate(text: string): Template {
  const pieces: (string | Place)[] = [];
  for (const [piece, inner] of text.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (piece === "{" || piece === "}") throw invalid(text, "a brace stands alone");
    pieces.push(inner === undefined ? piece : parsePlace(inner, text));
  }
  return pieces;
}

/** Reads what stands between braces. `template` is named in the error. */
export function parsePlace(inner: string, template = inner): Place {
  const [address = "", ...filters] = inner.split("|");
  const [name = "", ...steps] = address.split(".");
  const root = ROOTS.find((known) => known === name);
  if (!root) throw invalid(template, `there is no place "${name}"${orSimilar(name, ROOTS)}`);
  const path = NAMED.has(root) && steps.length > 0 ? [steps.join(".")] : steps;
  const isNamed = NAMED.has(root) ? path.length === 1 : root === "body" || path.length === 0;
  if (!isNamed || path.includes(""))
    throw invalid(template, `"${address}" is not how a place in ${root} is named`);
  const names = root === "header" ? path.map((header) => header.toLowerCase()) : path;
  return { root, path: names, filters: filters.map((filter) => parseFilter(filter, template)) };
}

const NAMED: ReadonlySet<Root> = new Set(["header", "query"]);

function parseFilter(filter: string, template: string): Filter {
  const mark = filter.startsWith("before:") ? filter.slice("before:".length) : "";
  if (mark) return (text) => text.split(mark, 1)[0]!;
  const known = Object.hasOwn(FILTERS, filter) ? FILTERS[filter] : undefined;
  if (known) return known;
  const names = [...Object.keys(FILTERS), "before:"];
  throw invalid(template, `there is no filter "${filter}"${orSimilar(filter, names)}`);
}

const FILTERS: Readonly<Record<string, Filter>> = {
  lower: (text) => text.toLowerCase(),
  /** MergeRequest → merge_request */
  snake: (text) =>
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replaceAll(/[^A-Za-z0-9]+/g, "_")
      .replaceAll(/^_|_$/g, "")
      .toLowerCase(),
  /** orders/create → orders.create, repo:push → repo.push */
  dots: (text) => text.replaceAll(/[/:]/g, "."),
  /** Bearer abc → abc; nothing of any other scheme */
  bearer: (text) => /^Bearer +(\S+)$/i.exec(text)?.[1] ?? "",
  /** A path without its last step. */
  parent: (text) => text.replace(/\/[^/]*$/, ""),
};

function invalid(template: string, reason: string): RouterError {
  const problem = { pointer: "", keyword: "template", expected: `a template: ${reason}` };
  const message = `Cannot read the template ${JSON.stringify(template)}: ${reason}`;
  return new RouterError("source-invalid", message, { problems: [problem] });
}
