import { RouterError } from "../core/errors.ts";
import type { AuditEntry } from "../core/ports.ts";
import type { ControlPorts } from "./control-ports.ts";
import type { ApiRequest } from "./route.ts";

type Writing = Pick<ControlPorts, "audit" | "clock">;
type Acting = Pick<ApiRequest, "caller" | "ticket">;
export type AuditDraft = Omit<AuditEntry, "at" | "actor" | "token" | "ticket">;

/** Writes into the audit what the caller changed or saw. What is shown is to be shown after that. */
export function record(
  { caller, ticket }: Acting,
  { audit, clock }: Writing,
  entry: AuditDraft,
): Promise<void> {
  const { id, token } = caller;
  return audit.write({
    ...{ at: clock(), actor: id, ...entry },
    ...(token !== undefined && token !== id && { token }),
    ...(ticket !== undefined && { ticket }),
  });
}

/**
 * Writes into the audit what is about to be done, and does it then: what cannot be audited is not done. When it fails, an
 * entry with `failed` follows.
 */
export async function audited<Result>(
  request: Acting,
  ports: Writing & Pick<ControlPorts, "report">,
  { entry, act }: { readonly entry: AuditDraft; readonly act: () => Promise<Result> },
): Promise<Result> {
  await record(request, ports, entry);
  try {
    return await act();
  } catch (error) {
    const { action, resource } = entry;
    const failed = error instanceof RouterError ? error.code : "internal";
    await record(request, ports, { action, resource, failed }).catch((later: unknown) =>
      ports.report(later, `${action} ${resource}`),
    );
    throw error;
  }
}
