import { createHmac, hash, timingSafeEqual, verify as verifySignature } from "node:crypto";
import type { Verification } from "../../core/generated/source-file.ts";
import { type Facts, fill, piecesOf } from "./fill.ts";
import { publicKeyOf } from "./public-key.ts";
import { isTooOld, type SignedTimestamp, signatureParts, timestampOf } from "./signature.ts";

export interface VerifyOptions {
  /** Any of them will do. */
  readonly secrets: readonly string[];
  /** Epoch ms. */
  readonly now: number;
  /** In place of the tolerance that the verification says. */
  readonly toleranceSeconds?: number | undefined;
}

/**
 * Why a request is not from whom it says, for the operator's eyes; `undefined` when it is. Of several verifications any
 * will do. Compares in constant time.
 */
export function verify(
  verification: Verification | readonly Verification[],
  facts: Facts,
  options: VerifyOptions,
): string | undefined {
  const all: readonly Verification[] = [verification].flat();
  const reasons: string[] = [];
  for (const one of all) {
    const secrets = secretsFor(one, all, options.secrets);
    const reason = verifiers[one.kind](one as never, facts, { ...options, secrets });
    if (reason === undefined) return undefined;
    reasons.push(reason);
  }
  return reasons.find((reason) => !reason.startsWith(NO_SIGNATURE)) ?? reasons[0];
}

/** A public key must never serve as the key of an HMAC, as everybody has it: what bears one's prefix is its alone. */
function secretsFor(
  one: Verification,
  all: readonly Verification[],
  secrets: readonly string[],
): readonly string[] {
  const own = prefixOf(one);
  const foreign = all.map(prefixOf).filter((prefix) => prefix !== undefined && prefix !== own) as string[];
  const kept = secrets.filter((secret) => !foreign.some((prefix) => secret.startsWith(prefix)));
  if (one.kind !== "public-key" || own === undefined) return kept;
  return kept.filter((secret) => secret.startsWith(own)).map((secret) => secret.slice(own.length));
}

function prefixOf(verification: Verification): string | undefined {
  return "secretPrefix" in verification ? verification.secretPrefix : undefined;
}

const NO_SIGNATURE = "there is no signature";

type Of<Kind extends Verification["kind"]> = Extract<Verification, { kind: Kind }>;

const verifiers: {
  readonly [Kind in Verification["kind"]]: (
    verification: Of<Kind>,
    facts: Facts,
    options: VerifyOptions,
  ) => string | undefined;
} = { hmac: verifyHmac, "public-key": verifyPublicKey, token: verifyToken, basic: verifyBasic };

function verifyHmac(verification: Of<"hmac">, facts: Facts, options: VerifyOptions): string | undefined {
  const { algorithm = "sha256", encoding = "hex", bodyDigest } = verification;
  const signed = signedBy(verification, facts, options);
  if (typeof signed === "string") return signed;
  const keys = options.secrets.map((secret) => keyOf(secret, verification)).filter((key) => key.length > 0);
  const wanted = keys.map((key) => {
    const hmac = createHmac(algorithm, key);
    for (const piece of signed.pieces) hmac.update(piece);
    return hmac.digest(encoding);
  });
  const matching = wanted.filter((one) => signed.signatures.filter((given) => isSame(given, one)).length > 0);
  if (matching.length === 0) return "no signature is made with one of its secrets";
  return bodyDigest === undefined ? undefined : wrongDigest(bodyDigest, facts);
}

function keyOf(
  secret: string,
  { secretEncoding = "text", secretPrefix = "" }: Pick<Of<"hmac">, "secretEncoding" | "secretPrefix">,
): Buffer {
  const bare = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret;
  return Buffer.from(bare, secretEncoding === "text" ? "utf8" : secretEncoding);
}

/** A form is signed itself. */
function wrongDigest(bodyDigest: string, facts: Facts): string | undefined {
  if (facts.request.form || facts.request.bytes.length === 0) return undefined;
  const given = fill(bodyDigest, facts);
  if (given === undefined) return `there is no digest of the body at ${bodyDigest}`;
  return isSame(given.toLowerCase(), hash("sha256", facts.request.bytes, "hex"))
    ? undefined
    : `the digest at ${bodyDigest} is not that of the body`;
}

function verifyPublicKey(
  verification: Of<"public-key">,
  facts: Facts,
  options: VerifyOptions,
): string | undefined {
  const { algorithm, encoding = "hex" } = verification;
  const signed = signedBy(verification, facts, options);
  if (typeof signed === "string") return signed;
  const data = Buffer.concat(signed.pieces.map((piece) => Buffer.from(piece)));
  const digest = algorithm === "ed25519" ? null : "sha256";
  const keys = options.secrets.flatMap((secret) => publicKeyOf(secret, algorithm) ?? []);
  if (keys.length === 0) return "none of its secrets is a public key";
  const verified = signed.signatures
    .map((given) => Buffer.from(given, encoding))
    .some((given) => keys.some((key) => verifySignature(digest, data, key, given)));
  return verified ? undefined : "no signature is made with the private key of one of its secrets";
}

interface Signed {
  readonly signatures: readonly string[];
  readonly pieces: readonly (string | Buffer)[];
}

/** What was signed and the signatures under it, or why they cannot be had. */
function signedBy(
  { signature, signed = "{body}", timestamp }: Pick<Of<"hmac">, "signature" | "signed" | "timestamp">,
  facts: Facts,
  options: VerifyOptions,
): Signed | string {
  const signatures = signatureParts(signature, facts);
  if (signatures.length === 0) return `${NO_SIGNATURE} at ${[signature.from].flat().join(" or ")}`;
  const time = timestamp && timestampOf(timestamp, facts);
  if (timestamp && time === undefined)
    return `there is no timestamp at ${[timestamp.from].flat().join(" or ")}`;
  if (timestamp && isTooOld(time!, within(timestamp, options), options.now))
    return "its timestamp is outside the tolerance";
  const pieces = piecesOf(signed, time === undefined ? facts : { ...facts, timestamp: time });
  return pieces ? { signatures, pieces } : "what should be signed is not all there";
}

function within(timestamp: SignedTimestamp, { toleranceSeconds }: VerifyOptions): SignedTimestamp {
  return toleranceSeconds === undefined ? timestamp : { ...timestamp, toleranceSeconds };
}

function verifyToken(
  { from, prefix = "" }: Of<"token">,
  facts: Facts,
  { secrets }: VerifyOptions,
): string | undefined {
  const given = fill(from, facts);
  if (given === undefined) return `there is no token at ${[from].flat().join(" or ")}`;
  if (!given.startsWith(prefix)) return `the token does not begin with ${prefix}`;
  return isOneOf(given.slice(prefix.length), secrets) ? undefined : "the token is none of its secrets";
}

function verifyBasic(_: Of<"basic">, { request }: Facts, { secrets }: VerifyOptions): string | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(request.headers["authorization"] ?? "") ?? [];
  if (encoded === undefined) return "there is no Authorization: Basic";
  const given = Buffer.from(encoded, "base64").toString();
  return isOneOf(given, secrets) ? undefined : "user and password are none of its secrets";
}

/** Digests have one length, so that the comparison does not tell a secret's. */
export function isOneOf(given: string, secrets: readonly string[]): boolean {
  const digest = hash("sha256", given, "buffer");
  return secrets.filter((one) => timingSafeEqual(digest, hash("sha256", one, "buffer"))).length > 0;
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
