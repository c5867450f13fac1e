import { hash } from "node:crypto";
import type { Templates } from "../../core/generated/source-file.ts";
import { elementsOf, memberText } from "../../core/json/slices.ts";
import { parseTemplate, type Place, type Root, type Template } from "../../core/webhook/template.ts";
import { type Content, fieldsOf, type WebhookRequest } from "./request.ts";

/** What the places of a template are filled from. */
export interface Facts {
  readonly request: WebhookRequest;
  /** The source's id. */
  readonly source: string;
  /** The signed timestamp, as it was written. */
  readonly timestamp?: string;
  /** What `body` names, where it is not the whole body. */
  readonly item?: Content;
  /** What an answer proves that it knows the secret by. */
  readonly proof?: string;
}

/** A list of templates as it is written: one, several, or none. */
export type Given = Templates | undefined;

/** The text of the first template whose places all have a value. */
export function fill(templates: Given, facts: Facts): string | undefined {
  return piecesOf(templates, facts)
    ?.map((piece) => piece.toString())
    .join("");
}

/** The same in pieces, the raw body as its bytes. */
export function piecesOf(templates: Given, facts: Facts): (string | Buffer)[] | undefined {
  for (const text of [templates ?? []].flat()) {
    const pieces = parsed(text).map((piece) => (typeof piece === "string" ? piece : valueOf(piece, facts)));
    if (pieces.every((piece) => piece !== undefined)) return pieces;
  }
  return undefined;
}

/** What stands at a place that is written without braces: `body.type`. */
export function fillPlace(place: string, facts: Facts): string | undefined {
  return fill(`{${place}}`, facts);
}

/** The JSON at a place of the body, to the letter. */
export function contentAt(template: string, facts: Facts): Content | undefined {
  const [place] = parsed(template);
  const content = bodyOf(facts);
  if (place === undefined || typeof place === "string" || place.root !== "body" || !content) return undefined;
  const value = memberOf(content.value, place.path);
  const text = value === undefined ? undefined : rawAt(content.text, place.path);
  return text === undefined ? undefined : { text, value };
}

/** Templates stand in presets and in sources' files, so that they are few. */
const templates = new Map<string, Template>();

function parsed(text: string): Template {
  let template = templates.get(text);
  if (!template) templates.set(text, (template = parseTemplate(text)));
  return template;
}

function valueOf({ root, path, filters }: Place, facts: Facts): string | Buffer | undefined {
  const value = roots[root](path, facts);
  if (value === undefined || filters.length === 0) return value;
  return filters.reduce((text, filter) => filter(text), value.toString()) || undefined;
}

const roots: Readonly<Record<Root, (path: readonly string[], facts: Facts) => string | Buffer | undefined>> =
  {
    header: ([name = ""], { request }) => request.headers[name] || undefined,
    query: ([name = ""], { request }) => request.query.get(name) || undefined,
    body: (path, facts) => (path.length === 0 ? facts.request.bytes : leafAt(path, bodyOf(facts))),
    form: (_, { request }) => (request.form ? sortedFields(request.form) : ""),
    url: (_, { request }) => request.url,
    source: (_, { source }) => source,
    timestamp: (_, { timestamp }) => timestamp,
    request: (_, { request }) => request.id,
    proof: (_, { proof }) => proof,
    digest: (_, { request, item }) => hash("sha256", item?.text ?? request.bytes, "hex"),
  };

/** As Twilio signs forms: fields in the order of their names, each name followed by its value, nothing between. */
function sortedFields(form: URLSearchParams): string {
  const fields = [...fieldsOf(form)].sort(([one], [other]) => (one < other ? -1 : 1));
  return fields
    .flatMap(([name, values]) => [...new Set(values)].sort().map((value) => name + value))
    .join("");
}

/** A body that cannot be read has nothing at its places; whoever needs it as a whole says why. */
function bodyOf({ request, item }: Facts): Content | undefined {
  if (item) return item;
  try {
    return request.content();
  } catch {
    return undefined;
  }
}

function leafAt(path: readonly string[], content: Content | undefined): string | undefined {
  const value = content && memberOf(content.value, path);
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? String(value) : rawAt(content!.text, path);
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function memberOf(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return here;
}

/** As it was written: a number beyond double is an id all the same. */
function rawAt(text: string, path: readonly string[]): string | undefined {
  return path.reduce<string | undefined>(
    (here, step) =>
      here === undefined
        ? here
        : here.startsWith("[")
          ? elementsOf(here)[Number(step)]
          : memberText(here, step),
    text,
  );
}
