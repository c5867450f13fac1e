import { errors, RouterError } from "../functions/core/errors.ts";
import { paintError, shown } from "./paint.ts";
import { note } from "./print.ts";
import { problemText } from "./problem-text.ts";

/** Tells an error on stderr: its code, what is so, where, and the way out. */
export function printFailure(error: unknown, json: boolean): void {
  if (!(error instanceof RouterError)) return printDefect(error);
  const { code, message, problems = [] } = error;
  const { help } = errors[code];
  if (json) return note(JSON.stringify({ code, detail: message, help, errors: problems }, null, 2));
  note(
    `${paintError.bad(code)}  ${shown(message)}`,
    ...problems.map((problem) => `  ${shown(problemText(problem, "it"))}`),
  );
  note(paintError.dim(help));
}

/** What is none of our errors is our mistake: all of it is shown. */
function printDefect(error: unknown): void {
  note(`${paintError.bad("internal")}  ${error instanceof Error ? error.stack : String(error)}`);
  note(paintError.dim("Something of ours broke. Please report it with what stands above."));
}
