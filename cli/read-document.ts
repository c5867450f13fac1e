import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { RouterError } from "../functions/core/errors.ts";
import { validJson } from "./read-text.ts";

/** More values than that are no template; aliases of aliases can stand for as many as one likes. */
const MOST_VALUES = 200_000;
const DEEPEST = 100;
/** Characters of YAML; CloudFormation takes a megabyte. */
const LONGEST = 2 ** 22;

/**
 * A JSON or YAML document, with CloudFormation's short forms such as `!Ref` written out.
 * Throws `json-invalid` or `json-too-deep` with the place.
 */
export function readDocument(text: string, file: string): unknown {
  if (/^\s*[{[]/.test(text)) return JSON.parse(validJson(text, file));
  if (text.length > LONGEST) throw tooMuch(file);
  const document = parsed(text, file);
  const [error] = document.errors;
  if (error) {
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw new RouterError(
      "json-invalid",
      `Cannot read ${file}: line ${line}, column ${col}: ${error.message.split("\n")[0]}`,
    );
  }
  let left = MOST_VALUES;
  const valueOf = (node: Node | null | undefined, depth = 0): unknown => {
    if (--left < 0 || depth > DEEPEST) throw tooMuch(file);
    const next = (one: unknown) => valueOf(one as Node | null, depth + 1);
    return node
      ? writtenOut(
          node.tag,
          plain(node, next, (alias) => next(alias.resolve(document))),
        )
      : null;
  };
  return valueOf(document.contents);
}

/** The parser calls itself for each level: text that nests without end leaves it without stack. */
function parsed(text: string, file: string) {
  try {
    return parseDocument(text, { logLevel: "silent", uniqueKeys: true });
  } catch (error) {
    throw error instanceof RangeError ? tooMuch(file) : error;
  }
}

function tooMuch(file: string): RouterError {
  return new RouterError("json-too-deep", `Cannot read ${file}: it holds too many values, or too deeply`);
}

function plain(node: Node, valueOf: (node: unknown) => unknown, ofAlias: (alias: Alias) => unknown): unknown {
  if (isAlias(node)) return ofAlias(node);
  if (isSeq(node)) return node.items.map(valueOf);
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [String(valueOf(key)), valueOf(value)]));
  return isScalar(node) ? node.value : null;
}

/** `!Ref a` is `{"Ref": "a"}`, `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`. */
function writtenOut(tag: string | undefined, value: unknown): unknown {
  if (!tag?.startsWith("!") || tag.startsWith("!!")) return value;
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: value };
  if (name === "GetAtt" && typeof value === "string") {
    const dot = value.indexOf(".");
    return { "Fn::GetAtt": dot === -1 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${name}`]: value };
}
