import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands between a function and an emulator, and keeps what it is asked, as policies name it: `sqs:SendMessage`. */
export interface Counter {
  readonly url: string;
  /** What was asked since the last time, each with how often. */
  taken(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function aCounter(endpoint: string): Promise<Counter> {
  const { hostname, port } = new URL(endpoint);
  let asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(actionOf(incoming));
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const counts = Map.groupBy(asked, (action) => action);
      asked = [];
      return new Map([...counts].map(([action, all]) => [action, all.length]));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const SERVICES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: "dynamodb",
  AmazonSQS: "sqs",
  secretsmanager: "secretsmanager",
};

function actionOf({ method, headers }: IncomingMessage): string {
  const [service = "", operation] = String(headers["x-amz-target"] ?? "").split(".");
  if (operation !== undefined) return `${SERVICES[service]}:${operation}`;
  return `s3:${method!.charAt(0)}${method!.slice(1).toLowerCase()}Object`;
}
