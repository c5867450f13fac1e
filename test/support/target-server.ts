import { once } from "node:events";
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A request as a target's server got it. */
export interface TargetRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The connection it came over, counted from 1. */
  readonly connection: number;
}

export type Answer = (request: TargetRequest, response: ServerResponse) => void;

/** A real server on a free port of 127.0.0.1, for one test; it answers 204 when nothing else is said. */
export async function aTargetServer(answer: Answer = noContent, tls?: https.ServerOptions) {
  const requests: TargetRequest[] = [];
  const connections: Socket[] = [];
  const listener = async (incoming: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const { method = "", url: path = "", headers, socket } = incoming;
    const connection = connections.indexOf(socket) + 1;
    const request = { method, path, headers, body: Buffer.concat(parts).toString(), connection };
    requests.push(request);
    answer(request, response);
  };
  const server = tls ? https.createServer(tls) : http.createServer();
  server.on("request", (incoming, response) => void listener(incoming, response).catch(() => {}));
  server.on(tls ? "secureConnection" : "connection", (socket: Socket) => connections.push(socket));
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return { url: `${tls ? "https" : "http"}://127.0.0.1:${port}`, port, requests, connections };
}

/** A server below HTTP, for what no HTTP server would do. Connections are counted from 1. */
export async function aRawServer(talk: (socket: Socket, connection: number) => void) {
  const sockets: Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    talk(socket, sockets.length);
  });
  const port = await listen(server);
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  return { url: `http://127.0.0.1:${port}`, port, sockets };
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function aClosedPort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listen(server: net.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

function noContent(_request: TargetRequest, response: ServerResponse): void {
  response.writeHead(204).end();
}
