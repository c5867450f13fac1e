import { connect, type Socket } from "node:net";

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
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    text += chunk;
    const end = answerEnd(text);
    if (end === undefined) return;
    const status = Number(text.slice(9, 12));
    text = text.slice(end);
    waiting?.resolve(status);
  });
  const fail = (error: Error) => waiting?.reject(error);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection was closed")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Where the first answer in the text ends; undefined while it is not whole. */
function answerEnd(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head)) ?? [];
  const end = head + 4 + Number(length);
  return text.length >= end ? end : undefined;
}

/** A POST as bytes. */
export function postOf(path: string, contentType: string, body: string): string {
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
