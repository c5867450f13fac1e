import { validateJson } from "../json/validate.ts";
import type { Checked, Finding, Remark } from "./finding.ts";
import { positionOf, repeatedKeys } from "./position.ts";

/** What a kind of file has to say of its parsed JSON. Warnings are asked for only when there are no problems. */
export interface Remarks {
  readonly problems: readonly Remark[];
  readonly warnings?: () => readonly Remark[];
}

/**
 * Checks a file's text: whether it is JSON, what `look` says of its value, and whether keys repeat. Warnings are made
 * when they are read: whoever only wants to know whether a file is good does not pay for them.
 * `Value` is the caller's word that a value without problems is one.
 */
export function checkFile<Value>(
  text: string,
  look: (value: unknown, text: string) => Remarks,
): Checked<Value> {
  const fault = validateJson(text);
  if (fault) {
    const { code, message, line, column } = fault;
    return { problems: [{ code, pointer: "", message, line, column }], warnings: [] };
  }
  const value: unknown = JSON.parse(text);
  const { problems, warnings } = look(value, text);
  const good = problems.length === 0;
  return {
    ...(good && { value: value as Value }),
    problems: placed(problems, text),
    get warnings() {
      const remarks = good ? (warnings?.() ?? []) : [];
      return [...placed(remarks, text), ...repetitions(text)].sort(byPlace);
    },
  };
}

/** More is not told of one file. */
const MOST = 100;

function placed(remarks: readonly Remark[], text: string): Finding[] {
  const told = remarks.slice(0, MOST).map((remark) => ({ ...remark, ...positionOf(text, remark.pointer) }));
  return told.sort(byPlace);
}

function repetitions(text: string): Finding[] {
  return repeatedKeys(text).map(({ pointer, position }) => ({
    code: "key-repeated",
    pointer,
    message: "the key stands here a second time, and only this last one counts",
    ...position,
  }));
}

function byPlace(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column;
}
