import { AwsFault } from "../../core/http/aws-fault.ts";
import type { SignedRequest } from "./signed-request.ts";

/** What a request says of its signature. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  /** `20260102T030405Z` */
  readonly time: string;
  /** Lower case, in order. */
  readonly signedHeaders: readonly string[];
  /** Hex. */
  readonly signature: string;
  readonly inQuery: boolean;
  /** Parameters of the query, encoded, that the signature leaves out. */
  readonly unsignedParameters: readonly string[];
  /** How long a signature in the query holds. */
  readonly expiresSeconds?: number;
}
export interface CredentialScope {
  /** `20260102` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The claim, from the Authorization header or the query. Throws an AwsFault when there is none or a part is missing. */
export function claimOf(request: SignedRequest): SignatureClaim {
  const claim = request.headers["authorization"] === undefined ? queryClaim(request) : headerClaim(request);
  if (!claim.signedHeaders.includes("host"))
    throw incomplete("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  return claim;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

function headerClaim({ headers }: SignedRequest): SignatureClaim {
  const authorization = headers["authorization"] ?? "";
  const space = authorization.indexOf(" ");
  const algorithm = space === -1 ? authorization : authorization.slice(0, space);
  if (algorithm !== ALGORITHM)
    throw incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'; only ${ALGORITHM} is taken.`);
  const parts = new Map(
    authorization
      .slice(space + 1)
      .split(",")
      .map((part) => part.trim().split(/=(.*)/s) as [string, string]),
  );
  const time = headers["x-amz-date"] ?? basicTime(headers["date"]);
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((name) => !parts.get(name));
  const problems = missing.map((name) => `Authorization header requires '${name}' parameter.`);
  if (time === undefined)
    problems.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (problems.length > 0) throw incomplete(problems.join(" "));
  return {
    ...credentialOf(parts.get("Credential")!),
    time: time!,
    signedHeaders: namesOf(parts.get("SignedHeaders")!),
    signature: parts.get("Signature")!,
    inQuery: false,
    unsignedParameters: [],
  };
}

/** A `Date` header's time as a signature has it; undefined when it is no time. */
function basicTime(date: string | undefined): string | undefined {
  const at = Date.parse(date ?? "");
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function queryClaim({ query }: SignedRequest): SignatureClaim {
  const parameters = new URLSearchParams(query);
  if (!parameters.has("X-Amz-Signature"))
    throw new AwsFault("MissingAuthenticationTokenException", "Missing Authentication Token");
  if (parameters.get("X-Amz-Algorithm") !== ALGORITHM)
    throw incomplete(`AWS query-string parameters must include 'X-Amz-Algorithm' with ${ALGORITHM}.`);
  const wanted = ["X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"];
  const missing = wanted.filter((name) => !parameters.get(name));
  if (missing.length > 0)
    throw incomplete(missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(" "));
  return {
    ...credentialOf(parameters.get("X-Amz-Credential")!),
    time: parameters.get("X-Amz-Date")!,
    signedHeaders: namesOf(parameters.get("X-Amz-SignedHeaders")!),
    signature: parameters.get("X-Amz-Signature")!,
    inQuery: true,
    unsignedParameters: ["X-Amz-Signature"],
    expiresSeconds: Number(parameters.get("X-Amz-Expires")),
  };
}

function credentialOf(credential: string): Pick<SignatureClaim, "accessKeyId" | "scope"> {
  const [accessKeyId, date, region, service, end, ...more] = credential.split("/");
  if (accessKeyId && date && region && service && end === "aws4_request" && more.length === 0)
    return { accessKeyId, scope: { date, region, service } };
  throw incomplete(
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request.",
  );
}

/** Names that are not in lower case and in order fit no signature. */
function namesOf(list: string): readonly string[] {
  return list.split(";");
}

function incomplete(message: string): AwsFault {
  return new AwsFault("IncompleteSignatureException", message);
}
