import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { echo, served } from "../../support/http-server.ts";
import { rawConnection, rawExchange } from "../../support/raw-http.ts";

describe("what is not a request", () => {
  const cases: readonly [why: string, bytes: string, status: number, code: string][] = [
    ["garbage", "GARBAGE\r\n\r\n", 400, "http-invalid"],
    ["HTTP/1.1 without Host", "GET / HTTP/1.1\r\n\r\n", 400, "http-invalid"],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "http-invalid"],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
      400,
      "http-invalid",
    ],
    [
      "length and chunks",
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
      "http-invalid",
    ],
    [
      "a broken chunk",
      "POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
      400,
      "http-invalid",
    ],
    [
      "huge headers",
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"y".repeat(40_000)}\r\n\r\n`,
      431,
      "headers-too-large",
    ],
  ];

  test.each(cases)(
    "%s is answered with a code, and the others are unharmed",
    async (...[, bytes, status, code]) => {
      const { port, url } = await served();
      const text = await rawExchange(port, bytes);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(text).toContain(`"code":"${code}"`);
      expect(text).toContain("content-type: application/problem+json");
      expect((await fetch(url)).status).toBe(200);
    },
  );

  test.each([
    ["without", "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"],
    ["with", "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\n\r\nabc"],
  ])("after a good request %s body, the good one is answered first", async (_, good) => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { port } = await served(async () => {
      await gate;
      return { statusCode: 200, body: "good" };
    });
    const connection = await rawConnection(port);
    connection.socket.write(`${good}GARBAGE\r\n\r\n`);
    await sleep(50);
    open();
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 [^]*goodHTTP\/1\.1 400 /);
  });
});

test("pipelined requests are answered in their order", async () => {
  const { port } = await served(async ({ rawPath }) => {
    await sleep(rawPath === "/1" ? 30 : 0);
    return { statusCode: 200, body: `<${rawPath}>` };
  });
  const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`;
  const text = await rawExchange(port, get("/1") + get("/2") + get("/3", "connection: close\r\n"));
  expect(text.match(/<\/\d>/g)).toEqual(["</1>", "</2>", "</3>"]);
});

describe("a client that is slow or leaves", () => {
  const limits = { headersSeconds: 0.2, requestSeconds: 0.3 };

  test.each([
    ["headers", "GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "],
    ["a body", "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\nabc"],
    ["a chunk", "POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nfff\r\nabc"],
  ])("drips %s and is cut off with 408, the others unharmed", async (_, bytes) => {
    let calls = 0;
    const { port, url } = await served(async () => ({ statusCode: 200, body: String(++calls) }), { limits });
    const connection = await rawConnection(port);
    connection.socket.write(bytes);
    const drip = setInterval(() => connection.socket.write("1"), 20);
    expect(await (await fetch(url)).text()).toBe("1");
    const text = await connection.closed();
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('"code":"request-timeout"');
    expect(calls).toBe(1);
  });

  test("closes in the middle of a body: no call, no report", async () => {
    let calls = 0;
    const server = await served(async () => ({ statusCode: 200, body: String(++calls) }));
    const connection = await rawConnection(server.port);
    connection.socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc");
    await sleep(20);
    connection.socket.destroy();
    expect(await (await fetch(server.url)).text()).toBe("1");
    expect(server.reported).toEqual([]);
  });

  test("half-closes in the middle of a body and is told so", async () => {
    const server = await served();
    const connection = await rawConnection(server.port);
    connection.socket.end("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc");
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 400 [^]*"code":"http-invalid"/);
    expect(server.reported).toEqual([]);
  });

  test("half-closes after its requests and gets all its answers", async () => {
    let calls = 0;
    const server = await served(async () => {
      await sleep(30);
      return { statusCode: 200, body: `<${++calls}>` };
    });
    const connection = await rawConnection(server.port);
    connection.socket.end("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(2));
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 [^]*<1>HTTP\/1\.1 200 [^]*<2>$/);
    expect(server.reported).toEqual([]);
  });

  test("leaves before the answer: the handler ends in peace", async () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const server = await served(async () => {
      await sleep(50);
      end();
      return { statusCode: 200 };
    });
    const connection = await rawConnection(server.port);
    connection.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(10);
    connection.socket.destroy();
    await ended;
    await sleep(10);
    expect(server.reported).toEqual([]);
  });

  test("does not read its answer and is cut off", async () => {
    const body = "x".repeat(50_000_000);
    const server = await served(async () => ({ statusCode: 200, body }), {
      limits: { stallSeconds: 0.2, closeSeconds: 60 },
    });
    const connection = await rawConnection(server.port);
    connection.socket.pause();
    connection.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(100);
    await server.close();
    connection.socket.resume();
    expect((await connection.closed()).length).toBeLessThan(body.length);
  });

  test("does nothing: an idle connection is closed", async () => {
    const { port } = await served(echo, { limits: { keepAliveSeconds: 0.1, headersSeconds: 0.2 } });
    const connection = await rawConnection(port);
    connection.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    expect(await connection.closed()).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test("connections beyond the limit are not taken", async () => {
  const { port } = await served(echo, { limits: { connections: 1 } });
  const first = await rawConnection(port);
  const second = await rawConnection(port);
  expect(await second.closed()).toBe("");
  first.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
  expect(await first.closed()).toMatch(/^HTTP\/1\.1 200 /);
});
