import { RE2JS } from "re2js";

/** What the regular expressions of one evaluation may still cost: characters looked at times size of the program. */
export interface RegexMeter {
  left: number;
}

/** About 200 ms of matching. */
export const REGEX_STEPS = 500_000;

/**
 * A stand-in for RegExp whose cost grows with the text, never faster: no look-around, no back-references. Charges the
 * meter and throws when it is empty. JSONata makes one of each literal, with flags `g`, `i`, `m`.
 */
export function linearEngine(meter: RegexMeter) {
  const compiled = new WeakMap<RegExp, RE2JS>();
  return class LinearRegExp {
    lastIndex = 0;
    readonly #regex: RE2JS;
    constructor(literal: RegExp) {
      this.#regex = compiled.get(literal) ?? compileLinear(literal);
      compiled.set(literal, this.#regex);
    }
    exec(text: string) {
      const start = this.lastIndex;
      meter.left -= (text.length - start + 1) * this.#regex.programSize();
      if (meter.left < 0) throw new Error("its regular expressions look at too much text");
      const matcher = this.#regex.matcher(text);
      if (start > text.length || !matcher.find(start)) {
        this.lastIndex = 0;
        return null;
      }
      this.lastIndex = matcher.end();
      const groups = Array.from(
        { length: matcher.groupCount() + 1 },
        (_, group) => matcher.group(group) ?? undefined,
      );
      return Object.assign(groups, { index: matcher.start() });
    }
    test(text: string): boolean {
      return this.exec(text) !== null;
    }
  };
}

/** Compiles the expression for linear time; throws an Error that says what it cannot do. */
export function compileLinear({ source, flags }: RegExp): RE2JS {
  const options =
    (flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes("m") ? RE2JS.MULTILINE : 0);
  return RE2JS.compile(RE2JS.translateRegExp(source), options);
}
