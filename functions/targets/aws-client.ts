import { setTimeout as sleep } from "node:timers/promises";
import { RouterError } from "../core/errors.ts";
import type { SqsTarget } from "../core/generated/target-file.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { type AwsFailureContext, awsFailure } from "./aws-failure.ts";
import { type AwsHandler, createAwsHandler } from "./aws-handler.ts";
import { awsIdentity, type Identity } from "../wire/aws-identity.ts";
import type { AwsPlace } from "../wire/aws-place.ts";
import type { SendTools } from "./send.ts";

/** The settings that all targets on AWS have. */
export type AwsSettings = { readonly id: string } & Pick<
  SqsTarget,
  "region" | "endpoint" | "credentials" | "timeoutSeconds" | "allowPrivateNetwork"
>;

/** What a client of the SDK is made with. */
export interface ClientSettings {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: () => Promise<Identity>;
  readonly maxAttempts: 1;
  readonly requestHandler: AwsHandler;
  /** How far this machine's clock is behind AWS's, in milliseconds. */
  readonly systemClockOffset: number;
}

/** A client of the SDK, as far as all are alike. */
export interface AwsClient {
  readonly config: { readonly credentials: () => Promise<unknown>; readonly systemClockOffset: number };
}

/** One call of a service. */
export interface AwsCall<Client extends AwsClient> {
  /** As details name it. */
  readonly service: string;
  readonly target: AwsSettings;
  readonly place: AwsPlace;
  readonly tools: SendTools;
  /** Makes the client, once for the target's settings. */
  readonly client: (settings: ClientSettings) => Client;
  /** Resolves with a failure where an answer that is fine tells of one. */
  readonly send: (client: Client, context: AwsFailureContext) => Promise<SendResult | undefined | void>;
}

/**
 * Calls AWS for a delivery, once: attempts are the router's. Credentials are the target's own or those of the process, from
 * wherever the SDK finds them. Throws `secret-missing`, and `target-credentials-missing` when there are none.
 */
export async function callAws<Client extends AwsClient>(call: AwsCall<Client>): Promise<SendResult> {
  const { service, target, tools } = call;
  const timeoutSeconds = target.timeoutSeconds ?? TIMEOUT_SECONDS;
  const context = { target: target.id, service, timeoutSeconds, now: tools.now };
  const result = await callOnce(call, context);
  if (!result.ok && result.code === "auth-failed") renew(call, timeoutSeconds * 1000);
  return result;
}

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;

async function callOnce<Client extends AwsClient>(
  call: AwsCall<Client>,
  context: AwsFailureContext,
): Promise<SendResult> {
  try {
    const client = clientOf(call, context.timeoutSeconds * 1000);
    await knowingCredentials(client, context);
    return (await call.send(client, context)) ?? { ok: true };
  } catch (error) {
    return awsFailure(error, context);
  }
}

/** A target that is changed is another object. */
const clients = new WeakMap<AwsSettings, AwsClient>();

function clientOf<Client extends AwsClient>(call: AwsCall<Client>, timeoutMs: number): Client {
  const known = clients.get(call.target) as Client | undefined;
  if (known) return known;
  const made = call.client(settingsOf(call, timeoutMs));
  clients.set(call.target, made);
  return made;
}

/**
 * A client in place of one whose credentials were not taken: it looks for them anew, and has what the other learnt of AWS's
 * clock. Connections are the HTTP client's, so the other leaves none behind.
 */
function renew<Client extends AwsClient>(call: AwsCall<Client>, timeoutMs: number): void {
  const { systemClockOffset = 0 } = clients.get(call.target)?.config ?? {};
  clients.set(call.target, call.client({ ...settingsOf(call, timeoutMs), systemClockOffset }));
}

/** AWS's own address may lead into a private network: a VPC's interface endpoint has its name. Another one may not. */
function settingsOf(call: Pick<AwsCall<AwsClient>, "target" | "place" | "tools">, timeoutMs: number) {
  const { http, secrets } = call.tools;
  const { credentials, allowPrivateNetwork: allowed = false } = call.target;
  const allowPrivateNetwork = call.place.endpoint === undefined || allowed;
  return {
    ...call.place,
    ...(credentials && { credentials: () => awsIdentity(credentials, secrets) }),
    maxAttempts: 1,
    systemClockOffset: 0,
    requestHandler: createAwsHandler(http, { timeoutMs, allowPrivateNetwork }),
  } satisfies ClientSettings;
}

/** The SDK keeps what it has found; looking may take it to a file, a process or another service, and that has an end here. */
async function knowingCredentials({ config }: AwsClient, context: AwsFailureContext): Promise<void> {
  const late = new AbortController();
  const tooLate = sleep(context.timeoutSeconds * 1000, undefined, { signal: late.signal, ref: false }).then(
    () => {
      throw new Error(`they did not come in ${context.timeoutSeconds} s`);
    },
  );
  try {
    await Promise.race([config.credentials(), tooLate]);
  } catch (cause) {
    if (cause instanceof RouterError) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RouterError(
      "target-credentials-missing",
      `Cannot deliver to target "${context.target}": there are no credentials for AWS: ${problem}`,
      { cause },
    );
  } finally {
    late.abort();
    tooLate.catch(() => {});
  }
}
