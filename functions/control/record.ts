import type { AuditEntry } from "../core/ports.ts";
import type { ControlPorts } from "./control-ports.ts";
import type { ApiRequest } from "./route.ts";

/** Writes into the audit what the caller changed or saw. */
export function record(
  { caller }: Pick<ApiRequest, "caller">,
  { audit, clock }: Pick<ControlPorts, "audit" | "clock">,
  entry: Omit<AuditEntry, "at" | "actor">,
): Promise<void> {
  return audit.write({ at: clock(), actor: caller.id, ...entry });
}
