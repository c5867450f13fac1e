import { once } from "node:events";
import type { ServerResponse } from "node:http";

/**
 * Sends server-sent events until there are no more, the client leaves or `signal` says stop; never faster than the
 * client reads. Rejects, and leaves the answer open, when the events break.
 */
export async function sendStream(
  response: ServerResponse,
  events: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, HEADERS);
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(":\n\n"), HEARTBEAT_MS);
  try {
    for await (const event of events) {
      if (signal.aborted) break;
      if (!response.write(event)) await once(response, "drain", { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    clearInterval(heartbeat);
  }
  response.end();
}

const HEADERS = { "content-type": "text/event-stream", "cache-control": "no-store", connection: "close" };

/** A comment now and then shows a client, and a proxy between, that the stream is alive. */
const HEARTBEAT_MS = 15_000;
