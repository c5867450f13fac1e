import { createHash } from "node:crypto";
import { AwsFault } from "../../core/http/aws-fault.ts";
import type { SignedRequest } from "./signed-request.ts";
import type { SignatureClaim } from "./claim.ts";

/**
 * What a request's signature says of its body: the SHA-256 in hex. A hash that the client names must be the body's own.
 * Throws an AwsFault for a body that is signed in chunks, which none of the APIs here take, and for an unsigned one
 * where that is not allowed.
 */
export function payloadHash(
  { headers, body }: SignedRequest,
  { claim, unsignedAllowed }: { readonly claim: SignatureClaim; readonly unsignedAllowed: boolean },
): string {
  const named = headers["x-amz-content-sha256"];
  if (named?.startsWith("STREAMING-"))
    throw invalid(
      `The body is signed in chunks (${named.slice(0, 64)}), which is not taken here: sign it as a whole.`,
    );
  const isUnsigned = named === UNSIGNED || (named === undefined && claim.inQuery && unsignedAllowed);
  if (isUnsigned) {
    if (unsignedAllowed) return UNSIGNED;
    throw invalid("The body is not signed (UNSIGNED-PAYLOAD), which is not taken here: sign it.");
  }
  const hash = createHash("sha256").update(body).digest("hex");
  if (named === undefined || named === hash) return hash;
  throw invalid("The provided 'x-amz-content-sha256' header does not match what was computed.");
}

const UNSIGNED = "UNSIGNED-PAYLOAD";

function invalid(message: string): AwsFault {
  return new AwsFault("InvalidSignatureException", message);
}
