import { checks } from "../../core/check/checks.ts";
import type { CheckContext } from "../../core/check/context.ts";
import type { Checked, Finding, Remark } from "../../core/check/finding.ts";
import { type ErrorCode, RouterError } from "../../core/errors.ts";
import type { Problem } from "../../core/event.ts";
import type { NamedRule } from "../../core/check/asked-of-all.ts";
import type { Definition, FileKind, Registry } from "../../core/ports.ts";
import { schemaVersions } from "./schema-versions.ts";

/** What somebody wants a definition to say. */
interface Draft {
  readonly kind: FileKind;
  readonly id: string;
  readonly value: unknown;
}

/**
 * Checks a definition as its file would be checked, and returns what is to be warned of.
 * Throws the code of the first problem (`rule-invalid`, `pattern-invalid`, …) with all of them.
 */
export function checkDefinition({ kind, id, value }: Draft, context: CheckContext = {}): readonly Remark[] {
  const check: (text: string, context: CheckContext) => Checked<unknown> = checks[kind];
  const { problems, warnings } = check(JSON.stringify(value), { ...context, id });
  const [first] = problems;
  if (!first) return warnings.map(({ code, pointer, message }) => ({ code, pointer, message }));
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  const message = `Cannot take ${kind} "${id}": ${first.pointer || "it"} ${first.message}${more}`;
  throw new RouterError(codeOf(first), message, { problems: problems.map(problemOf) });
}

/** Kinds without a code of their own have that of files; here there is no file, but a request. */
function codeOf({ code }: Finding): ErrorCode {
  return code === "file-invalid" ? "request-invalid" : (code as ErrorCode);
}

/** What the registry tells a check. */
export function contextOf(registry: Pick<Registry, "list">): CheckContext {
  const schemas = [...schemaVersions(registry)].map(
    ([type, versions]) => [type, versions.map(({ definition }) => definition.value)] as const,
  );
  return {
    targets: registry.list("target").map(({ id }) => id),
    schemas: new Map(schemas),
    registered: () => namedRules(registry),
  };
}

export function namedRules(registry: Pick<Registry, "list">): readonly NamedRule[] {
  return registry.list("rule") as readonly (Definition & NamedRule)[];
}

function problemOf({ pointer, code, message, problem }: Finding): Problem {
  return { pointer, ...(problem ?? { keyword: code, expected: message }) };
}
