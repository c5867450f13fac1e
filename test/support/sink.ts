import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type AddressInfo, isIP } from "node:net";

/** A request as a target got it. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server that keeps what it gets; `answer` decides what it says (default 204 at once). */
export interface Sink {
  readonly url: string;
  readonly received: Received[];
  /** What came to one path. */
  at(path: string): Received[];
  answer: (request: Received, response: ServerResponse) => void;
  /** Resolves when the condition holds for what was received. */
  until(condition: (received: readonly Received[]) => boolean, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** On loopback, unless those who send see this machine as another host. */
export async function aSink(port = 0, host = "127.0.0.1"): Promise<Sink> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() };
    received.push(one);
    sink.answer(one, response);
  });
  server.listen(port, isIP(host) ? host : "127.0.0.1");
  await once(server, "listening");
  const sink: Sink = {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    received,
    at: (path) => received.filter((one) => one.path === path),
    answer: (_, response) => response.writeHead(204).end(),
    async until(condition, timeoutMs = 15_000) {
      const end = Date.now() + timeoutMs;
      while (!condition(received)) {
        if (Date.now() > end)
          throw new Error(`Cannot see what was awaited: ${received.length} requests came in ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return sink;
}
