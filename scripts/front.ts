import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A plain address on loopback for a Function URL, whose name only AWS, or an emulator, knows. */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

/** What comes to it goes to the emulator, with the name of the function as its host. */
export async function aFront(functionUrl: string, endpoint: string): Promise<Front> {
  const { hostname, port } = new URL(endpoint);
  const { host } = new URL(functionUrl);
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers: { ...headers, host } }, (answer) => {
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
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
