import { once } from "node:events";
import type { ServerResponse } from "node:http";

/**
 * Sends server-sent events until there are no more, the client leaves or `signal` says stop, whatever they wait for then;
 * never faster than the client reads. Rejects, and leaves the answer open, when the events break.
 */
export async function sendStream(
  response: ServerResponse,
  events: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, HEADERS);
  response.flushHeaders();
  const reader = events.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (!response.write(next.value)) await once(response, "drain", { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  response.end();
}

/** The last one asks proxies (nginx) to hand on each event as it comes. */
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  connection: "close",
  "x-accel-buffering": "no",
};
