import { type AddressInfo, createServer } from "node:net";
import { summaryOf } from "./summary.ts";

/** A process of its own that takes deliveries over bare sockets, answers 200 and counts; asked, it tells. */
export interface SinkCount {
  readonly count: number;
  /** Milliseconds from `sentAt` in the event to its arrival, since the last question. */
  readonly latency: ReturnType<typeof summaryOf>;
}

const ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nKeep-Alive: timeout=60\r\n\r\n";
const SENT_AT = '"sentAt":"';
let count = 0;
let latencies: number[] = [];

const server = createServer({ noDelay: true }, (socket) => {
  let text = "";
  socket.setEncoding("latin1");
  socket.on("error", () => {});
  socket.on("data", (chunk: string) => {
    text += chunk;
    for (let end = requestEnd(text); end !== undefined; end = requestEnd(text)) {
      const at = text.indexOf(SENT_AT) + SENT_AT.length;
      const sentAt = BigInt(text.slice(at, text.indexOf('"', at)) || 0);
      if (count % 10 === 0) latencies.push(Number(process.hrtime.bigint() - sentAt) / 1e6);
      count++;
      text = text.slice(end);
      socket.write(ANSWER);
    }
  });
});
server.listen(0, "127.0.0.1", () => process.send!({ port: (server.address() as AddressInfo).port }));

process.on("message", () => {
  process.send!({ count, latency: summaryOf(latencies) } satisfies SinkCount);
  latencies = [];
});
process.on("disconnect", () => process.exit(0));

function requestEnd(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head)) ?? [];
  const end = head + 4 + Number(length);
  return text.length >= end ? end : undefined;
}
