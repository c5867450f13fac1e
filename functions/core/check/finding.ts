import { type ErrorCode, RouterError } from "../errors.ts";
import type { Problem } from "../event.ts";
import type { Position } from "./position.ts";

/** What a check warns of: the file works, and it hardly does what was meant. */
export type WarningCode =
  /** A rule sends to a target that there is not. */
  | "target-dangling"
  /** A path names a field that no schema of the rule's types has. */
  | "field-unknown"
  /** A schema has a word that nearly is a keyword, and says nothing. */
  | "keyword-unknown"
  /** No event can ever fit. */
  | "never-matches"
  /** A rule says of no field what it must be. */
  | "asked-of-all"
  /** An object holds a key twice: the last one counts. */
  | "key-repeated"
  /** AWS EventBridge would not take it. */
  | "aws-strict"
  /** A secret stands in the file itself. */
  | "secret-in-file"
  /** The target's address is private, and those are refused. */
  | "address-private"
  /** A rule test says something of an event that a schema keeps from ever reaching the rule. */
  | "event-refused"
  /** A file or folder that nothing reads. */
  | "file-unread";

/** Something to say of a document, at a pointer into it. */
export interface Remark {
  readonly code: ErrorCode | WarningCode;
  readonly pointer: string;
  /** What is so, as a sentence without its capital and its stop. */
  readonly message: string;
  /** The same in parts, where a schema or a compiler said it. */
  readonly problem?: Omit<Problem, "pointer">;
}

/** A remark at its place in the file's text. */
export interface Finding extends Remark, Position {}

/** What a check says of one file. `value` is there when there are no problems. */
export interface Checked<Value> {
  readonly value?: Value;
  /** It cannot be used. */
  readonly problems: readonly Finding[];
  /** It can, and should be looked at. */
  readonly warnings: readonly Finding[];
}

/** Problems of a part of a document as remarks on the whole of it. */
export function remarksOf(code: ErrorCode, problems: readonly Problem[], at = ""): Remark[] {
  return problems.map(({ pointer, ...problem }) => ({
    code,
    pointer: at + pointer,
    message: sentenceOf(problem),
    problem,
  }));
}

/** What building a part of a document finds wrong with it. */
export function remarksBy(build: () => unknown, at: string): Remark[] {
  try {
    build();
    return [];
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const { code, problems, message } = error;
    return problems?.length
      ? remarksOf(code, problems, at)
      : [{ code, pointer: at, message: reasonOf(message) }];
  }
}

function sentenceOf({ expected, actual }: Omit<Problem, "pointer">): string {
  return actual === undefined ? `must be ${expected}` : `must be ${expected}, but is ${actual}`;
}

/** The part behind *Cannot* … `:`. */
function reasonOf(message: string): string {
  return message.slice(message.indexOf(": ") + 2);
}
