import { REGION } from "../core/eventbridge/arn.ts";
import type { AccessKey, Clock, Tokens } from "../core/ports.ts";
import { type SignedRequest, verifySignature } from "./sigv4.ts";

/** Who calls the EventBridge API. */
export interface AwsCaller {
  /** The access key; absent where none is needed. */
  readonly key?: AccessKey;
  /** The region that the client thinks it speaks to. */
  readonly region: string;
}

export interface AwsCallerOptions {
  readonly tokens: Pick<Tokens, "list" | "findAccessKey">;
  /** Whether a key is needed: everywhere but on a loopback address. */
  readonly keyRequired: boolean;
  readonly clock: Clock;
}

/**
 * Whose request it is, by its signature. Where no key is needed and there is no access key yet, any credentials do, and
 * none: SDKs sign whether they know a key or not. Throws an AwsFault.
 */
export async function awsCallerOf(request: SignedRequest, options: AwsCallerOptions): Promise<AwsCaller> {
  const { tokens, keyRequired, clock } = options;
  const region = regionOf(request);
  if (!keyRequired && !(await tokens.list()).some(({ kind }) => kind === "access-key")) return { region };
  const id = await verifySignature(request, {
    secretOf: async (accessKeyId) => (await tokens.findAccessKey(accessKeyId))?.secret,
    now: clock(),
    service: "events",
  });
  const found = await tokens.findAccessKey(id);
  return { ...(found && { key: found.token }), region };
}

/** The region of the credential's scope, as far as it looks like one. */
function regionOf({ headers, query }: SignedRequest): string {
  const credential = headers["authorization"] ?? new URLSearchParams(query).get("X-Amz-Credential") ?? "";
  return /\/\d{8}\/([a-z]{2}-[a-z]+-[a-z0-9-]{1,32})\/events\/aws4_request/.exec(credential)?.[1] ?? REGION;
}
