import { errors, RouterError } from "../functions/core/errors.ts";
import type { Problem } from "../functions/core/event.ts";
import { paintError, shown } from "./paint.ts";
import { note } from "./print.ts";

/** Tells an error on stderr: its code, what is so, where, and the way out. */
export function printFailure(error: unknown, json: boolean): void {
  const { code, message, help, problems } = told(error);
  if (json) {
    note(JSON.stringify({ code, detail: message, help, ...(problems && { errors: problems }) }, null, 2));
    return;
  }
  note(`${paintError.bad(code)}  ${shown(message)}`);
  for (const problem of problems ?? []) note(`  ${shown(problemLine(problem))}`);
  note(paintError.dim(help));
}

function told(error: unknown): {
  code: string;
  message: string;
  help: string;
  problems?: readonly Problem[];
} {
  if (!(error instanceof RouterError))
    return {
      code: "internal",
      message: String(error instanceof Error ? error.stack : error),
      help: errors.internal.help,
    };
  const { code, message, problems } = error;
  return { code, message, help: errors[code].help, ...(problems && { problems }) };
}

function problemLine({ pointer, expected, actual }: Problem): string {
  return `${pointer || "the whole"}: must be ${expected}${actual === undefined ? "" : `, but is ${actual}`}`;
}
