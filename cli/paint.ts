import { styleText } from "node:util";

/** Colours by what they mean. Only on a terminal; NO_COLOR and FORCE_COLOR are heeded. */
export const paint = {
  good: (text: string) => styleText("green", text),
  bad: (text: string) => styleText("red", text),
  warn: (text: string) => styleText("yellow", text),
  name: (text: string) => styleText("cyan", text),
  dim: (text: string) => styleText("dim", text),
  strong: (text: string) => styleText("bold", text),
};

/** The same for stderr. */
export const paintError = {
  bad: (text: string) => styleText("red", text, { stream: process.stderr }),
  dim: (text: string) => styleText("dim", text, { stream: process.stderr }),
};

/** Text of somebody else's for the terminal: control characters are shown, not obeyed. */
export function shown(text: string): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (control) => `\\u${control.codePointAt(0)!.toString(16).padStart(4, "0")}`,
  );
}
