import { RouterError } from "../../core/errors.ts";
import type { Secret } from "../../core/generated/source-file.ts";
import type { ReportError } from "../../core/http/problem-json.ts";
import type { Clock, Secrets } from "../../core/ports.ts";
import type { Facts } from "./fill.ts";
import type { WebhookSource } from "./source.ts";
import { verify } from "./verify.ts";

export interface AdmitPorts {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Hears why a webhook was refused: whoever sent it is not told. */
  readonly report: ReportError;
}

/**
 * Lets nothing through but what its provider has sent; returns the secrets that it may have been signed with. Throws
 * `signature-invalid`, with one text whatever did not fit, and `source-unavailable` when the source is switched off or
 * has nothing to verify with.
 */
export async function refuseUnverified(
  facts: Facts,
  source: WebhookSource,
  { secrets, clock, report }: AdmitPorts,
): Promise<readonly string[]> {
  const { id, file, preset } = source;
  const { request } = facts;
  refuseSwitchedOff(source);
  const verification = file.verification ?? preset.verification;
  const known = await secretsNamed(file.secrets, secrets, (error) => report(error, request.id));
  if (!verification || known.length === 0) {
    const message = `Cannot take webhooks of source "${id}": it has nothing to verify them with`;
    report(new RouterError("source-unavailable", message), request.id);
    throw new RouterError("source-unavailable", "Cannot take the webhook: its source is not ready");
  }
  const { toleranceSeconds } = file;
  const reason = verify(verification, facts, { secrets: known, now: clock(), toleranceSeconds });
  if (reason === undefined) return known;
  report(
    new RouterError("signature-invalid", `Cannot take a webhook of source "${id}": ${reason}`),
    request.id,
  );
  throw unverified();
}

/** Throws `source-unavailable`. */
export function refuseSwitchedOff({ id, file }: WebhookSource): void {
  if (file.enabled === false)
    throw new RouterError("source-unavailable", `Cannot take the webhook: source "${id}" is switched off`);
}

/** One text, whatever did not fit. */
export function unverified(): RouterError {
  return new RouterError("signature-invalid", "Cannot take the webhook: its signature does not verify");
}

/** Those of the secrets that are set: during a rotation one may be missing. */
export async function secretsNamed(
  names: readonly Secret[] | undefined,
  secrets: Secrets,
  onMissing: (error: unknown) => void,
): Promise<string[]> {
  const asked = await Promise.allSettled((names ?? []).map(({ secret }) => secrets.get(secret)));
  for (const one of asked) if (one.status === "rejected") onMissing(one.reason);
  return asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
