import type { Problem } from "../event.ts";
import { pointerTo } from "../text/json-pointer.ts";
import type { CompileKind } from "./context.ts";
import { expectedThere, type Path, pathAt } from "./path.ts";
import { createReader, type Found } from "./read-paths.ts";
import { compact, inner } from "./raw.ts";

/**
 * JSON whose strings may hold places, `<$.data.id>`. A string that is one place becomes what stands there, whatever it is,
 * or null where there is nothing. Inside other text a place becomes the text of what stands there: a string its
 * characters, another value its JSON, nothing nothing. `<<$` writes `<$`. Keys hold no places.
 */
export const compileTemplate: CompileKind<unknown> = (template, problems) => {
  const paths: Path[] = [];
  const render = renderer(template, { pointer: "/template", problems, paths });
  const read = createReader(paths);
  return (view) => ({ json: render(read(view.text)) });
};

/** JSON text made of what stands at the paths. */
type Render = (found: Found) => string;
/** Where in the template we are, and what has been met on the way. */
interface Site {
  readonly pointer: string;
  readonly problems: Problem[];
  readonly paths: Path[];
}
/** Literal text, or the number of the path that stands there. */
type Piece = string | number;

function renderer(template: unknown, site: Site): Render {
  if (typeof template === "string") return stringRenderer(template, site);
  if (Array.isArray(template)) return arrayRenderer(template, site);
  if (typeof template === "object" && template !== null) return objectRenderer(template, site);
  const text = JSON.stringify(template);
  return () => text;
}

function arrayRenderer(items: readonly unknown[], site: Site): Render {
  const renders = items.map((item, index) => renderer(item, below(site, index)));
  return (found) => `[${renders.map((render) => render(found)).join(",")}]`;
}

function objectRenderer(members: object, site: Site): Render {
  const renders = Object.entries(members).map(([key, value]): Render => {
    if (key.includes("<$"))
      site.problems.push({
        pointer: below(site, key).pointer,
        keyword: "key",
        expected: "a key without places",
        actual: key,
      });
    const name = JSON.stringify(key);
    const render = renderer(value, below(site, key));
    return (found) => `${name}:${render(found)}`;
  });
  return (found) => `{${renders.map((render) => render(found)).join(",")}}`;
}

function stringRenderer(text: string, site: Site): Render {
  const pieces = piecesOf(text, site);
  const [only, ...others] = pieces;
  if (typeof only === "number" && others.length === 0) return (found) => found[only] ?? "null";
  const renders = pieces.map((piece): Render => {
    if (typeof piece === "number") return (found) => textOf(found[piece]);
    const constant = inner(JSON.stringify(piece));
    return () => constant;
  });
  return (found) => `"${renders.map((render) => render(found)).join("")}"`;
}

function piecesOf(text: string, site: Site): readonly Piece[] {
  const pieces: Piece[] = [];
  let literal = "";
  let at = 0;
  for (let start = text.indexOf("<$"); start >= 0; start = text.indexOf("<$", at)) {
    if (start > at && text[start - 1] === "<") {
      literal += `${text.slice(at, start - 1)}<$`;
      at = start + 2;
      continue;
    }
    const end = placeEnd(text, start, site);
    if (end === undefined) return [];
    literal += text.slice(at, start);
    if (literal !== "") pieces.push(literal);
    pieces.push(site.paths.length - 1);
    literal = "";
    at = end;
  }
  literal += text.slice(at);
  return literal === "" && pieces.length > 0 ? pieces : [...pieces, literal];
}

/** Adds the path of the place that begins at `start`; the offset behind the place. */
function placeEnd(text: string, start: number, { pointer, problems, paths }: Site): number | undefined {
  const found = pathAt(text, start + 1);
  if ("path" in found && text[found.end] === ">") {
    paths.push(found.path);
    return found.end + 1;
  }
  const fault = "path" in found ? { at: found.end, expected: "a step or >" } : found;
  const expected = `${expectedThere(fault)} (write <<$ for a plain <$)`;
  problems.push({ pointer, keyword: "place", expected, actual: text });
  return undefined;
}

/** A value as characters of a JSON string. */
function textOf(json: string | undefined): string {
  if (json === undefined) return "";
  return json.startsWith('"') ? inner(json) : inner(JSON.stringify(compact(json)));
}

function below(site: Site, step: string | number): Site {
  return { ...site, pointer: pointerTo(site.pointer, step) };
}
