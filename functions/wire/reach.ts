import { guardedSocket, type Place } from "./guarded-socket.ts";

/** Who has not answered by then is out of reach. */
const TIMEOUT_MS = 3_000;

/** Connects to a place, and lets go at once: nothing is sent. Rejects with what keeps it, `address-private` as well. */
export async function reach(place: Place): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = guardedSocket(place);
  socket.setTimeout(TIMEOUT_MS, () => reject(new Error(`did not answer within ${TIMEOUT_MS / 1000} s`)));
  socket.once("connect", () => resolve());
  socket.on("error", (error: NodeJS.ErrnoException) => reject(new Error(saidBy(error), { cause: error })));
  try {
    await promise;
  } finally {
    socket.destroy();
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses connections",
  ENOTFOUND: "is not known to DNS",
  EAI_AGAIN: "could not be looked up: DNS does not answer",
  ECONNRESET: "ended the connection",
  EHOSTUNREACH: "is out of reach",
  ENETUNREACH: "is out of reach: there is no way to its network",
};

function saidBy({ code = "", message }: NodeJS.ErrnoException): string {
  return WORDS[code] ?? message;
}
