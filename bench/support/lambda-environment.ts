import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a function is told that may not reach anything: it has to start without asking anybody. */
const NOWHERE = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
  AWS_EC2_METADATA_DISABLED: "true",
  CONFIG_TABLE: "config",
  HOT_TABLE: "hot",
  BUCKET: "bucket",
  EVENTS_QUEUE_URL: "http://127.0.0.1:9/1/events.fifo",
  DELIVERIES_QUEUE_URL: "http://127.0.0.1:9/1/deliveries",
  ARCHIVE_QUEUE_URL: "http://127.0.0.1:9/1/archive",
  ORDERED_QUEUE_URL: "http://127.0.0.1:9/1/ordered.fifo",
  ORDERED_DLQ_URL: "http://127.0.0.1:9/1/ordered-dlq.fifo",
  DELIVERIES_DLQ_URL: "http://127.0.0.1:9/1/deliveries-dlq",
  SECRETS_PREFIX: "signalbox/",
  SEALING_SECRET: "sealing",
  ADMIN_TOKEN_SECRET: "admin-token",
};

/**
 * Starts an execution environment of a bundled function and ends it when it asks for its first invocation, which is
 * what Lambda calls its init. Resolves with the milliseconds from the start of the process to that question.
 */
export async function initMs(folder: string): Promise<number> {
  const asked = Promise.withResolvers<number>();
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/invocation/next")) return asked.resolve(performance.now());
    request.on("data", (body: Buffer) =>
      asked.reject(new Error(`Cannot start ${folder}: ${body.toString()}`)),
    );
    response.writeHead(202).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const began = performance.now();
  const child = spawn(process.execPath, ["test/aws/runtime/bootstrap.js"], {
    env: {
      ...NOWHERE,
      PATH: process.env["PATH"],
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: "index.handler",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    return (await asked.promise) - began;
  } finally {
    child.kill("SIGKILL");
    server.closeAllConnections();
    server.close();
  }
}
