import { memberText } from "../json/slices.ts";
import { pathAt, type Path } from "../transform/path.ts";
import { compact } from "../transform/raw.ts";
import { createReader } from "../transform/read-paths.ts";

/**
 * Text with places of an event: `orders/<$.data.id>.json`. A string that stands there gives its characters, any other
 * value its JSON. Settings of targets are such texts; a setting that has names of its own takes them in brackets: `<date>`.
 */
export interface PlaceText {
  /** The text for an event; undefined where one of its places holds nothing: null, an empty text or none at all. */
  render(eventText: string, names?: Readonly<Record<string, string>>): string | undefined;
  /** What is wrong with it, as the end of a sentence; absent when it can be used. */
  readonly problem?: string;
}

/** What the key of an S3 object may name beside places of the event. */
export const KEY_NAMES = ["bus", "rule", "delivery", "date", "hour"] as const;

/** Compiles such a text; `names` are those that it may use. */
export function compilePlaceText(text: string, names: readonly string[] = []): PlaceText {
  const pieces: Piece[] = [];
  const paths: Path[] = [];
  let literalFrom = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    const place = text[at + 1] === "$" ? pathPlace(text, at) : namePlace(text, at, names);
    if (place === undefined) continue;
    if ("problem" in place) return { render: () => undefined, problem: place.problem };
    pieces.push({ literal: text.slice(literalFrom, at) });
    if ("path" in place) pieces.push({ slot: paths.push(place.path) - 1 });
    else pieces.push({ name: place.name });
    literalFrom = place.end;
    at = place.end - 1;
  }
  pieces.push({ literal: text.slice(literalFrom) });
  const read = createReader(paths);
  return {
    render(eventText, values = {}) {
      const found = paths.length > 0 ? read(eventText) : [];
      const texts = pieces.map((piece) => textOf(piece, found, values));
      return texts.includes(undefined) ? undefined : texts.join("");
    },
  };
}

/** The CloudEvents extension for what belongs together (https://github.com/cloudevents/spec, extensions/partitioning.md). */
export function partitionKeyOf(eventText: string): string | undefined {
  if (!eventText.includes('"partitionkey"')) return undefined;
  const key = memberText(eventText, "partitionkey");
  return key === undefined ? undefined : valueText(key);
}

type Piece = { readonly literal: string } | { readonly slot: number } | { readonly name: string };
type Place = { readonly end: number } & ({ readonly path: Path } | { readonly name: string });

function pathPlace(text: string, at: number): Place | { readonly problem: string } {
  const found = pathAt(text, at + 1);
  if ("path" in found && text[found.end] === ">") return { path: found.path, end: found.end + 1 };
  const where = "path" in found ? found.end : found.at;
  const expected = "path" in found ? "a step or >" : found.expected;
  return { problem: `has no place that ends: expected ${expected} at character ${where + 1}` };
}

/** What is in brackets and no name is text. */
function namePlace(text: string, at: number, names: readonly string[]): Place | undefined {
  const name = names.find((name) => text.startsWith(`${name}>`, at + 1));
  return name === undefined ? undefined : { name, end: at + name.length + 2 };
}

function textOf(
  piece: Piece,
  found: readonly (string | undefined)[],
  values: Readonly<Record<string, string>>,
): string | undefined {
  if ("literal" in piece) return piece.literal;
  if ("name" in piece) return values[piece.name];
  const json = found[piece.slot];
  return json === undefined ? undefined : valueText(json);
}

function valueText(json: string): string | undefined {
  if (json === "null") return undefined;
  const text = json.startsWith('"') ? String(JSON.parse(json)) : compact(json);
  return text === "" ? undefined : text;
}
