import { type ErrorCode, errors, RouterError } from "../functions/core/errors.ts";

/** What the shell gets to know. */
export const exit = {
  fine: 0,
  /** A check or test failed, or Signalbox refused what was asked. */
  failed: 1,
  /** Wrong use: arguments, files, token. */
  usage: 2,
  /** Signalbox cannot be reached. */
  unreachable: 3,
} as const;

const USAGE: readonly ErrorCode[] = [
  "usage-invalid",
  "file-unreadable",
  "token-required",
  "token-invalid",
  "role-insufficient",
];
const UNREACHABLE: readonly ErrorCode[] = ["cannot-reach", "answer-unexpected"];

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof RouterError)) return exit.failed;
  if (USAGE.includes(error.code)) return exit.usage;
  return UNREACHABLE.includes(error.code) || errors[error.code].status === 503
    ? exit.unreachable
    : exit.failed;
}
