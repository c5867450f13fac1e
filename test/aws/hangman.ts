import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * How a process comes to grief at a call: it is killed before the call is made; the call is made, and the process killed when
 * its time is over, as it waits for the answer; or the call is refused, which the process lives to see.
 */
export type End = "exits before" | "is out of time at" | "is refused";

export interface Sentence {
  readonly end: End;
  /** Counted from 1. */
  readonly call: number;
  /** Of all calls, unless they are only those that change something. */
  readonly of?: "changes";
}

/** Stands between processes and an emulator, and carries out one sentence at a time. */
export interface Hangman {
  readonly url: string;
  /** From the next call on; `kill` kills the process that makes them. */
  condemn(sentence: Sentence, kill: () => void): void;
  /** Nothing more happens to anybody. */
  spare(): void;
  /** Whether the process that was condemned last has made so many calls. */
  wasMet(): boolean;
  close(): Promise<void>;
}

export async function aHangman(endpoint: string): Promise<Hangman> {
  const { hostname, port } = new URL(endpoint);
  let current: { readonly sentence: Sentence; readonly kill: () => void } | undefined;
  let [calls, wasMet] = [0, false];
  const forward = (incoming: IncomingMessage, onAnswer: (answer: IncomingMessage) => void) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, onAnswer);
    onward.on("error", () => incoming.destroy());
    incoming.pipe(onward);
  };
  const ends: Readonly<Record<End, (incoming: IncomingMessage, outgoing: ServerResponse) => void>> = {
    "exits before": () => current?.kill(),
    "is out of time at": (incoming) =>
      forward(incoming, (answer) => answer.resume().once("end", () => current?.kill())),
    "is refused": (incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(400, { "content-type": "application/x-amz-json-1.1" });
      outgoing.end('{"__type":"AccessDeniedException","message":"You may not"}');
    },
  };
  const server = createServer((incoming, outgoing) => {
    if (current && isCounted(incoming, current.sentence) && ++calls === current.sentence.call)
      return ends[current.sentence.end](incoming, outgoing);
    forward(incoming, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    condemn(sentence, kill) {
      calls = 0;
      current = { sentence, kill };
    },
    spare() {
      wasMet = current !== undefined && calls >= current.sentence.call;
      current = undefined;
    },
    wasMet: () => wasMet,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function isCounted({ method, headers }: IncomingMessage, { of }: Sentence): boolean {
  const isRead = method === "GET" || READS.test(String(headers["x-amz-target"]));
  return of === undefined || !isRead;
}

const READS = /\.(Query|GetItem|BatchGetItem|ReceiveMessage)$/;
