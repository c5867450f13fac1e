import { connect, type Socket } from "node:net";
import { messageEnd } from "./http-bytes.ts";

/** One keep-alive connection that sends prepared bytes and waits for the answer: as little client as there can be. */
export interface Connection {
  /** Sends a whole request; resolves with the status of its answer. */
  send(request: string): Promise<number>;
  close(): void;
}

export function openConnection(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => resolve(connectionOf(socket)));
  });
}

function connectionOf(socket: Socket): Connection {
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  let rest: Buffer | undefined;
  socket.on("data", (chunk: Buffer) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = messageEnd(bytes);
    rest = end === bytes.length ? undefined : bytes.subarray(end ?? 0);
    if (end !== undefined) waiting?.resolve(Number(bytes.toString("latin1", 9, 12)));
  });
  const fail = (error: Error) => waiting?.reject(error);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection was closed")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request, "latin1");
      }),
    close: () => socket.destroy(),
  };
}

/** A POST as bytes; the body is ASCII. */
export function postOf(path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
