import type { AwsCredentials } from "../core/generated/target-file.ts";
import type { Secrets } from "../core/ports.ts";
import { readValue } from "./values.ts";

export type OwnCredentials = AwsCredentials;

/** Who calls AWS, as its SDK wants it. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration: Date;
}

/** Secrets are read anew as often as the SDK thinks that they expire: five minutes before this. */
const KEPT_MS = 600_000;

/** The credentials that a target or a tap has of its own. Throws `secret-missing`. */
export async function awsIdentity(credentials: OwnCredentials, secrets: Secrets): Promise<Identity> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    accessKeyId: await readValue(accessKeyId, { secrets }),
    secretAccessKey: await readValue(secretAccessKey, { secrets }),
    ...(sessionToken && { sessionToken: await readValue(sessionToken, { secrets }) }),
    expiration: new Date(Date.now() + KEPT_MS),
  };
}
