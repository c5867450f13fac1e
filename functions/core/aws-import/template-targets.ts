import type { AwsTarget } from "../eventbridge/target.ts";
import { unresolvedIn } from "./intrinsics.ts";
import { list, type Properties, record, textOr } from "./loose.ts";
import { notKnown } from "./resource.ts";
import type { Left, Note } from "./things.ts";

/** What a target of a rule is made of here. */
const USED: ReadonlySet<string> = new Set<keyof AwsTarget>([
  ...(["Id", "Arn", "Input", "InputPath", "InputTransformer", "HttpParameters"] as const),
  ...(["SqsParameters", "KinesisParameters", "RetryPolicy"] as const),
]);

/** Those targets of a rule's resource of which all is known, and what is to be said of the others. */
export function targetsOf(
  value: unknown,
  place: string,
): {
  readonly targets: readonly Properties[];
  readonly left: readonly Left[];
  readonly notes: readonly Note[];
} {
  const targets: Properties[] = [];
  const left: Left[] = [];
  const notes: Note[] = [];
  for (const [index, one] of list(value).entries()) {
    const target: Properties = { Id: `target-${index}`, ...record(one) };
    const at = `${place}, target ${textOr(target["Id"], String(index))}`;
    const used = Object.fromEntries(Object.entries(target).filter(([name]) => USED.has(name)));
    const unresolved = unresolvedIn(used);
    if (unresolved) left.push(notKnown({ place: at }, unresolved.what));
    else targets.push({ ...used, ...withNumbers(target["RetryPolicy"]) });
    if (target["DeadLetterConfig"] !== undefined)
      notes.push({ place: at, note: "its DeadLetterConfig is not taken: dead letters are kept here" });
  }
  return { targets, left, notes };
}

/** Templates may write numbers as text. */
function withNumbers(policy: unknown): Properties {
  if (policy === undefined) return {};
  const entries = Object.entries(record(policy)).map(
    ([name, value]) =>
      [name, typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value] as const,
  );
  return { RetryPolicy: Object.fromEntries(entries) };
}
