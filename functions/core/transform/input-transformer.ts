import { orSimilar } from "../text/did-you-mean.ts";
import type { Problem } from "../event.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { validateJson } from "../json/validate.ts";
import type { Transform } from "../rule.ts";
import type { EventView } from "../view.ts";
import { type CompileKind, type Made, type TransformContext, transformFailed } from "./context.ts";
import { parsePath, type Path } from "./path.ts";
import { predefined } from "./predefined.ts";
import { compact, inner, withoutQuotes } from "./raw.ts";
import { createReader } from "./read-paths.ts";

type InputTransformer = NonNullable<Transform["inputTransformer"]>;

/**
 * EventBridge's InputTransformer (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html):
 * variables cut out of the event by paths, put into a template. A template that is an object, an array or one variable
 * makes JSON; any other makes text, with its quotes where it has some. Where nothing stands at a path, its variable is
 * empty. Values go in as they were written, so that numbers and escapes survive.
 */
export const compileInputTransformer: CompileKind<InputTransformer> = (transformer, problems) => {
  const paths = pathsOf(transformer.inputPathsMap ?? {}, problems);
  const template = transformer.inputTemplate;
  const pieces = piecesOf(template);
  const names = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.name]));
  const known = [...paths.keys(), ...Object.keys(predefined)];
  problems.push(...names.filter((name) => !known.includes(name)).map((name) => unknownVariable(name, known)));
  const makesJson = isJsonTemplate(template, pieces);
  if (makesJson) problems.push(...templateProblems(pieces));
  const valuesFor = valuesOf([...new Set(names)], paths);
  const fill = makesJson ? fillJson : fillText;
  return (view, context) => {
    const values = valuesFor(view, context);
    const parts = pieces.map((piece) =>
      typeof piece === "string" ? piece : fill(piece, values.get(piece.name), context),
    );
    return madeOf(parts.join(""), makesJson);
  };
};

/** The values of some variables, as JSON. */
function valuesOf(names: readonly string[], paths: ReadonlyMap<string, Path>) {
  const own = names.filter((name) => paths.has(name));
  const others = names.filter((name) => !paths.has(name) && Object.hasOwn(predefined, name));
  const read = createReader(own.map((name) => paths.get(name)!));
  return (view: EventView, context: TransformContext) => {
    const found = read(view.text);
    const values = new Map(own.map((name, slot) => [name, found[slot]]));
    for (const name of others) values.set(name, predefined[name]!(view, context));
    return values;
  };
}

/** A place where a variable goes in. */
interface Place {
  readonly name: string;
  /** Whether it stands between quotes. */
  readonly quoted: boolean;
}

type Piece = string | Place;

/** `<` that does not begin a name in brackets is text. */
const PLACE = /<([A-Za-z0-9_.-]+)>/g;
const POINTER = "/inputTransformer/inputTemplate";
const NAME = /^[A-Za-z0-9_-]{1,256}$/;

function pathsOf(map: Readonly<Record<string, string>>, problems: Problem[]): Map<string, Path> {
  const paths = new Map<string, Path>();
  for (const [name, text] of Object.entries(map)) {
    const pointer = pointerTo("/inputTransformer/inputPathsMap", name);
    if (!NAME.test(name)) {
      const expected = "a name of letters, digits, - and _";
      problems.push({ pointer, keyword: "propertyNames", expected, actual: name });
    }
    paths.set(name, parsePath(text, { pointer, problems }));
  }
  return paths;
}

function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let quoted = false;
  let from = 0;
  for (const match of template.matchAll(PLACE)) {
    const text = template.slice(from, match.index);
    if (quotesIn(text) % 2 === 1) quoted = !quoted;
    pieces.push(text, { name: match[1]!, quoted });
    from = match.index + match[0].length;
  }
  return [...pieces, template.slice(from)];
}

/** Quotes that are not escaped. */
function quotesIn(text: string): number {
  return text.replaceAll(/\\./gs, "").split('"').length - 1;
}

function isJsonTemplate(template: string, pieces: readonly Piece[]): boolean {
  const lone =
    pieces.length === 3 && pieces.every((piece) => typeof piece !== "string" || piece.trim() === "");
  return lone || /^\s*[[{]/.test(template);
}

/** The template must be JSON when each place holds a value, of the same length so that columns stay right. */
function templateProblems(pieces: readonly Piece[]): readonly Problem[] {
  const filled = pieces.map((piece) => (typeof piece === "string" ? piece : filler(piece)));
  const fault = validateJson(filled.join(""));
  if (!fault) return [];
  const expected = `JSON when its variables are filled in: line ${fault.line}, column ${fault.column}: ${fault.message}`;
  return [{ pointer: POINTER, keyword: "json", expected }];
}

function filler({ name, quoted }: Place): string {
  return (quoted ? "x" : "0").padEnd(name.length + 2, quoted ? "x" : " ");
}

function unknownVariable(name: string, known: readonly string[]): Problem {
  const expected = `a name of inputPathsMap or a predefined variable${orSimilar(name, known)}`;
  return { pointer: POINTER, keyword: "placeholder", expected, actual: name };
}

function fillJson({ name, quoted }: Place, value: string | undefined, context: TransformContext): string {
  if (!quoted) return value ?? '""';
  if (value === undefined || value.startsWith('"')) return value === undefined ? "" : inner(value);
  const text = compact(value);
  if (!text.includes('"')) return text;
  throw transformFailed(
    context,
    `<${name}> stands in a string, but its value holds quotes: take the quotes around it away`,
  );
}

function fillText({ quoted }: Place, value: string | undefined): string {
  if (value === undefined) return "";
  if (value.startsWith('"')) return quoted ? inner(value) : String(JSON.parse(value));
  return quoted ? withoutQuotes(value) : compact(value);
}

function madeOf(text: string, isJson: boolean): Made {
  return isJson || validateJson(text) === undefined ? { json: text } : { text };
}
