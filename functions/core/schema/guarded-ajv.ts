import type { RegExpEngine } from "ajv/dist/types/index.js";
import { type Ajv, codeOf, createAjv } from "./ajv.ts";
import { canonicalJson, equalJson } from "./equal.ts";
import { numberFormats, textFormats } from "./formats.ts";
import { STEPS } from "./meter.ts";
import { type LinearRegex, linearRegex } from "./regex.ts";

/** How many steps a check may still take. It is thrown when none are left. */
export interface Meter {
  left: number;
}

interface Guards {
  readonly meter: Meter;
  readonly regexes: ReadonlyMap<string, LinearRegex>;
  /** Whether it matters what keywords have looked at. Elsewhere ajv is not to keep account: it costs, and has its faults. */
  readonly unevaluated: boolean;
}

/** An ajv whose checks take a bounded number of steps: metered, regular expressions and `uniqueItems` in linear time. */
export function createGuardedAjv({ meter, regexes, unevaluated }: Guards): Ajv {
  const ajv = createAjv({
    unevaluated,
    // ajv's optimiser takes the square of the schema's size, and V8 optimises anyway.
    code: { optimize: false, regExp: regexEngine(regexes, meter) },
  });
  addMeter(ajv, meter);
  addComparisons(ajv, meter);
  addFormats(ajv, meter);
  return ajv;
}

/** Measured: where RE2 has to simulate an expression, an instruction takes 45 ns a character. */
const INSTRUCTIONS_PER_STEP = 3;
/** Measured: formats and comparisons take up to 40 ns a character. */
const CHARACTERS_PER_STEP = 1;

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
    const regex = regexes.get(source) ?? linearRegex(source);
    const test = (text: string) => {
      spend(meter, (text.length * regex.size) / INSTRUCTIONS_PER_STEP);
      return regex.test(text);
    };
    // ajv tells regular expressions apart by their text.
    return { test, toString: () => source } as unknown as RegExp;
  };
  return Object.assign(engine, { code: "new RegExp" });
}

/** ajv's own comparisons call members of the data such as "valueOf", and its `uniqueItems` compares all pairs. */
function addComparisons(ajv: Ajv, meter: Meter): void {
  const unique = (wanted: boolean) => (items: readonly unknown[]) => !wanted || areUnique(items, meter);
  replace(ajv, { keyword: "const", makeCheck: (value: unknown) => isOneOf([value]) });
  replace(ajv, { keyword: "enum", makeCheck: isOneOf });
  replace(ajv, { keyword: "multipleOf", type: "number", makeCheck: isMultipleOf });
  replace(ajv, { keyword: "uniqueItems", type: "array", makeCheck: unique });
}

interface Replacement<Wanted, Value> {
  readonly keyword: string;
  /** The values that it is about; others fit. */
  readonly type?: "number" | "array";
  /** Makes the check of values from the keyword's own value. */
  readonly makeCheck: (wanted: Wanted) => (value: Value) => boolean;
}

function replace<Wanted, Value>(ajv: Ajv, { makeCheck, ...definition }: Replacement<Wanted, Value>): void {
  ajv.removeKeyword(definition.keyword);
  ajv.addKeyword({
    ...definition,
    code(context) {
      const check = context.gen.scopeValue("func", { ref: makeCheck(context.schema as Wanted) });
      context.pass(codeOf`${check}(${context.data})`);
    },
  });
}

/** Exact for whole numbers; others as exactly as binary fractions can be: 19.99 is a multiple of 0.01. */
function isMultipleOf(of: number): (value: number) => boolean {
  return (value) => {
    const quotient = value / of;
    if ((Number.isInteger(value) && Number.isInteger(of)) || !Number.isFinite(quotient))
      return value % of === 0;
    return Math.abs(Math.round(quotient) - quotient) <= Math.abs(quotient) * 2 * Number.EPSILON;
  };
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
