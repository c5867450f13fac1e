import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type Emulator, startEmulator } from "./emulator-process.ts";
import { venv } from "./venv.ts";

/** boto3 is for the custom resources of CDK. */
const PACKAGES = ["ministack==1.5.33", "boto3==1.43.106"];

/**
 * Starts an empty MiniStack: queues, topics, functions that run on this Node, tables, buckets, stacks. An access key of
 * twelve digits is the account. Throws `NotOnThisMachine` where Python is missing.
 */
export async function startMiniStack(): Promise<Emulator> {
  return startEmulator({
    name: "ministack",
    python: await venv("ministack", PACKAGES),
    module: "ministack",
    health: "/_ministack/health",
    environment(port, folder) {
      // Functions are unpacked here, inside the project, whose package.json would make ES modules of their workers.
      writeFileSync(join(folder, "package.json"), '{"type":"commonjs"}');
      return {
        BIND_HOST: "127.0.0.1",
        GATEWAY_PORT: String(port),
        MINISTACK_HOST: "localhost",
        SFTP_ENABLED: "0",
        IOT_MTLS_ENABLED: "0",
        LAMBDA_STATE_TRANSITION_SECONDS: "0",
        LAMBDA_ASYNC_RETRY_BASE_SECONDS: "0.2",
        TMPDIR: folder,
        NODE_PATH: join(import.meta.dirname, "../../node_modules"),
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      };
    },
  });
}
