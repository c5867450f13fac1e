/**
 * A text to be found in any case. Case is folded for each UTF-16 unit of the rule's text: it accepts its own lower
 * and its own upper form and nothing else, so `ß` accepts `ß` and `SS` but not `ss`.
 */
export interface Folded {
  /** The two forms of each unit. */
  readonly forms: readonly Forms[];
  /** False when the text has a character beyond the basic plane: it matches nothing, as on AWS. */
  readonly matchable: boolean;
}

type Forms = readonly [lower: string, upper: string];

/** A rule's text, ready to be compared in any case. */
export function fold(text: string): Folded {
  const units = Array.from({ length: text.length }, (_, at) => text.charAt(at));
  return {
    forms: units.map((unit) => [unit.toLowerCase(), unit.toUpperCase()] as const),
    matchable: !/[\ud800-\udfff]/.test(text),
  };
}

/** Whether a value is the text, in any case. */
export function equalsFolded(value: string, text: Folded): boolean {
  return foldedEnd(value, text) === value.length;
}

/** Whether a value begins with the text, in any case. */
export function startsFolded(value: string, text: Folded): boolean {
  return foldedEnd(value, text) >= 0;
}

/** Whether a value ends with the text, in any case. */
export function endsFolded(value: string, { forms, matchable }: Folded): boolean {
  let rest = value.length;
  for (let i = forms.length - 1; i >= 0; i--) {
    const [lower, upper] = forms[i]!;
    if (value.endsWith(lower, rest)) rest -= lower.length;
    else if (value.endsWith(upper, rest)) rest -= upper.length;
    else return false;
  }
  return matchable;
}

/** Where the text ends in a value that begins with it; -1 when it does not. */
function foldedEnd(value: string, { forms, matchable }: Folded): number {
  let at = 0;
  for (const [lower, upper] of forms) {
    if (value.startsWith(lower, at)) at += lower.length;
    else if (value.startsWith(upper, at)) at += upper.length;
    else return -1;
  }
  return matchable ? at : -1;
}
