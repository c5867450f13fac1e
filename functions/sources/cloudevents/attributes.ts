import type { Problem } from "../../core/event.ts";
import { isBase64, isMediaType, isTimestamp, isUri, isUriReference } from "../../core/text/formats.ts";
import { memberText } from "../../core/json/slices.ts";

/**
 * What keeps an event from being a CloudEvent 1.0; `undefined` when nothing does. `event` is the parsed `text`.
 * An attribute that is null counts as unset. Control characters in attributes are let through, although the type
 * system leaves them out: they do no harm in JSON and are percent-encoded in headers.
 */
export function attributeProblems(event: Attributes, text: string): readonly Problem[] | undefined {
  const problems: Problem[] = [];
  for (const name of REQUIRED) {
    if (!isSet(event[name])) problems.push(missing(name));
  }
  for (const name of Object.keys(event)) {
    const value = event[name];
    if (value === null) continue;
    const rule = RULES.get(name) ?? (EXTENSION_NAME.test(name) ? EXTENSION : BAD_NAME);
    if (!rule.holds(value, name, text)) problems.push(broken(name, rule, value));
    if (problems.length === MOST_PROBLEMS) return problems;
  }
  if (isSet(event["data"]) && isSet(event["data_base64"])) problems.push(ONE_PAYLOAD);
  return problems.length === 0 ? undefined : problems;
}

export type Attributes = Readonly<Record<string, unknown>>;

/** The problem of an attribute that stands twice. */
export function duplicate(name: string): Problem {
  return { pointer: pointerOf(name), keyword: "unique", expected: "given once" };
}

interface Rule {
  readonly keyword: string;
  /** In words that follow "must be". */
  readonly expected: string;
  holds(value: unknown, name: string, text: string): boolean;
}

/** A hostile event may have thousands. */
const MOST_PROBLEMS = 20;
const REQUIRED = ["specversion", "id", "source", "type"] as const;

const EXTENSION_NAME = /^[a-z0-9]+$/;
const EXTENSION: Rule = {
  keyword: "type",
  expected: "a string, true, false or a whole number of 32 bits",
  holds: (value, name, text) => {
    if (typeof value === "string") return value.isWellFormed();
    return typeof value === "number" ? isInteger(value, memberText(text, name)) : typeof value === "boolean";
  },
};
const BAD_NAME: Rule = {
  keyword: "attribute-name",
  expected: "named in lower-case letters and digits",
  holds: () => false,
};
const TEXT: Rule = { keyword: "minLength", expected: "a non-empty string", holds: isText };
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["specversion", { keyword: "const", expected: '"1.0"', holds: (value) => value === "1.0" }],
  ["id", TEXT],
  ["source", format("a non-empty URI-reference (RFC 3986)", isUriReference)],
  ["type", TEXT],
  ["subject", TEXT],
  ["time", format("an RFC 3339 timestamp like 2026-01-31T12:00:00Z", isTimestamp)],
  ["datacontenttype", format("a media type like application/json", isMediaType)],
  ["dataschema", format("a URI with a scheme (RFC 3986)", isUri)],
  ["data", { keyword: "type", expected: "JSON", holds: () => true }],
  [
    "data_base64",
    {
      keyword: "contentEncoding",
      expected: "padded Base64 (RFC 4648)",
      holds: (value) => typeof value === "string" && isBase64(value),
    },
  ],
]);
const WHOLE_NUMBER = /^-?\d+$/;
const ONE_PAYLOAD: Problem = {
  pointer: "/data_base64",
  keyword: "one-payload",
  expected: "absent, as there is data",
};

function format(expected: string, test: (text: string) => boolean): Rule {
  return { keyword: "format", expected, holds: (value) => isText(value) && test(value) };
}

/** Lone surrogates are no characters and could not leave as UTF-8. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.isWellFormed();
}

/** 32 bits with sign, written without fraction and exponent, as the JSON format asks (2.2). */
function isInteger(value: number, written = ""): boolean {
  return (value | 0) === value && WHOLE_NUMBER.test(written);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function missing(name: string): Problem {
  const expected = name === "specversion" ? '"1.0"' : "a non-empty string";
  return { pointer: pointerOf(name), keyword: "required", expected };
}

function broken(name: string, rule: Rule, value: unknown): Problem {
  const { keyword, expected } = rule;
  return { pointer: pointerOf(name), keyword, expected, actual: excerpt(value) };
}

function pointerOf(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
