import { afterAll, onTestFinished } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import type { SendResult, Waiting } from "../../functions/core/deliveries/outcome.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { aTarget, NOW } from "./build.ts";
import { startMiniStack } from "./ministack.ts";
import { orSkip } from "./outside.ts";
import { aClock, memorySecrets } from "./ports.ts";
import { memoryDigests } from "./memory-digests.ts";

/** What an emulator takes, as the SDK's clients want it. */
export const credentials = { accessKeyId: "000000000000", secretAccessKey: "test" };
/** The same as targets have it; `sendTo` knows the secret. */
const targetCredentials = { accessKeyId: "000000000000", secretAccessKey: { secret: "AWS_KEY" } };

/** AWS for the tests of a file; undefined where there is none, and then they are skipped. */
export async function anAws() {
  const ministack = await orSkip(startMiniStack);
  if (!ministack) return undefined;
  const { endpoint } = ministack;
  afterAll(() => ministack.stop());
  return {
    endpoint,
    /** For a client of the test's own. */
    client: { endpoint, region: "us-east-1", credentials, maxAttempts: 1 },
    /** Sends to a target on it. */
    send: (settings: object, delivery: Delivery) => sendTo({ endpoint, ...settings }, delivery),
  };
}

/** Sends one delivery to a target on AWS with these settings. */
export async function sendTo(
  settings: object,
  delivery: Delivery,
  { secrets = { AWS_KEY: "test" }, now = NOW }: { secrets?: Record<string, string>; now?: number } = {},
): Promise<SendResult | Waiting> {
  const target = aTarget({
    region: "us-east-1",
    credentials: targetCredentials,
    allowPrivateNetwork: true,
    ...settings,
  });
  return aSender({ secrets, now })(delivery, target);
}

/** The senders, with nothing behind them but HTTP and these secrets. */
export function aSender({
  secrets = {},
  now = NOW,
}: {
  secrets?: Record<string, string>;
  now?: number;
} = {}) {
  const http = createHttpClient();
  onTestFinished(() => http.close());
  return createSend({
    http,
    secrets: memorySecrets(secrets),
    publish: async () => [],
    digests: memoryDigests(),
    eventKey: () => "",
    print: () => {},
    now: aClock(now),
  });
}
