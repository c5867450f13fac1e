import { type AddressInfo, createServer } from "node:net";
import { messageEnd } from "./http-bytes.ts";
import { summaryOf } from "./summary.ts";

/** A process of its own that takes deliveries over bare sockets, answers 200 and counts; asked, it tells. */
export interface SinkCount {
  readonly count: number;
  /** Milliseconds from `sentAt` in the event to its arrival, since the last question. */
  readonly latency: ReturnType<typeof summaryOf>;
}

const ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nKeep-Alive: timeout=60\r\n\r\n";
const SENT_AT = Buffer.from('"sentAt":"');
/** The latency of every tenth is looked at. */
const SAMPLE = 10;
let count = 0;
let latencies: number[] = [];

const server = createServer({ noDelay: true }, (socket) => {
  let rest: Buffer | undefined;
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    let bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = messageEnd(bytes); end !== undefined; end = messageEnd(bytes)) {
      if (count++ % SAMPLE === 0) latencies.push(millisecondsSince(bytes));
      bytes = bytes.subarray(end);
      socket.write(ANSWER, "latin1");
    }
    rest = bytes.length > 0 ? bytes : undefined;
  });
});
server.listen(0, "127.0.0.1", () => process.send!({ port: (server.address() as AddressInfo).port }));

process.on("message", () => {
  process.send!({ count, latency: summaryOf(latencies) } satisfies SinkCount);
  latencies = [];
});
process.on("disconnect", () => process.exit(0));

function millisecondsSince(bytes: Buffer): number {
  const at = bytes.indexOf(SENT_AT) + SENT_AT.length;
  const sentAt = BigInt(bytes.toString("latin1", at, bytes.indexOf('"', at)) || 0);
  return Number(process.hrtime.bigint() - sentAt) / 1e6;
}
