import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { withoutAws } from "../support/emulator-process.ts";

const run = promisify(execFile);
const project = join(import.meta.dirname, "../..");
const CDK = join(project, "node_modules/aws-cdk/bin/cdk");
const ACCOUNT = "000000000000";
const REGION = "us-east-1";

/** What the SDK and the CDK are told to speak to an emulator, and to nothing else. */
export function emulated(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: "true",
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    CDK_DEFAULT_REGION: REGION,
    CDK_DISABLE_CLI_TELEMETRY: "true",
  };
}

/** Runs `cdk bootstrap` and `cdk deploy` of one stack, as anybody does. Answers the stack's outputs. */
export async function deploy(
  endpoint: string,
  stack: string,
  { context, folder }: { context: Readonly<Record<string, string | number>>; folder: string },
): Promise<Readonly<Record<string, string>>> {
  const environment = { ...withoutAws(process.env), ...emulated(endpoint) };
  const cdk = async (...args: readonly string[]) => {
    try {
      await run(process.execPath, [CDK, ...args], { cwd: project, env: environment, maxBuffer: 64 << 20 });
    } catch (cause) {
      const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
      throw new Error(`Cannot ${args[0]} on ${endpoint}:\n${stdout}\n${stderr}`, { cause });
    }
  };
  const settings = Object.entries({ ...context, name: stack }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const [output, outputs] = [join(folder, "cdk.out"), join(folder, "outputs.json")];
  await cdk("synth", "--quiet", "-o", output, ...settings);
  await cdk("bootstrap", "-a", output, `aws://${ACCOUNT}/${REGION}`);
  await cdk("deploy", stack, "-a", output, "--require-approval", "never", "--outputs-file", outputs);
  return JSON.parse(readFileSync(outputs, "utf8"))[stack] as Record<string, string>;
}
