import { RouterError } from "../errors.ts";
import type { Problem } from "../event.ts";
import type { EventView } from "../view.ts";

/** What a transform may know beside the event. */
export interface TransformContext {
  readonly rule: {
    readonly id: string;
    readonly bus: string;
    /** The name by which AWS clients know the rule; one is made of bus and id where it is absent. */
    readonly arn?: string;
  };
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** What one way of transforming makes: JSON text, or text that is not JSON. Throws `transform-failed`. */
export type Make = (view: EventView, context: TransformContext) => Made | Promise<Made>;
export type Made = { readonly json: string } | { readonly text: string };

/** Compiles one kind of transform. Problems go to the list, with pointers into the transform; then nothing is run. */
export type CompileKind<Value> = (value: Value, problems: Problem[]) => Make;

/** The event cannot be transformed, for a reason that stands in one clause. */
export function transformFailed({ rule }: TransformContext, what: string, cause?: unknown): RouterError {
  return new RouterError("transform-failed", `Cannot transform the event for rule "${rule.id}": ${what}`, {
    cause,
  });
}
