import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { Floor } from "../flow/everywhere/floor.ts";
import { signalbox } from "../support/cli.ts";
import { type Doors, throughDoors } from "../support/doors.ts";
import { aPlace } from "../support/signalbox-process.ts";
import { aSink } from "../support/sink.ts";
import { deploy } from "./cdk.ts";
import type { Chosen } from "./chosen-localstack.ts";
import { aFront, type Front } from "./front.ts";
import { TAPPED } from "./tap-story.ts";

/** What the stack tells of itself. */
type Outputs = Readonly<Record<string, string>>;

/** Signalbox as `npm run deploy` brings it to AWS: the stack, then the definitions by its control API. */
export function deployedOn(emulator: Chosen): Floor {
  return {
    async start(files, secrets) {
      const folder = mkdtempSync(join(tmpdir(), "signalbox-aws-"));
      const name = `story-${Date.now().toString(36)}`;
      const outputs = await deploy(emulator.endpoint, name, { folder, context: SETTINGS });
      refuseWhatIsMissing(emulator, outputs);
      const manager = secretsManager(emulator.endpoint);
      for (const [secret, SecretString] of Object.entries(secrets))
        await manager.send(new CreateSecretCommand({ Name: `${name}/${secret}`, SecretString }));
      const adminToken = await adminTokenOf(manager, outputs["AdminTokenSecret"]!);
      const [ingest, control] = (await Promise.all(
        ["IngestUrl", "ControlUrl"].map((output) => aFront(outputs[output]!, emulator.endpoint)),
      )) as [Front, Front];
      const sink = await aSink(0, emulator.sinkHost);
      const place = aPlace(files(sink));
      await apply(place.config, control.url, adminToken);
      const doors: Doors = {
        ingest: ingest.url,
        control: control.url,
        ...direct(outputs["EventBridgeUrl"]!, emulator.endpoint),
        adminToken,
        patienceMs: 150_000,
      };
      return {
        ...(await throughDoors(doors, sink)),
        async close() {
          await emulator.stop();
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
};

/** An emulator may leave out what it does not know and say that all went well. */
function refuseWhatIsMissing(emulator: Chosen, outputs: Outputs): void {
  const skipped = emulator.log().match(/No resource provider found for.*/g) ?? [];
  const unknown = Object.entries(outputs).filter(([, value]) => value === "unknown" || value === "");
  if (skipped.length > 0 || unknown.length > 0)
    throw new Error(`Cannot go on: not all was deployed: ${JSON.stringify([...skipped, ...unknown])}`);
}

function secretsManager(endpoint: string): SecretsManagerClient {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new SecretsManagerClient({ endpoint, region: "us-east-1", credentials });
}

/** The template wants letters and digits alone. MiniStack makes what no header takes; then it is made as the template says. */
async function adminTokenOf(manager: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString = "" } = await manager.send(new GetSecretValueCommand({ SecretId }));
  if (/^\w{48}$/.test(SecretString)) return SecretString;
  const made = randomBytes(24).toString("hex");
  await manager.send(new PutSecretValueCommand({ SecretId, SecretString: made }));
  return made;
}

async function apply(config: string, url: string, token: string): Promise<void> {
  const { code, stdout, stderr } = await signalbox([
    ...["apply", "--yes", "--config", config, "--url", url, "--token", token],
  ]);
  if (code !== 0) throw new Error(`Cannot apply the definitions:\n${stdout}\n${stderr}`);
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
