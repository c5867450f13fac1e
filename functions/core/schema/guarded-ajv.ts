import type { RegExpEngine } from "ajv/dist/types/index.js";
import { type Ajv, codeOf, createAjv } from "./ajv.ts";
import { canonicalJson, equalJson } from "./equal.ts";
import { numberFormats, textFormats } from "./formats.ts";
import { STEPS } from "./meter.ts";
import type { LinearRegex } from "./regex.ts";

/** How many steps a check may still take. It is thrown when none are left. */
export interface Meter {
  left: number;
}

interface Guards {
  readonly meter: Meter;
  readonly regexes: ReadonlyMap<string, LinearRegex>;
  /** Whether `format` asserts. */
  readonly formats: boolean;
}

/** An ajv whose checks take a bounded number of steps: metered, regular expressions and `uniqueItems` in linear time. */
export function createGuardedAjv({ meter, regexes, formats }: Guards): Ajv {
  const ajv = createAjv({
    validateFormats: formats,
    // ajv's optimiser takes the square of the schema's size, and V8 optimises anyway.
    code: { optimize: false, regExp: regexEngine(regexes, meter) },
  });
  addMeter(ajv, meter);
  addComparisons(ajv, meter);
  addFormats(ajv, meter);
  return ajv;
}

/** Measured: an instruction of RE2 takes 5 ns at worst, a step 50 ns. */
const INSTRUCTIONS_PER_STEP = 10;
/** Measured: formats and comparisons take up to 20 ns a character. */
const CHARACTERS_PER_STEP = 2;

function spend(meter: Meter, steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw meter;
}

function addMeter(ajv: Ajv, meter: Meter): void {
  ajv.addKeyword({
    keyword: STEPS,
    schemaType: "number",
    before: "allOf",
    code({ gen, schema }) {
      const left = codeOf`${gen.scopeValue("obj", { ref: meter })}`;
      gen.if(codeOf`(${left}.left -= ${schema as number}) < 0`, () => gen.throw(left));
    },
  });
}

/** A character may cost as many instructions as the expression's program has. */
function regexEngine(regexes: Guards["regexes"], meter: Meter): RegExpEngine {
  const engine = (source: string) => {
    const regex = regexes.get(source)!;
    const test = (text: string) => {
      spend(meter, (text.length * regex.size) / INSTRUCTIONS_PER_STEP);
      return regex.test(text);
    };
    // ajv tells regular expressions apart by their text.
    return { test, toString: () => source } as unknown as RegExp;
  };
  return Object.assign(engine, { code: "new RegExp" });
}

/** Exact for whole numbers; others as exactly as binary fractions can be: 19.99 is a multiple of 0.01. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  if ((Number.isInteger(value) && Number.isInteger(of)) || !Number.isFinite(quotient))
    return value % of === 0;
  return Math.abs(Math.round(quotient) - quotient) <= Math.abs(quotient) * 2 * Number.EPSILON;
}

/** ajv's own comparisons call members of the data such as "valueOf", and its `uniqueItems` compares all pairs. */
function addComparisons(ajv: Ajv, meter: Meter): void {
  for (const keyword of ["multipleOf", "const", "enum", "uniqueItems"]) ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    compile: (of: number) => (value: number) => isMultiple(value, of),
  });
  ajv.addKeyword({ keyword: "const", compile: (value: unknown) => isOneOf([value]) });
  ajv.addKeyword({ keyword: "enum", schemaType: "array", compile: isOneOf });
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    compile: (wanted: boolean) => (items: readonly unknown[]) => !wanted || areUnique(items, meter),
  });
}

function isOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const scalars = new Set(values.filter((value) => typeof value !== "object" || value === null));
  const others = values.filter((value) => typeof value === "object" && value !== null);
  return (value) =>
    typeof value === "object" && value !== null
      ? others.some((other) => equalJson(value, other))
      : scalars.has(value);
}

function areUnique(items: readonly unknown[], meter: Meter): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const text = canonicalJson(item);
    spend(meter, 1 + text.length / CHARACTERS_PER_STEP);
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return true;
}

function addFormats(ajv: Ajv, meter: Meter): void {
  for (const [name, fits] of textFormats) {
    const validate = (text: string) => {
      spend(meter, text.length / CHARACTERS_PER_STEP);
      return fits(text);
    };
    ajv.addFormat(name, { type: "string", validate });
  }
  for (const [name, validate] of numberFormats) ajv.addFormat(name, { type: "number", validate });
}
