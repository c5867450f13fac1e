import type { Body } from "../delivery.ts";
import { orSimilar } from "../text/did-you-mean.ts";
import { RouterError } from "../errors.ts";
import type { Rule } from "../rule.ts";
import { compileTransform } from "../transform/compile.ts";
import { viewOf } from "../view.ts";
import { type Difference, firstDifference } from "./difference.ts";

/** An event that a rule matched, and the bodies that should go out for it, by target. */
export interface Sending {
  /** The event as JSON. */
  readonly event: string;
  /** When it came in, epoch ms. */
  readonly now: number;
  readonly sends: Readonly<Record<string, unknown>>;
}

/** How what a rule sends differs from what it should, in sentences. */
export async function sendFailures(rule: Rule, { event, now, sends }: Sending): Promise<string[]> {
  const failures: string[] = [];
  for (const [target, expected] of Object.entries(sends)) {
    const body = await bodyFor(rule, target, { event, now }).catch(reasonOf);
    if (typeof body === "string") failures.push(body);
    else failures.push(...differences(target, expected, valueOf(body)));
  }
  return failures;
}

async function bodyFor(
  rule: Rule,
  target: string,
  { event, now }: Omit<Sending, "sends">,
): Promise<Body | string> {
  const sent = rule.targets.find((entry) => entry.target === target);
  if (!sent) {
    const similar = orSimilar(
      target,
      rule.targets.map((entry) => entry.target),
    );
    return `It does not send to "${target}"${similar}.`;
  }
  if (!sent.transform) return { contentType: "application/json", text: event };
  const { id, bus = "default", view = "cloudevents" } = rule;
  const transform = compileTransform(sent.transform, { id });
  return transform(viewOf(event, view), { rule: { id, bus }, receivedAt: now });
}

function reasonOf(error: unknown): string {
  if (error instanceof RouterError) return `${error.message}.`;
  throw error;
}

function valueOf({ contentType, text }: Body): unknown {
  return /\bjson\b/.test(contentType) ? JSON.parse(text) : text;
}

function differences(target: string, expected: unknown, actual: unknown): string[] {
  const found = firstDifference(expected, actual);
  return found ? [`It sends ${target} something else: ${told(found)}.`] : [];
}

function told({ pointer, ...sides }: Difference): string {
  const place = pointer || "the body";
  if (!("actual" in sides)) return `${place} is not there, wanted ${JSON.stringify(sides.expected)}`;
  if (!("expected" in sides)) return `${place} is ${JSON.stringify(sides.actual)}, wanted none`;
  return `${place} is ${JSON.stringify(sides.actual)}, wanted ${JSON.stringify(sides.expected)}`;
}
