import type { MatchReason } from "../rule.ts";
import { absenceOf } from "./absence.ts";
import type { ElementMismatch, ElementPart, FieldMismatch, Mismatch } from "./mismatch.ts";
import { nearMiss } from "./near.ts";
import type { Leaf } from "./pattern.ts";
import { expectedOf, listed, operatorOf, shownLeaf, wantedOf } from "./words.ts";

/**
 * A mismatch in the words of the people who write rules. `event` is the event's value in the rule's view. The sentence
 * is what follows "Rule x did not match: ", without the full stop.
 */
export function reasonOf(mismatch: Mismatch, event: unknown): MatchReason {
  const reason = mismatch.kind === "field" ? fieldReason(mismatch, event) : elementReason(mismatch);
  if (mismatch.branches === 1) return reason;
  return {
    ...reason,
    sentence: `${reason.sentence}; of ${mismatch.branches} alternatives this is the nearest`,
  };
}

function fieldReason({ clause, values }: FieldMismatch, event: unknown): MatchReason {
  const { path } = clause;
  const wanted = wantedOf(clause);
  const common = { path, operator: operatorOf(clause), expected: expectedOf(clause) };
  const [first] = values;
  if (first === undefined) {
    const { is, hint } = absenceOf(event, path);
    return {
      ...common,
      sentence: `${path} is ${is}, wanted ${wanted}${hint === undefined ? "" : ` (${hint})`}`,
    };
  }
  if (values.length > 1) {
    const one = clause.matchers.every(({ kind }) => kind === "exists") ? "" : "one of them to be ";
    const sentence = `${path} is ${shownList(values)}, wanted ${one}${wanted}`;
    return { ...common, actual: values.map(valueOf), sentence };
  }
  const why = nearMiss(clause.matchers, first);
  const sentence = `${path} is ${shownLeaf(first)}, wanted ${wanted}${why === undefined ? "" : ` (${why})`}`;
  return { ...common, actual: valueOf(first), sentence };
}

function elementReason({ array, parts }: ElementMismatch): MatchReason {
  const names = parts.map(({ clause }) => nameIn(array, clause.path));
  const words = parts.map((part, index) => `${names[index]!} (${partWords(part)})`);
  const both = parts.length === 2 ? "both " : "";
  return {
    path: array,
    operator: "same-element",
    expected: Object.fromEntries(parts.map(({ clause }, index) => [names[index]!, expectedOf(clause)])),
    actual: Object.fromEntries(parts.map(({ elements }, index) => [names[index]!, elements])),
    sentence: `no single element of ${array} satisfies ${both}${listed(words, "and")}`,
  };
}

function partWords({ clause, elements }: ElementPart): string {
  const wanted = wantedOf(clause);
  if (elements.length === 0) return wanted;
  return `${wanted} only in ${elements.slice(0, MOST).join(", ")}${elements.length > MOST ? ", …" : ""}`;
}

/** A field's path as seen from an element of the array. */
function nameIn(array: string, path: string): string {
  return path.startsWith(`${array}.`) ? path.slice(array.length + 1) : path;
}

/** Values or elements that are listed; more are told by their number. */
const MOST = 5;

function shownList(values: readonly Leaf[]): string {
  const shown = values.slice(0, MOST).map(shownLeaf).join(", ");
  return values.length > MOST ? `[${shown}, … ${values.length} in all]` : `[${shown}]`;
}

function valueOf(leaf: Leaf): unknown {
  return typeof leaf === "object" && leaf !== null ? Number(leaf.text) : leaf;
}
