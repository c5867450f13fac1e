import http from "node:http";
import https from "node:https";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Secrets } from "../core/ports.ts";
import { admitHost, type Admitted, admittedLookup } from "./admit-host.ts";
import { awsIdentity, type OwnCredentials } from "./aws-identity.ts";
import type { AwsPlace } from "./aws-place.ts";

/** The settings that all taps on AWS have. */
export interface AwsReach extends Admitted {
  readonly credentials?: OwnCredentials | undefined;
}

/** An answer that takes longer has none. */
const TIMEOUT_MS = 30_000;

/**
 * What a client of AWS's SDK is made with that waits for long answers: without the SDK's retries, and over HTTP/1.1 for all
 * services, since only there a connection is made by our lookup. AWS's own addresses may be private, another one only where
 * that is allowed. Throws `address-private`.
 */
export function awsSettings(settings: AwsReach, place: AwsPlace, secrets: Secrets) {
  const { credentials, allowPrivateNetwork = place.endpoint === undefined } = settings;
  if (place.endpoint !== undefined) admitHost(new URL(place.endpoint).hostname, { allowPrivateNetwork });
  const agent = { keepAlive: true, lookup: admittedLookup({ allowPrivateNetwork }) };
  return {
    ...place,
    ...(credentials && { credentials: () => awsIdentity(credentials, secrets) }),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      httpAgent: new http.Agent(agent),
      httpsAgent: new https.Agent(agent),
      requestTimeout: TIMEOUT_MS,
      connectionTimeout: TIMEOUT_MS,
    }),
  };
}
