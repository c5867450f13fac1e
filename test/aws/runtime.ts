import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A process of one function, which takes one invocation by the interface of Lambda's own runtime. */
export interface Environment {
  /** Where its handler is, as `index.mjs`. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told how it is killed, before it starts. */
  readonly onStart: (kill: () => void) => void;
}

/** What the function answers. Rejects when it fails, and when its process ends before it has answered. */
export async function invoked(event: object, environment: Environment): Promise<unknown> {
  const answered = Promise.withResolvers<unknown>();
  let isGiven = false;
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith("/next")) {
      // Another one there is not.
      if (isGiven) return;
      isGiven = true;
      response.writeHead(200, { "lambda-runtime-aws-request-id": "1" }).end(JSON.stringify(event));
      return;
    }
    let body = "";
    for await (const part of request) body += String(part);
    if (request.url?.endsWith("/response")) answered.resolve(JSON.parse(body));
    else answered.reject(new Error(body));
    response.writeHead(202).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const child = spawn(process.execPath, [join(import.meta.dirname, "runtime/bootstrap.js")], {
    env: {
      ...environment.variables,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      LAMBDA_TASK_ROOT: environment.folder,
      _HANDLER: "index.handler",
    },
    stdio: "ignore",
  });
  environment.onStart(() => child.kill("SIGKILL"));
  child.once("exit", (code, signal) => answered.reject(new Error(`The process ended: ${code ?? signal}`)));
  try {
    return await answered.promise;
  } finally {
    child.kill("SIGKILL");
    server.closeAllConnections();
    server.close();
  }
}
