import type { Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createHttpClient,
  destinationOf,
  type HttpClientOptions,
  type HttpRequest,
} from "../../functions/targets/guarded-http.ts";
import { aClosedPort, aRawServer, aTargetServer } from "../support/target-server.ts";

function aClient(options: HttpClientOptions = {}) {
  const http = createHttpClient(options);
  onTestFinished(() => http.close());
  return {
    ...http,
    post: (url: string, parts: Partial<HttpRequest> = {}) =>
      http.send(destinationOf(new URL(url)), {
        method: "POST",
        headers: ["content-type", "text/plain"],
        body: "hello",
        timeoutMs: 5_000,
        allowPrivateNetwork: true,
        keepBytes: 1_024,
        ...parts,
      }),
  };
}

describe("a request", () => {
  test("goes out as it was asked for, and its answer comes back", async () => {
    const server = await aTargetServer((_, response) =>
      response.writeHead(418, { "x-pot": "tea" }).end("short and stout"),
    );
    const answer = await aClient().post(`${server.url}/a/b?c=d#e`, {
      method: "PUT",
      headers: ["X-One", "1"],
    });
    expect(answer).toMatchObject({ ok: true, status: 418, headers: { "x-pot": "tea" } });
    expect(answer.ok && answer.body.toString()).toBe("short and stout");
    expect(server.requests).toEqual([
      {
        method: "PUT",
        path: "/a/b?c=d",
        headers: {
          host: `127.0.0.1:${server.port}`,
          "x-one": "1",
          "content-length": "5",
          connection: "keep-alive",
        },
        body: "hello",
        connection: 1,
      },
    ]);
  });

  test.each([["Grüße 🌍"], [new Uint8Array([0xe2, 0x82, 0xac])], [""]])(
    "has the length of its body: %s",
    async (body) => {
      const server = await aTargetServer();
      await aClient().post(server.url, { body });
      expect(server.requests[0]!.body).toBe(Buffer.from(body).toString());
      expect(server.requests[0]!.headers["content-length"]).toBe(String(Buffer.from(body).length));
    },
  );

  test("with a header that is none is not sent, and rejects", async () => {
    const server = await aTargetServer();
    const sending = aClient().post(server.url, { headers: ["x", "a\r\nb: c"], timeoutMs: 1 });
    await expect(sending).rejects.toMatchObject({ code: "UND_ERR_INVALID_ARG" });
    expect(server.requests).toHaveLength(0);
  });

  test("follows no redirect", async () => {
    const server = await aTargetServer((_, response) =>
      response.writeHead(302, { location: "/elsewhere" }).end(),
    );
    expect(await aClient().post(server.url)).toMatchObject({
      status: 302,
      headers: { location: "/elsewhere" },
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("connections", () => {
  test("are kept and used again", async () => {
    const server = await aTargetServer();
    const client = aClient();
    for (let i = 0; i < 5; i++) await client.post(server.url);
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1]);
  });

  test("are kept over an answer that was longer than what is wanted of it", async () => {
    const server = await aTargetServer((_, response) => response.end("x".repeat(40_000)));
    const client = aClient();
    const answer = await client.post(server.url, { keepBytes: 100 });
    expect(answer.ok && answer.body.toString()).toBe("x".repeat(100));
    await client.post(server.url);
    expect(server.requests[1]!.connection).toBe(1);
  });

  test("are given up over an answer without an end, whose status counts all the same", async () => {
    const server = await aRawServer((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n");
        const flood = () => socket.writable && socket.write("x".repeat(16_384), flood);
        flood();
      });
    });
    const answer = await aClient().post(server.url);
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(answer.ok && answer.body.length).toBe(1_024);
    await closed(server.sockets[0]);
  });

  test("that the server closed unnoticed cost no delivery: the request goes out once more", async () => {
    const server = await aRawServer((socket, connection) => {
      let requests = 0;
      socket.on("data", () => {
        if (connection === 1 && ++requests === 2) socket.resetAndDestroy();
        else socket.write(NO_CONTENT);
      });
    });
    const client = aClient();
    expect(await client.post(server.url)).toMatchObject({ status: 204 });
    expect(await client.post(server.url)).toMatchObject({ status: 204 });
    expect(server.sockets).toHaveLength(2);
  });

  test("are given up together when one is found closed, since the others are as old", async () => {
    const server = await aRawServer((socket) => {
      let requests = 0;
      socket.on("data", () => {
        if (++requests === 2) socket.resetAndDestroy();
        else socket.write(NO_CONTENT);
      });
    });
    const client = aClient();
    await Promise.all([1, 2, 3].map(() => client.post(server.url)));
    expect(await client.post(server.url)).toMatchObject({ status: 204 });
    expect(server.sockets).toHaveLength(4);
  });

  test("that break while they are new, or after the first byte of an answer, are failures", async () => {
    const fresh = await aRawServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
    expect(await aClient().post(fresh.url)).toMatchObject({ code: "target-unreachable" });
    expect(fresh.sockets).toHaveLength(1);

    const begun = await aRawServer((socket) => {
      let requests = 0;
      socket.on("data", () => {
        if (++requests === 2) socket.write("HTTP/1.1 2", () => socket.resetAndDestroy());
        else socket.write(NO_CONTENT);
      });
    });
    const client = aClient();
    await client.post(begun.url);
    expect(await client.post(begun.url)).toMatchObject({ code: "target-unreachable" });
    expect(begun.sockets).toHaveLength(1);
  });

  test("are not used again when the server's hint says that it will close them at once", async () => {
    const server = await aTargetServer((_, response) =>
      response.writeHead(204, { "keep-alive": "timeout=1" }).end(),
    );
    const client = aClient();
    await client.post(server.url);
    await client.post(server.url);
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  test("to one place are not shared between those who may and those who may not go there", async () => {
    const server = await aTargetServer();
    const client = aClient({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
    const url = `http://inside.example:${server.port}`;
    expect(await client.post(url)).toMatchObject({ status: 204 });
    expect(await client.post(url, { allowPrivateNetwork: false })).toEqual({
      ok: false,
      code: "address-private",
      problem: `inside.example:${server.port} leads to a private address`,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a private address", () => {
  test.each(["http://127.0.0.1", "http://0x7f.1", "http://localhost", "http://[::ffff:7f00:1]"])(
    "is not connected to: %s",
    async (origin) => {
      const server = await aTargetServer();
      const url = `${origin}:${server.port}/`;
      expect(await aClient().post(url, { allowPrivateNetwork: false })).toEqual({
        ok: false,
        code: "address-private",
        problem: `${new URL(url).host} is a private address`,
      });
      expect(server.connections).toHaveLength(0);
    },
  );

  test("of an IPv6 literal is connected to when that is allowed", async () => {
    expect(await aClient().post(`http://[::1]:${await aClosedPort()}/`)).toMatchObject({
      code: "target-unreachable",
    });
  });
});

describe("an answer", () => {
  test("that does not begin in time is a timeout", async () => {
    const server = await aTargetServer(() => {});
    expect(await aClient().post(server.url, { timeoutMs: 50 })).toEqual({
      ok: false,
      code: "target-timeout",
      problem: `127.0.0.1:${server.port} did not answer in time`,
    });
    await closed(server.connections[0]);
  });

  test("cannot begin in time when the name is not resolved until then", async () => {
    const client = aClient({ resolve: () => new Promise(() => {}) });
    expect(await client.post("http://slow.example/", { timeoutMs: 50 })).toMatchObject({
      code: "target-timeout",
    });
  });

  test("that comes after an interim one is the one that counts", async () => {
    const server = await aRawServer((socket) =>
      socket.once("data", () => socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${NO_CONTENT}`)),
    );
    expect(await aClient().post(server.url)).toMatchObject({ ok: true, status: 204, headers: {} });
  });

  test("that begins in time counts by its status, however slow its body is", async () => {
    const server = await aTargetServer((_, response) => response.writeHead(503).write("just a mo"));
    const answer = await aClient().post(server.url, { timeoutMs: 200 });
    expect(answer).toMatchObject({ ok: true, status: 503 });
    expect(answer.ok && answer.body.toString()).toBe("just a mo");
  });

  test("that is cut off counts by its status", async () => {
    const server = await aTargetServer((_, response) => {
      response.writeHead(200, { "content-length": 100 }).write("half of");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await aClient().post(server.url)).toMatchObject({ ok: true, status: 200 });
  });

  test("that comes before the body was read counts", async () => {
    const server = await aRawServer((socket) => socket.once("data", () => socket.end(TOO_LARGE)));
    expect(await aClient().post(server.url, { body: "x".repeat(5_000_000) })).toMatchObject({ status: 413 });
  });

  test.each([
    ["something that is not HTTP/1.1", "SSH-2.0-OpenSSH_9.6\r\n"],
    ["something that is not HTTP/1.1", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}\r\n\r\n`],
  ])("is a failure when it is %s", async (what, bytes) => {
    const server = await aRawServer((socket) => socket.once("data", () => socket.write(bytes)));
    expect(await aClient().post(server.url)).toMatchObject({
      code: "target-unreachable",
      problem: expect.stringContaining(what),
    });
  });

  test.each([
    ["nothing", (socket: Socket) => socket.end()],
    [
      "a switch of protocols",
      (socket: Socket) =>
        socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    ],
  ])("is a failure when it is %s", async (_, talk) => {
    const server = await aRawServer((socket) => socket.once("data", () => talk(socket)));
    expect(await aClient().post(server.url, { timeoutMs: 1_000 })).toMatchObject({
      ok: false,
      code: "target-unreachable",
    });
  });
});

describe("no connection", () => {
  test("is told with its cause", async () => {
    const port = await aClosedPort();
    expect(await aClient().post(`http://127.0.0.1:${port}`)).toEqual({
      ok: false,
      code: "target-unreachable",
      problem: `127.0.0.1:${port} refused the connection (ECONNREFUSED)`,
    });
  });

  test("is told with its cause when DNS knows no such name", async () => {
    const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND no.example"), { code: "ENOTFOUND" });
    const client = aClient({ resolve: () => Promise.reject(unknown) });
    expect(await client.post("http://no.example/", { allowPrivateNetwork: false })).toEqual({
      ok: false,
      code: "target-unreachable",
      problem: "no.example is not a name that DNS knows (ENOTFOUND)",
    });
  });

  test("to any of a name's addresses is told as one", async () => {
    const port = await aClosedPort();
    const addresses = ["127.0.0.1", "127.0.0.2"].map((address) => ({ address, family: 4 }));
    const client = aClient({ resolve: async () => addresses });
    expect(await client.post(`http://down.example:${port}`)).toMatchObject({
      problem: `down.example:${port} refused the connection (ECONNREFUSED)`,
    });
  });
});

async function closed(socket: Socket | undefined): Promise<void> {
  if (socket && !socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
}

const NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
const TOO_LARGE = "HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
