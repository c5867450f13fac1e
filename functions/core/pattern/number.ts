/**
 * The value of a JSON number that can be compared by its double: one whose decimal value is that of the double's
 * shortest form. NaN for all others, such as 9007199254740993, 0.1234567890123456789 and 1e400: they equal only
 * their own text.
 */
export function comparable(text: string): number {
  const value = Number(text);
  if (text.length <= SAFE_DIGITS && !text.includes("e") && !text.includes("E")) return value;
  // As JavaScript and most others write it.
  if (String(value) === text) return value;
  return decimalOf(text) === decimalOf(String(value)) ? value : Number.NaN;
}

/** A double keeps every decimal of so many digits. */
const SAFE_DIGITS = 15;

/** A form that two number texts share when their decimal values are equal: digits without outer zeros, and exponent. */
function decimalOf(text: string): string {
  const [, sign, whole = "", fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${Number(exponent) - fraction.length + (digits.length - significant.length)}`;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;
