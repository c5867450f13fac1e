import type { IncomingMessage } from "node:http";
import { RouterError } from "../../core/errors.ts";
import type { OnUse } from "../watch/peaks.ts";
import type { HttpLimits } from "./limits.ts";

/** Reads bodies and counts the bytes that are in hand. */
export interface BodyReader {
  /**
   * The body; `undefined` when there is none. `admit` is called before the first byte is read. Rejects with
   * `event-too-large` before it has read all, with `too-many-requests` when too much is in hand, and with `ClientGone`.
   */
  read(request: IncomingMessage, admit: () => void): Promise<Buffer | undefined>;
  /** The body is done with. */
  release(body: Buffer | undefined): void;
}

/** The client closed the connection before its request was complete: nobody waits for an answer. */
export class ClientGone extends Error {}

export function createBodyReader(
  limits: Pick<HttpLimits, "bodyBytes" | "bodiesBytes">,
  onUse?: OnUse,
): BodyReader {
  let inHand = 0;
  const hold = (bytes: number) => {
    inHand += bytes;
    onUse?.("bytes of requests in hand", inHand, limits.bodiesBytes);
  };
  const refusal = (size: number, more: number) => {
    if (size > limits.bodyBytes) return tooLarge(limits.bodyBytes);
    return inHand + more > limits.bodiesBytes ? tooMuch() : undefined;
  };
  const read = (request: IncomingMessage) =>
    new Promise<Buffer>((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const leave = () => request.off("data", take).off("end", end).off("close", gone);
      const fail = (error: Error) => {
        hold(-size);
        leave();
        reject(error);
      };
      const take = (chunk: Buffer) => {
        const error = refusal(size + chunk.length, chunk.length);
        if (error) return fail(error);
        size += chunk.length;
        hold(chunk.length);
        chunks.push(chunk);
      };
      const end = () => {
        leave();
        resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size));
      };
      const gone = () => fail(new ClientGone("The client went away before its request was complete."));
      request.on("data", take).on("end", end).on("close", gone);
    });
  return {
    async read(request, admit) {
      if (!hasBody(request)) return undefined;
      const announced = Number(request.headers["content-length"] ?? 0);
      const error = refusal(announced, announced);
      if (error) throw error;
      admit();
      return read(request);
    },
    release(body) {
      if (body) hold(-body.length);
    },
  };
}

/** Whether a request says that a body follows. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return length === undefined ? headers["transfer-encoding"] !== undefined : length !== "0";
}

function tooLarge(bytes: number): RouterError {
  return new RouterError("event-too-large", `Cannot take the request: its body has more than ${bytes} bytes`);
}

function tooMuch(): RouterError {
  const message = "Cannot take the request: too many bytes of other requests are still in hand";
  return new RouterError("too-many-requests", message);
}
