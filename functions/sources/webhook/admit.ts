import { RouterError } from "../../core/errors.ts";
import type { EventMapping } from "../../core/generated/source-file.ts";
import type { HttpEvent } from "../../core/http/handler.ts";
import type { ReportError } from "../../core/http/problem-json.ts";
import type { Clock, Secrets } from "../../core/ports.ts";
import type { Facts } from "./fill.ts";
import type { WebhookSource } from "./source.ts";
import { verify } from "./verify.ts";

/** What one event may have; a body of many events may have as much as the server takes. */
const BODY_BYTES = 1024 * 1024;

/** Throws `event-too-large`, and `media-type-unsupported` for a compressed body: nothing is unpacked, so no bomb is. */
export function refuseUnreadable(
  { headers, body = "", isBase64Encoded }: HttpEvent,
  { each }: Pick<EventMapping, "each">,
): void {
  const bytes = Buffer.byteLength(body, isBase64Encoded ? "base64" : "utf8");
  if (!each && bytes > BODY_BYTES) {
    throw new RouterError(
      "event-too-large",
      `Cannot take the webhook: its body has ${bytes} bytes, and ${BODY_BYTES} is the most`,
    );
  }
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() === "identity") return;
  throw new RouterError(
    "media-type-unsupported",
    `Cannot take the webhook: its content encoding is ${JSON.stringify(encoding)}, and bodies are read as they were signed, uncompressed`,
  );
}

export interface AdmitPorts {
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** Hears why a webhook was refused: whoever sent it is not told. */
  readonly report: ReportError;
}

/**
 * Lets nothing through but what its provider has sent. Throws `signature-invalid`, with one text whatever did not fit,
 * and `source-unavailable` when the source is switched off or has nothing to verify with.
 */
export async function refuseUnverified(
  facts: Facts,
  source: WebhookSource,
  { secrets, clock, report }: AdmitPorts,
): Promise<void> {
  const { id, file, preset } = source;
  const { request } = facts;
  if (file.enabled === false)
    throw new RouterError("source-unavailable", `Cannot take the webhook: source "${id}" is switched off`);
  const verification = file.verification ?? preset.verification;
  const known = await secretsOf(source, secrets, (error) => report(error, request.id));
  if (!verification || known.length === 0) {
    const message = `Cannot take webhooks of source "${id}": it has nothing to verify them with`;
    report(new RouterError("source-unavailable", message), request.id);
    throw new RouterError("source-unavailable", "Cannot take the webhook: its source is not ready");
  }
  const { toleranceSeconds } = file;
  const reason = verify(verification, facts, { secrets: known, now: clock(), toleranceSeconds });
  if (reason === undefined) return;
  const message = `Cannot take a webhook of source "${id}": ${reason}`;
  report(new RouterError("signature-invalid", message), request.id);
  throw new RouterError("signature-invalid", "Cannot take the webhook: its signature does not verify");
}

/** Those of its secrets that are set: during a rotation one may be missing. */
async function secretsOf(
  { file }: WebhookSource,
  secrets: Secrets,
  onMissing: (error: unknown) => void,
): Promise<string[]> {
  const asked = await Promise.allSettled((file.secrets ?? []).map(({ secret }) => secrets.get(secret)));
  for (const one of asked) if (one.status === "rejected") onMissing(one.reason);
  return asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
