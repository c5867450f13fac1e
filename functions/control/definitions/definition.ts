import type { Remark } from "../../core/check/finding.ts";
import { RouterError } from "../../core/errors.ts";
import type { Caller } from "../../core/people/people.ts";
import type { Definition, FileKind } from "../../core/ports.ts";
import { ownerNames } from "../../core/definitions/reach.ts";
import { may } from "../../core/people/roles.ts";
import { holdsTemplates, loadTemplates } from "../../core/template/templates.ts";
import { checkDefinition, contextOf } from "./check-definition.ts";
import type { ControlPorts } from "../control-ports.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { audited } from "../record.ts";
import type { ApiRequest } from "../route.ts";
import { timeText } from "../time.ts";

export type Value = Readonly<Record<string, unknown>>;

/** What a change is: which definition, what it says from now on, and the version that it follows. */
export interface Change {
  readonly kind: FileKind;
  readonly id: string;
  /** Absent: it goes. */
  readonly value?: Value;
  readonly expect: number;
  /** For the audit: `put`, `delete`, `rollback`, … */
  readonly act: string;
}

/** Checks a change as files are checked, audits it, and adds it as a new version. */
export async function change(
  request: Pick<ApiRequest, "caller" | "ticket">,
  ports: ControlPorts,
  { kind, id, value, expect, act }: Change,
): Promise<{ readonly definition: Definition; readonly warnings: readonly Remark[] }> {
  const { registry, clock } = ports;
  const before = registry.get(kind, id);
  if (kind === "target" && holdsTemplates(JSON.stringify(value))) await loadTemplates();
  const warnings = value ? checkDefinition({ kind, id, value }, contextOf(registry)) : [];
  const state = value ? { value } : { value: before?.value, deleted: true as const };
  const definition = await audited(request, ports, {
    entry: {
      action: `${kind}.${act}`,
      resource: `${kind}/${id}`,
      ...(before && { before: hideSecrets(kind, before.value) }),
      ...(value && { after: hideSecrets(kind, value) }),
    },
    act: () => registry.put({ kind, id, ...state, at: clock(), by: request.caller.id }, expect),
  });
  return { definition, warnings };
}

/** A definition as the API shows it: what it says, flat, with its id, version and history around. */
export function shown({ kind, id, version, value, at, by, file }: Definition, caller: Caller): Value {
  const { $schema: _, ...said } = saidTo(caller, kind, value) as Value;
  return {
    id,
    version,
    ...said,
    ...(file !== undefined && { file }),
    updatedAt: timeText(at),
    updatedBy: by,
  };
}

/** Secrets are for admins; what files of rules/access say, for operators and those whose things they are about. */
function saidTo(caller: Caller, kind: Definition["kind"], value: unknown): unknown {
  if (may(caller.role, "manage")) return value;
  if (kind !== "access" || may(caller.role, "operate")) return hideSecrets(kind, value);
  const { kind: what, description, enabled, owners = [] } = value as Value & { readonly owners?: string[] };
  if (owners.some((owner) => ownerNames(caller).has(owner))) return value;
  return {
    kind: what,
    ...(description !== undefined && { description }),
    ...(enabled !== undefined && { enabled }),
  };
}

/** What a body says of a definition, without what `shown` added: so that what was read can be sent back changed. */
export function valueOf(body: Value, added: readonly string[] = []): Value {
  const ours = new Set(["id", "version", "file", "updatedAt", "updatedBy", "warnings", "$schema", ...added]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ours.has(name)));
}

/** The definition, or `not-found`. */
export function definitionOf(
  { registry }: Pick<ControlPorts, "registry">,
  kind: FileKind,
  id: string,
): Definition {
  const found = registry.get(kind, id);
  if (!found) throw new RouterError("not-found", `Cannot find ${kind} "${id}": there is none`);
  return found;
}
