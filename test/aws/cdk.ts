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
function emulated(endpoint: string): Readonly<Record<string, string>> {
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

/** What a deployment is told beside its name. */
export interface Deployment {
  /** The configuration folder. */
  readonly config: string;
  readonly context: Readonly<Record<string, string | number>>;
}

/** The commands that docs/aws.md shows, on an emulator. What the CDK makes lies in that folder. */
export function commandsOn(endpoint: string, folder: string) {
  const made = join(folder, "cdk.out");
  const env = { ...withoutAws(process.env), ...emulated(endpoint) };
  const nodeIn = async (cwd: string, ...args: readonly string[]) => {
    try {
      return (await run(process.execPath, args, { cwd, env, maxBuffer: 64 << 20 })).stdout;
    } catch (cause) {
      const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
      throw new Error(`Cannot run ${args.join(" ")} on ${endpoint}:\n${stdout}\n${stderr}`, { cause });
    }
  };
  const node = (...args: readonly string[]) => nodeIn(project, ...args);
  return {
    /** `npx cdk bootstrap`. Where there is no app it need not be synthesised for that. */
    bootstrap: () => nodeIn(folder, CDK, "bootstrap", `aws://${ACCOUNT}/${REGION}`),
    /** `npm run deploy`. Answers the outputs of the core stack. */
    async deploy(name: string, { config, context }: Deployment): Promise<Readonly<Record<string, string>>> {
      const settings = Object.entries(context).flatMap(([setting, value]) => ["-c", `${setting}=${value}`]);
      const own = ["--name", name, "--config", config, "--require-approval", "never"];
      await node("scripts/deploy.ts", ...own, ...settings, "-o", made);
      return JSON.parse(readFileSync(join(project, `.cache/${name}-outputs.json`), "utf8"))[name];
    },
    /** `npm run destroy`, with all data. Answers what it says. */
    destroy: (name: string) => node("scripts/destroy.ts", "--name", name, "--data", "--force", "-a", made),
  };
}
