import ajvFormats from "ajv-formats/dist/formats.js";

/** Formats of text that are checked; all others are annotations. Each takes time in proportion to the text. */
const TEXT = [
  "date",
  "time",
  "date-time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uri-template",
  "uuid",
  "json-pointer",
  "relative-json-pointer",
  "regex",
] as const;
export type TextFormat = (typeof TEXT)[number];

/** OpenAPI's formats of numbers. */
const NUMBER = ["int32", "int64", "float", "double"] as const;

export const textFormats: ReadonlyMap<string, (text: string) => boolean> = new Map(
  TEXT.map((name) => [name, textCheck(ajvFormats.fullFormats[name])]),
);

export const numberFormats: ReadonlyMap<string, (value: number) => boolean> = new Map(
  NUMBER.map((name) => [name, numberCheck(ajvFormats.fullFormats[name])]),
);

/** Whether a text has a format. */
export function hasFormat(name: TextFormat, text: string): boolean {
  return textFormats.get(name)!(text);
}

function textCheck(format: unknown): (text: string) => boolean {
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format === "function") return (text) => format(text) === true;
  return textCheck((format as { readonly validate: unknown }).validate);
}

function numberCheck(format: unknown): (value: number) => boolean {
  return (format as { readonly validate: (value: number) => boolean }).validate;
}
