import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { aBystander, bystanderFiles } from "../support/bystander.ts";
import { rawConnection, rawExchange } from "../support/raw-http.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(({ url }) => bystanderFiles(url));
aBystander(story);
const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);
const port = () => Number(new URL(story.signalbox.url).port);

describe("a connection", () => {
  const head = (length: number) =>
    `POST /events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/cloudevents+json\r\ncontent-length: ${length}\r\n`;

  test("that drips its request byte by byte is one of many and hinders none", async () => {
    const slow: Socket[] = [];
    for (let i = 0; i < 200; i++) {
      const socket = connect(port(), "127.0.0.1");
      socket.on("error", () => {});
      socket.write("POST /events HTTP/1.1\r\nx-");
      slow.push(socket);
    }
    for (let round = 0; round < 20; round++) {
      for (const socket of slow) socket.write("a");
      await sleep(20);
    }
    expect((await story.signalbox.send(aPublished("other"))).status).toBe(202);
    for (const socket of slow) socket.destroy();
  });

  test("that is cut in the middle of a body leaves nothing behind", async () => {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => rawConnection(port())));
    for (const [i, { socket }] of sockets.entries()) {
      socket.write(`${head(1_000_000)}\r\n{"specversion":`);
      if (i % 2 === 0) socket.resetAndDestroy();
      else socket.end();
    }
    for (const { closed } of sockets.filter((_, i) => i % 2 === 1)) await closed();
  });

  test("that is closed for writing after a whole request still gets its answer", async () => {
    const body = JSON.stringify(aPublished("other"));
    const connection = await rawConnection(port());
    connection.socket.end(`${head(Buffer.byteLength(body))}\r\n${body}`);
    expect(await connection.closed()).toContain("HTTP/1.1 202 Accepted");
  });

  test.for([
    [
      "what is no HTTP",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 TLS here\r\n\r\n",
      "400",
      "http-invalid",
    ],
    [
      "headers without end",
      `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${"a".repeat(64 * 1024)}\r\n\r\n`,
      "431",
      "headers-too-large",
    ],
    [
      "a length that is none",
      "POST /events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: -5\r\n\r\n",
      "400",
      "http-invalid",
    ],
    [
      "two lengths at once",
      "POST /events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
      "http-invalid",
    ],
  ] as const)("that brings %s is answered and closed", async ([, bytes, status, code]) => {
    const answer = await rawExchange(port(), bytes);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain(`"code":"${code}"`);
  });
});

test("a target that answers nonsense costs its own deliveries alone", async () => {
  const soon = { minDelaySeconds: 0.02, maxDelaySeconds: 0.02, maxAttempts: 2 };
  const answers = [
    "",
    "garbage\r\n\r\n",
    "HTTP/1.1 200 OK\r\n",
    `HTTP/1.1 200 OK\r\nx: ${"a".repeat(1_000_000)}`,
    "HTTP/1.1 999999999999 \r\n\r\n",
  ];
  let connections = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {}).end(answers[connections++ % answers.length]!);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port: at } = server.address() as AddressInfo;
  await api("/api/targets", {
    id: "mad",
    ...aTargetFile(`http://127.0.0.1:${at}/`, { retry: soon, timeoutSeconds: 1 }),
  });
  await api("/api/rules", { id: "mad", ...aRuleFile("mad", "mad") });
  await story.signalbox.publish(answers.map(() => aPublished("mad")));
  const dead = await until(async () => {
    const { items } = await api<{ items: { reason: { code: string } }[] }>("/api/dead-letters?target=mad");
    return items.length === answers.length && items;
  });
  expect(dead.every(({ reason }) => reason.code === "attempts-exhausted")).toBe(true);
});
