import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { AwsFault } from "../core/http/aws-fault.ts";
import { canonicalRequest, type PathRule } from "./sigv4/canonical-request.ts";
import type { SignedRequest } from "./sigv4/signed-request.ts";
import { claimOf, type SignatureClaim } from "./sigv4/claim.ts";
import { payloadHash } from "./sigv4/payload-hash.ts";
import { signingKey } from "./sigv4/signing-key.ts";
import { checkTime } from "./sigv4/time.ts";

export type { PathRule, SignedRequest };

export interface SignatureCheck {
  /** The secret of an access key, when there is such a key. */
  readonly secretOf: (accessKeyId: string) => Promise<string | undefined>;
  /** Epoch ms. */
  readonly now: number;
  /** The service that the signature must be for: `events`. */
  readonly service: string;
  /** How the path stands in what is signed. Default: normalized and encoded once more, as all services but S3 have it. */
  readonly path?: PathRule;
  /** Whether a body may go unsigned, as S3 allows. Default: no. */
  readonly unsignedPayload?: boolean;
}

/**
 * Whose signature a request carries, in its Authorization header or in its query: the access key's id
 * (AWS Signature Version 4, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html). Throws an AwsFault with
 * AWS's own code: missing, incomplete, of an unknown key, out of time (5 minutes), for another service, or wrong.
 */
export async function verifySignature(request: SignedRequest, check: SignatureCheck): Promise<string> {
  const claim = claimOf(request);
  checkScope(claim, check.service);
  checkTime(claim, check.now);
  const secret = await check.secretOf(claim.accessKeyId);
  if (secret === undefined) throw unknownKey();
  const body = payloadHash(request, { claim, unsignedAllowed: check.unsignedPayload ?? false });
  const canonical = canonicalRequest(request, claim, { body, path: check.path ?? "normalized" });
  if (!isEqual(claim.signature, signatureOf(canonical, claim, secret))) throw mismatch();
  return claim.accessKeyId;
}

function checkScope({ scope }: SignatureClaim, service: string): void {
  if (scope.service !== service)
    throw new AwsFault(
      "InvalidSignatureException",
      `Credential should be scoped to correct service: '${service}'. `,
    );
}

function signatureOf(canonical: string, { scope, time }: SignatureClaim, secret: string): Buffer {
  const { date, region, service } = scope;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${date}/${region}/${service}/aws4_request\n${hash}`;
  return createHmac("sha256", signingKey(secret, scope)).update(toSign).digest();
}

/** Takes the same time whatever the difference is. */
function isEqual(claimed: string, wanted: Buffer): boolean {
  const given = Buffer.from(claimed, "hex");
  return /^[0-9a-f]{64}$/.test(claimed) && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function unknownKey(): AwsFault {
  return new AwsFault(
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  );
}

function mismatch(): AwsFault {
  return new AwsFault(
    "InvalidSignatureException",
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  );
}
