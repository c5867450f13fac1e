import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "./emulator-process.ts";
import { venv } from "./venv.ts";

const support = join(import.meta.dirname, "../aws");

/**
 * Starts an empty LocalStack, its open core without Docker or token: functions are processes of this Node, tables are
 * moto's, and the gateway is on loopback. What that takes is in test/aws/localstack. Throws `NotOnThisMachine` where
 * Python is missing.
 */
export async function startLocalStack(): Promise<Emulator> {
  const pins = readFileSync(join(support, "localstack/pins.txt"), "utf8").trim().split("\n");
  return startEmulator({
    name: "localstack",
    python: await venv("localstack", pins),
    module: "localstack.runtime.main",
    health: "/_localstack/health",
    environment(port, folder) {
      for (const name of ["root", "tmp", "cache"]) mkdirSync(join(folder, name));
      return { ...ways(port, folder), ...pace, ...nothingFromOutside };
    },
  });
}

function ways(port: number, folder: string) {
  return {
    GATEWAY_LISTEN: `127.0.0.1:${port}`,
    GATEWAY_SERVER: "loopback",
    LOCALSTACK_HOST: `localhost:${port}`,
    SQS_ENDPOINT_STRATEGY: "path",
    PYTHONPATH: join(support, "localstack"),
    PYTHONDONTWRITEBYTECODE: "1",
    FILESYSTEM_ROOT: join(folder, "root"),
    TMPDIR: join(folder, "tmp"),
    // What plugins there are is remembered in it: of its own, so that it is never out of date.
    XDG_CACHE_HOME: join(folder, "cache"),
    LAMBDA_RUNTIME_EXECUTOR: "process",
    NODE_BINARY: process.execPath,
    NODE_BOOTSTRAP: join(support, "runtime/bootstrap.js"),
  };
}

/** Tests wait for queues: they are asked more often. */
const pace = {
  LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC: "0.1",
  LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC: "0.5",
  LAMBDA_RETRY_BASE_DELAY: "1",
};

const nothingFromOutside = {
  DNS_ADDRESS: "0",
  SKIP_SSL_CERT_DOWNLOAD: "1",
  DISABLE_EVENTS: "1",
  EAGER_SERVICE_LOADING: "0",
  PROVIDER_OVERRIDE_DYNAMODB: "moto",
  PROVIDER_OVERRIDE_DYNAMODBSTREAMS: "moto",
};
