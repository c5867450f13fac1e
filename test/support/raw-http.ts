import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A bare TCP connection to the server under test, and all that came back on it. */
export interface RawConnection {
  readonly socket: Socket;
  /** What came so far, as text. */
  received(): string;
  /** Waits until what came fits. */
  until(pattern: RegExp): Promise<string>;
  /** Waits until the server has closed; all that came. */
  closed(): Promise<string>;
}

export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString("latin1"))).on("error", () => {});
  const closed = once(socket, "end").catch(() => []);
  const gone = once(socket, "close").catch(() => []);
  await once(socket, "connect");
  return {
    socket,
    received: () => text,
    async until(pattern) {
      while (!pattern.test(text)) {
        const more = await Promise.race([once(socket, "data").then(() => true), gone.then(() => false)]);
        if (!more && !pattern.test(text))
          throw new Error(`The connection ended with ${JSON.stringify(text)}`);
      }
      return text;
    },
    async closed() {
      await Promise.race([closed, gone]);
      socket.destroy();
      return text;
    },
  };
}

/** Sends bytes on a new connection; all that came back until the server closed. */
export async function rawExchange(port: number, bytes: string): Promise<string> {
  const connection = await rawConnection(port);
  connection.socket.write(bytes, "latin1");
  return connection.closed();
}
