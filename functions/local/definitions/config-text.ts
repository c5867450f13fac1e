import { checks } from "../../core/check/checks.ts";
import type { CheckContext } from "../../core/check/context.ts";
import type { Checked, Finding } from "../../core/check/finding.ts";
import type { FileKind } from "./config-folder.ts";

/**
 * What the check of its kind says of a file's text, with its warnings or, as those cost more, without. A check that
 * fails in an unforeseen way is a problem of that file, and no reason to stop.
 */
export function checkText(
  kind: FileKind,
  text: string,
  { withWarnings = false, ...context }: CheckContext & { readonly withWarnings?: boolean },
): Checked<unknown> {
  try {
    const checked = checks[kind](text, context);
    return withWarnings ? { ...checked } : checked;
  } catch (error) {
    return { problems: [placeless(`Cannot check the file: ${String(error)}`)], warnings: [] };
  }
}

/** A finding about a file or folder as a whole. */
export function placeless(message: string): Finding {
  return { code: "file-invalid", pointer: "", line: 1, column: 1, message };
}
