import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { cdk, readArguments } from "./cdk.ts";
import { aFront } from "./front.ts";

/** Deploys both stacks, and then the definitions of the configuration folder by the deployment's own control API. */
const { name, config, rest } = readArguments();
const file = `.cache/${name}-outputs.json`;
await cdk("deploy", name, ["--outputs-file", file, ...rest]);
const outputs = JSON.parse(readFileSync(file, "utf8"))[name] as Readonly<Record<string, string>>;
await applyTo(outputs["ControlUrl"]!, await tokenOf(outputs["AdminTokenSecret"]!));
console.log(`
Events, webhooks   ${outputs["IngestUrl"]}
Control API        ${outputs["ControlUrl"]}
EventBridge API    ${outputs["EventBridgeUrl"]}
Admin's token      aws secretsmanager get-secret-value --secret-id ${outputs["AdminTokenSecret"]}`);

/** The first admin's token. The ARN of a secret says in which region it is. */
async function tokenOf(SecretId: string): Promise<string> {
  const [, , , region] = SecretId.split(":");
  const client = new SecretsManagerClient({ ...(region && { region }) });
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (SecretString) return SecretString;
  throw new Error(`Cannot apply the definitions: the secret ${SecretId} has no text`);
}

/** On an emulator by its own address: the name of a Function URL is known to nobody else. */
async function applyTo(url: string, token: string): Promise<void> {
  const emulator = process.env["AWS_ENDPOINT_URL"];
  if (!emulator) return apply(url, token);
  const front = await aFront(url, emulator);
  await apply(front.url, token).finally(() => front.close());
}

async function apply(url: string, token: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["cli/signalbox.js", "apply", "--yes", "--url", url, "--config", config],
    { stdio: "inherit", env: { ...process.env, SIGNALBOX_TOKEN: token } },
  );
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0)
    throw new Error(`Cannot apply the definitions of ${config}: \`signalbox apply\` ended with ${code}`);
}
