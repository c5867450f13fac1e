import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What the official client is told. */
export interface OfficialOptions {
  readonly endpoints: string;
  readonly sessionCredentials?: { readonly accessKey: string; readonly accessSecret: string };
}

export interface OfficialMessage {
  readonly topic: string;
  readonly body: string | Uint8Array;
  readonly properties?: Readonly<Record<string, string>>;
  readonly messageGroup?: string;
}

export interface OfficialReceived {
  readonly messageId: string;
  readonly body: Buffer;
  readonly properties: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
  readonly tag?: string;
}

/** RocketMQ's own client for Node. */
export interface OfficialClient {
  /** Resolves to the message's id. */
  send(message: OfficialMessage): Promise<string>;
  take(from: { readonly topic: string; readonly group: string }, count: number): Promise<OfficialReceived[]>;
  close(): void;
}

export function officialClient(options: OfficialOptions): OfficialClient {
  const peer = spawn(
    process.execPath,
    [join(import.meta.dirname, "official-peer.ts"), JSON.stringify(options)],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const kill = () => void peer.kill("SIGKILL");
  process.once("exit", kill);
  peer.once("exit", () => process.off("exit", kill));
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  const ask = (line: object) => {
    const answer = last.then(async () => {
      peer.stdin.write(`${JSON.stringify(line)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("RocketMQ's own client has ended");
      return JSON.parse(value) as unknown;
    });
    last = answer.catch(() => {});
    return answer;
  };
  return {
    send: ({ body, ...message }) =>
      ask({ send: { ...message, body: Buffer.from(body).toString("base64") } }) as Promise<string>,
    async take(from, count) {
      const taken = (await ask({ take: { ...from, count } })) as (OfficialReceived & { body: string })[];
      return taken.map((message) => ({ ...message, body: Buffer.from(message.body, "base64") }));
    },
    close: kill,
  };
}
