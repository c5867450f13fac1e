import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { echo, served } from "../../support/http-server.ts";
import { rawConnection } from "../../support/raw-http.ts";

test("the path picks the function: a whole path first, then the first that fits", async () => {
  const named = (name: string, ...paths: string[]) => ({
    name,
    paths,
    handler: async () => ({ statusCode: 200, body: name }),
  });
  const { url } = await served(echo, {
    functions: [
      named("ingest", "/events", "/buses/*"),
      named("control", "/api/*"),
      named("tail", "/api/tail"),
    ],
  });
  const at = async (path: string) => {
    const answer = await fetch(url + path);
    return answer.ok ? answer.text() : ((await answer.json()) as { code: string }).code;
  };
  expect(await at("/events?x=1")).toBe("ingest");
  expect(await at("/buses/a/events")).toBe("ingest");
  expect(await at("/api/rules")).toBe("control");
  expect(await at("/api/tail")).toBe("tail");
  expect(await at("/api")).toBe("not-found");
  expect(await at("/eventsx")).toBe("not-found");
});

describe("close", () => {
  test("lets running requests end, closes idle connections, takes no new ones", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const server = await served(async ({ rawPath }) => {
      if (rawPath === "/wait") await gate;
      return { statusCode: 200, body: "done" };
    });
    const idle = await rawConnection(server.port);
    idle.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await idle.until(/done/);
    const silent = await rawConnection(server.port);
    const running = await rawConnection(server.port);
    running.socket.write("GET /wait HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(30);
    const closing = server.close();
    await Promise.all([idle.closed(), silent.closed()]);
    await expect(fetch(server.url)).rejects.toThrowError();
    open();
    const text = await running.closed();
    expect(text).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*done$/i);
    await closing;
  });

  test("cuts what does not end in time", async () => {
    const server = await served(() => new Promise(() => {}), { limits: { closeSeconds: 0.1 } });
    const running = await rawConnection(server.port);
    running.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(30);
    await server.close();
    expect(await running.closed()).toBe("");
  });

  test("a request that comes on an open connection meanwhile is refused with a code", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const server = await served(async () => {
      await gate;
      return { statusCode: 200, body: "done" };
    });
    const connection = await rawConnection(server.port);
    connection.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(30);
    const closing = server.close();
    connection.socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await sleep(30);
    open();
    expect(await connection.closed()).toMatch(/ 200 /);
    await closing;
  });
});

test("rejects when the port is taken", async () => {
  const { port } = await served();
  await expect(served(echo, { port })).rejects.toThrowError("EADDRINUSE");
});
