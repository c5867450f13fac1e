import type { Problem } from "../event.ts";
import { pointerTo } from "../json-pointer.ts";
import type { CompileKind } from "./context.ts";
import { expectedThere, pathAt, type ReadPath } from "./path.ts";
import { compact, inner } from "./raw.ts";

/**
 * JSON whose strings may hold places, `<$.data.id>`. A string that is one place becomes what stands there, whatever it is,
 * or null where there is nothing. Inside other text a place becomes the text of what stands there: a string its
 * characters, another value its JSON, nothing nothing. `<<$` writes `<$`. Keys hold no places.
 */
export const compileTemplate: CompileKind<unknown> = (template, problems) => {
  const render = renderer(template, { pointer: "/template", problems });
  return (view) => ({ json: render(view.text) });
};

/** JSON text made of the event's. */
type Render = (json: string) => string;
interface Site {
  readonly pointer: string;
  readonly problems: Problem[];
}

function renderer(template: unknown, site: Site): Render {
  if (typeof template === "string") return stringRenderer(template, site);
  if (Array.isArray(template)) return arrayRenderer(template, site);
  if (typeof template === "object" && template !== null) return objectRenderer(template, site);
  const text = JSON.stringify(template);
  return () => text;
}

function arrayRenderer(items: readonly unknown[], site: Site): Render {
  const renders = items.map((item, index) => renderer(item, below(site, index)));
  return (json) => `[${renders.map((render) => render(json)).join(",")}]`;
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
    return (json) => `${name}:${render(json)}`;
  });
  return (json) => `{${renders.map((render) => render(json)).join(",")}}`;
}

function stringRenderer(text: string, site: Site): Render {
  const pieces = piecesOf(text, site);
  const [only, ...others] = pieces;
  if (typeof only === "function" && others.length === 0) return (json) => only(json) ?? "null";
  const renders = pieces.map((piece): Render => {
    if (typeof piece === "function") return (json) => textOf(piece(json));
    const constant = inner(JSON.stringify(piece));
    return () => constant;
  });
  return (json) => `"${renders.map((render) => render(json)).join("")}"`;
}

/** Literal text and places, in turn. */
function piecesOf(text: string, { pointer, problems }: Site): readonly (string | ReadPath)[] {
  const pieces: (string | ReadPath)[] = [];
  let literal = "";
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf("<$", at);
    if (start < 0) break;
    if (text[start - 1] === "<" && start > at) {
      literal += `${text.slice(at, start - 1)}<$`;
      at = start + 2;
      continue;
    }
    const found = pathAt(text, start + 1);
    if (!("read" in found) || text[found.end] !== ">") {
      const fault = "read" in found ? { at: found.end, expected: "a step or >" } : found;
      problems.push({
        pointer,
        keyword: "place",
        expected: `${expectedThere(fault)} (write <<$ for a plain <$)`,
        actual: text,
      });
      break;
    }
    literal += text.slice(at, start);
    if (literal !== "") pieces.push(literal);
    literal = "";
    pieces.push(found.read);
    at = found.end + 1;
  }
  literal += text.slice(at);
  return literal === "" ? pieces : [...pieces, literal];
}

/** A value as characters of a JSON string. */
function textOf(json: string | undefined): string {
  if (json === undefined) return "";
  return json.startsWith('"') ? inner(json) : inner(JSON.stringify(compact(json)));
}

function below({ pointer, problems }: Site, step: string | number): Site {
  return { pointer: pointerTo(pointer, step), problems };
}
