import { spaceEnd, stringEnd, valueEnd } from "../json/scan.ts";

/** A place in a JSON document: what stands there, where, and the pointer to it. */
export type JsonNode = ObjectNode | ArrayNode | ScalarNode;
export interface ObjectNode extends Place {
  readonly kind: "object";
  /** In the order they were written, duplicates included. */
  readonly children: readonly JsonNode[];
}
export interface ArrayNode extends Place {
  readonly kind: "array";
  /** Their keys are their indexes. */
  readonly children: readonly JsonNode[];
}
export type ScalarNode = Place &
  (
    | { readonly kind: "string"; readonly value: string }
    /** As it was written. */
    | { readonly kind: "number"; readonly value: string }
    | { readonly kind: "literal"; readonly value: boolean | null }
  );

interface Place {
  readonly key: string;
  /** RFC 6901 pointer. */
  readonly pointer: string;
  /** Offsets in the text: of the first character, and behind the last one. */
  readonly start: number;
  readonly end: number;
}

/** The tree of a JSON text that is known to be valid and not too deep: nothing a parser would lose is lost. */
export function treeOf(text: string): JsonNode {
  return nodeAt(text, { key: "", pointer: "", start: spaceEnd(text, 0) });
}

function nodeAt(text: string, place: Omit<Place, "end">): JsonNode {
  const first = text.charAt(place.start);
  if (first === "{" || first === "[") return containerAt(text, place, first === "{");
  const end = valueEnd(text, place.start);
  const raw = text.slice(place.start, end);
  if (first === '"') return { ...place, end, kind: "string", value: JSON.parse(raw) as string };
  if (/[tfn]/.test(first))
    return { ...place, end, kind: "literal", value: JSON.parse(raw) as boolean | null };
  return { ...place, end, kind: "number", value: raw };
}

function containerAt(text: string, place: Omit<Place, "end">, isObject: boolean): ObjectNode | ArrayNode {
  const children: JsonNode[] = [];
  const close = isObject ? "}" : "]";
  let at = spaceEnd(text, place.start + 1);
  while (text.charAt(at) !== close) {
    let key = String(children.length);
    if (isObject) {
      const keyEnd = stringEnd(text, at);
      key = JSON.parse(text.slice(at, keyEnd)) as string;
      at = spaceEnd(text, spaceEnd(text, keyEnd) + 1);
    }
    const child = nodeAt(text, { key, pointer: `${place.pointer}/${escaped(key)}`, start: at });
    children.push(child);
    at = spaceEnd(text, child.end);
    if (text.charAt(at) === ",") at = spaceEnd(text, at + 1);
  }
  return { ...place, end: at + 1, kind: isObject ? "object" : "array", children };
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
