/** A wildcard split at its stars: what must stand first, last, and in order between. One part: no star. */
export type Wildcard = readonly string[];

/** Why a text is no wildcard: what it must be, and what EventBridge says. */
export interface WildcardFault {
  readonly expected: string;
  readonly reason: string;
}

/** Splits a wildcard at its stars. `\*` is a star and `\\` a backslash; `**` and other escapes are faults. */
export function readWildcard(text: string): Wildcard | WildcardFault {
  const parts = [""];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const next = text.charAt(at + 1);
    if (unit === "*") {
      if (next === "*") return faultAt(text, at, "Consecutive wildcard characters");
      parts.push("");
    } else if (unit === "\\") {
      if (next !== "*" && next !== "\\") return faultAt(text, at, "Invalid escape character");
      parts[parts.length - 1] += next;
      at++;
    } else parts[parts.length - 1] += unit;
  }
  return parts;
}

/** Whether a value is what the wildcard describes. Goes through the value once. */
export function matchesWildcard(value: string, parts: Wildcard): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (parts.length === 1) return value === first;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  const end = value.length - last.length;
  let at = first.length;
  for (let i = 1; i < parts.length - 1; i++) {
    const found = value.indexOf(parts[i]!, at);
    if (found < 0) return false;
    at = found + parts[i]!.length;
  }
  return at <= end;
}

function faultAt(text: string, at: number, what: string): WildcardFault {
  const stars = text.charAt(at) === "*";
  const expected = stars
    ? "a text without two stars in a row"
    : "a text in which a backslash stands before * or \\ only";
  // EventBridge counts UTF-8 bytes, the quote before the text included.
  return { expected, reason: `${what} at pos ${new TextEncoder().encode(text.slice(0, at)).length + 1}` };
}
