import { api } from "./errors/api.ts";
import { commandLine } from "./errors/command-line.ts";
import { definitions } from "./errors/definitions.ts";
import { deliveries } from "./errors/deliveries.ts";
import { publishing } from "./errors/publishing.ts";
import { taps } from "./errors/taps.ts";
import type { Problem } from "./event.ts";

/** Every error that Signalbox answers, journals or prints: one list. docs/errors.md is made from it. */
export const errors = { ...publishing, ...api, ...definitions, ...deliveries, ...taps, ...commandLine };
export type ErrorCode = keyof typeof errors;

/** An error with a code of the list. The message is *Cannot* + what was tried + `:` + what is so. */
export class RouterError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[] | undefined;
  /** The ticket that it is about. */
  readonly ticket: string | undefined;
  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { problems?: readonly Problem[]; ticket?: string } = {},
  ) {
    super(message, options);
    this.name = "RouterError";
    this.code = code;
    this.problems = options.problems;
    this.ticket = options.ticket;
  }
}
