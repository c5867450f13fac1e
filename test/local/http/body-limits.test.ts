import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { echo, served } from "../../support/http-server.ts";
import { rawConnection } from "../../support/raw-http.ts";

describe("a body that is too large", () => {
  const limits = { bodyBytes: 1000 };

  test("is refused by its length, before a byte is sent", async () => {
    let calls = 0;
    const { port } = await served(async () => ({ statusCode: 200, body: String(++calls) }), { limits });
    const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1001\r\nexpect: 100-continue\r\n\r\n";
    const connection = await rawConnection(port);
    connection.socket.write(head);
    const text = await connection.until(/"event-too-large"/);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain("connection: close");
    expect(calls).toBe(0);
    connection.socket.destroy();
  });

  test("is refused when it has grown too large, and the client gets to read why", async () => {
    const { port } = await served(echo, { limits });
    const outgoing = httpRequest({ port, method: "POST", headers: { "transfer-encoding": "chunked" } });
    outgoing.on("error", () => {});
    for (let i = 0; i < 64; i++) outgoing.write(Buffer.alloc(16_384));
    const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    expect(await textOf(answer)).toContain("event-too-large");
    outgoing.destroy();
  });

  test("may be as large as the limit", async () => {
    const { url } = await served(echo, { limits });
    expect((await fetch(url, { method: "POST", body: "x".repeat(1000) })).status).toBe(200);
  });

  test("Expect: 100-continue is answered when the body may come", async () => {
    const { port } = await served(echo, { limits });
    const connection = await rawConnection(port);
    const head =
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n";
    connection.socket.write(head);
    await connection.until(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    connection.socket.write("ok");
    expect(await connection.closed()).toContain('"body":"ok"');
  });

  test("all bodies in hand together have a limit too, which frees itself", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { url } = await served(
      async (event) => {
        if (event.body?.startsWith("wait")) await gate;
        return { statusCode: 200 };
      },
      { limits: { bodiesBytes: 1000 } },
    );
    const post = (body: string) => fetch(url, { method: "POST", body });
    const waiting = post("wait".padEnd(900));
    await expect.poll(async () => (await post("x".repeat(101))).status).toBe(429);
    expect((await post("x".repeat(100))).status).toBe(200);
    open();
    expect((await waiting).status).toBe(200);
    await expect.poll(async () => (await post("x".repeat(1000))).status).toBe(200);
  });
});

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return text;
}
