import type { RuleTestCase, RuleTestFile } from "../generated/rule-test-file.ts";
import { mergePatch } from "./merge-patch.ts";

/** What a case's event has where its file does not say it. */
const DEFAULTS = { specversion: "1.0", id: "test", source: "/test", type: "test" };

/** The event of a case: what it says itself, over what its file says of all, over the defaults. */
export function caseEvent({ event = {} }: RuleTestFile, testCase: RuleTestCase): CaseEvent {
  return mergePatch(mergePatch(DEFAULTS, event), testCase.event ?? {}) as CaseEvent;
}

/** A CloudEvent, as far as a test says one. */
export interface CaseEvent {
  readonly source: string;
  readonly type: string;
  readonly data?: unknown;
}
