import { compileCondition } from "../../functions/core/condition/compile.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

interface Row {
  readonly id: string;
  readonly rule: unknown;
  readonly data?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
  /** Whether json-logic-js, whose semantics we have, gives this result; the other rows are another dialect. */
  readonly jsonLogicJsAgrees: boolean;
}

/** JsonLogic as json-logic-js 2.0.5 understands it. */
export const corpora: readonly Corpus[] = ["jsonlogic/classic.jsonl", "jsonlogic/extended.jsonl"].map(
  (file) => ({
    file,
    run: (text) =>
      rowsOf<Row>(text)
        .filter((row) => row.jsonLogicJsAgrees)
        .map(verdictOf),
  }),
);

function verdictOf({ id, rule, data = null, result, error }: Row): Verdict {
  const refusal = refusalOf(rule);
  if (error !== undefined) return refusal ? { id } : { id, wrong: "wanted an error, but it was compiled" };
  if (!refusal) return verdict(id, result, compileCondition(rule).apply(data));
  const unknown = refusal.problems?.every(({ keyword }) => keyword === "operator");
  return {
    id,
    wrong: refusal.message,
    ...(unknown && { known: "unknown operators are refused at registration, even where none is reached" }),
  };
}

function refusalOf(rule: unknown): RouterError | undefined {
  try {
    compileCondition(rule);
    return undefined;
  } catch (error) {
    if (error instanceof RouterError) return error;
    throw error;
  }
}
