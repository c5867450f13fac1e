import { RE2JS } from "re2js";

/** A regular expression whose cost grows with the text, never faster. */
export interface LinearRegex {
  test(text: string): boolean;
  /** The size of its program: what a character of text may cost at worst, in instructions. */
  readonly size: number;
}

/**
 * Compiles an ECMA-262 regular expression (Unicode mode) for RE2: linear time, hence no lookaround and no
 * back-references. Punctuation that is escaped without need is let pass. Throws an Error that says what is wrong.
 */
export function linearRegex(source: string): LinearRegex {
  const tidy = source.replaceAll(/\\(.)/gsu, (whole, escaped) =>
    NEEDLESS.test(escaped) ? hex(escaped) : whole,
  );
  // ECMA-262 decides what is a regular expression: RE2 knows forms of its own that mean something else elsewhere.
  const native = new RegExp(tidy, "u");
  const compiled = compile(native.source);
  return { test: (text) => compiled.test(text), size: compiled.programSize() };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(forRe2(source)));
  } catch (cause) {
    if (/\(\?<?[=!]/.test(source)) throw new Error("lookaround takes more", { cause });
    if (/\\[1-9k]/.test(source)) throw new Error("back-references take more", { cause });
    throw cause;
  }
}

/** Punctuation that means nothing by itself, so that people escape it for safety; `-` means something in a class. */
const NEEDLESS = /^[-@_'":;,<>=!%&~`# ]$/;

function hex(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16)}`;
}

/** The same expression where RE2 spells it otherwise, or has fewer characters in mind. */
function forRe2(source: string): string {
  let inClass = false;
  return source
    .replaceAll(/\\u(d[89ab]..)\\u(d[c-f]..)/giu, (pair) => JSON.parse(`"${pair}"`) as string)
    .replaceAll(
      /\\([pP])\{([^}]*)\}/gu,
      (_, letter: string, name: string) => `\\${letter}{${propertyName(name)}}`,
    )
    .replaceAll(/\\.|[[\].]/gsu, (token) => {
      if (token === "[") inClass = true;
      if (token === "]") inClass = false;
      return (inClass ? inClasses.get(token) : outside.get(token)) ?? token;
    });
}

/** What `\s` means in ECMA-262, and what it does not; in RE2 it means six characters of ASCII. */
const SPACES = "\\t-\\r \\x{a0}\\x{feff}\\pZ";
const OTHERS =
  "\\x00-\\x08\\x0e-\\x1f!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}" +
  "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

const inClasses: ReadonlyMap<string, string> = new Map([
  ["\\b", "\\x08"],
  ["\\s", SPACES],
  ["\\S", OTHERS],
]);
const outside: ReadonlyMap<string, string> = new Map([
  [".", "[^\\n\\r\\x{2028}\\x{2029}]"],
  ["\\s", `[${SPACES}]`],
  ["\\S", `[${OTHERS}]`],
]);

/**
 * About how many instructions an expression becomes, without compiling it: one a character, class or escape, times its
 * repetitions. To be asked first, as a short expression can become a very large program.
 */
export function regexSize(source: string): number {
  const groups = [0];
  let last = 0;
  for (const [token, least, most] of source.matchAll(TOKENS)) {
    if (least !== undefined)
      groups[groups.length - 1]! += last * Math.max(Number(least), Number(most ?? 0), 1) - last;
    else if (token === "(") groups.push((last = 0));
    else {
      last = token === ")" && groups.length > 1 ? groups.pop()! : 1;
      groups[groups.length - 1]! += last;
    }
  }
  return groups.reduce((sum, size) => sum + size);
}

/** A repetition with its bounds, a property, an escape, a class, or any character. */
const TOKENS = /\{(\d+)(?:,(\d*))?\}|\\p\{[^}]*\}|\\.|\[(?:[^\]\\]|\\.)*\]|./gisu;

/** RE2 knows general categories by their short names only, and scripts without `Script=`. */
function propertyName(name: string): string {
  const [key, value] = name.split("=");
  if (value === undefined) return categories[name] ?? name;
  if (key === "General_Category" || key === "gc") return categories[value] ?? value;
  return key === "Script" || key === "sc" ? value : name;
}

/** https://tc39.es/ecma262/#table-unicode-general-category-values */
const categories: Readonly<Record<string, string>> = {
  Letter: "L",
  Cased_Letter: "LC",
  Uppercase_Letter: "Lu",
  Lowercase_Letter: "Ll",
  Titlecase_Letter: "Lt",
  Modifier_Letter: "Lm",
  Other_Letter: "Lo",
  Mark: "M",
  Combining_Mark: "M",
  Nonspacing_Mark: "Mn",
  Spacing_Mark: "Mc",
  Enclosing_Mark: "Me",
  Number: "N",
  Decimal_Number: "Nd",
  digit: "Nd",
  Letter_Number: "Nl",
  Other_Number: "No",
  Punctuation: "P",
  punct: "P",
  Connector_Punctuation: "Pc",
  Dash_Punctuation: "Pd",
  Open_Punctuation: "Ps",
  Close_Punctuation: "Pe",
  Initial_Punctuation: "Pi",
  Final_Punctuation: "Pf",
  Other_Punctuation: "Po",
  Symbol: "S",
  Math_Symbol: "Sm",
  Currency_Symbol: "Sc",
  Modifier_Symbol: "Sk",
  Other_Symbol: "So",
  Separator: "Z",
  Space_Separator: "Zs",
  Line_Separator: "Zl",
  Paragraph_Separator: "Zp",
  Other: "C",
  Control: "Cc",
  cntrl: "Cc",
  Format: "Cf",
  Surrogate: "Cs",
  Private_Use: "Co",
  Unassigned: "Cn",
};
