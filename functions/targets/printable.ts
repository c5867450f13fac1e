/** Foreign text on one line: control characters, and what a cut left of a character, become spaces. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, " ").trim();
}

// C0, DEL and C1 (which steer terminals), line separators, bidirectional overrides, the replacement character.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]+/gu;
