import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { aFront, type Front } from "../../scripts/front.ts";
import type { Floor } from "../flow/everywhere/floor.ts";
import { COLLECTOR } from "../flow/everywhere/traced.ts";
import { type Doors, throughDoors } from "../support/doors.ts";
import { aPlace } from "../support/signalbox-process.ts";
import { aSink } from "../support/sink.ts";
import { SENT_TO } from "./aws-targets-story.ts";
import { commandsOn } from "./cdk.ts";
import type { Chosen } from "./chosen-localstack.ts";
import { refuseWhatIsMissing } from "./missing.ts";
import { outlivedOn } from "./outlived.ts";
import { TAPPED } from "./tap-story.ts";

/** Signalbox as `npm run deploy` brings it to AWS: the stacks, then the definitions by its control API. The emulator is stopped by who has started it, whatever becomes of this. */
export function deployedOn(emulator: Chosen): Floor {
  return {
    async start(files, secrets) {
      const folder = mkdtempSync(join(tmpdir(), "signalbox-aws-"));
      const name = `story-${randomUUID().slice(0, 8)}`;
      const sink = await aSink(0, emulator.sinkHost);
      const place = aPlace(files(sink));
      const commands = commandsOn(emulator.endpoint, folder);
      await commands.bootstrap();
      const context = { ...SETTINGS, otlpEndpoint: `${sink.url}${COLLECTOR}` };
      const outputs = await commands.deploy(name, { config: place.config, context });
      refuseWhatIsMissing(emulator, outputs);
      const manager = secretsManager(emulator.endpoint);
      for (const [secret, SecretString] of Object.entries(secrets))
        await manager.send(new CreateSecretCommand({ Name: `${name}/${secret}`, SecretString }));
      const asked = new GetSecretValueCommand({ SecretId: outputs["AdminTokenSecret"]! });
      const { SecretString: adminToken } = await manager.send(asked);
      const [ingest, control] = (await Promise.all(
        ["IngestUrl", "ControlUrl"].map((output) => aFront(outputs[output]!, emulator.endpoint)),
      )) as [Front, Front];
      const doors: Doors = {
        ingest: ingest.url,
        control: control.url,
        ...direct(outputs["EventBridgeUrl"]!, emulator.endpoint),
        outlive: outlivedOn(emulator.endpoint, { name, table: outputs["HotTable"]! }),
        adminToken: adminToken!,
        patienceMs: 240_000,
        // Each question is a call of a function, which this machine has to run as well.
        pauseMs: 500,
      };
      return {
        ...(await throughDoors(doors, sink)),
        async close() {
          await Promise.all([ingest, control, sink].map((one) => one.close()));
          manager.destroy();
          place.remove();
          rmSync(folder, { recursive: true });
        },
      };
    },
  };
}

/** Tests do not wait for a segment's worth of events, and emulators have neither arm64 nor an account's concurrency. */
const SETTINGS = {
  architecture: "x86_64",
  archiveWindowSeconds: 1,
  deliverConcurrency: 0,
  taps: `default=${JSON.stringify(TAPPED)}`,
  otlpHeaders: "true",
  targets: SENT_TO,
};

function secretsManager(endpoint: string): SecretsManagerClient {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new SecretsManagerClient({ endpoint, region: "us-east-1", credentials });
}

/** A signature is over the name of the host: the SDK is given the function's, and the way to the emulator. */
function direct(functionUrl: string, endpoint: string): Pick<Doors, "eventBridge" | "sdk"> {
  const { hostname, port } = new URL(endpoint);
  const createConnection = () => connect({ host: hostname, port: Number(port) });
  const httpAgent = Object.assign(new Agent(), { createConnection });
  return {
    eventBridge: `http://${new URL(functionUrl).host}`,
    sdk: { maxAttempts: 3, requestHandler: { httpAgent } },
  };
}
