import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import type { StreamHandler } from "../../../functions/local/http-server.ts";
import { echo, served } from "../../support/http-server.ts";
import { rawConnection } from "../../support/raw-http.ts";

async function streamed(tail: StreamHandler) {
  return served(echo, { streams: { "/tail": tail } });
}

test("sends what comes, when it comes, and closes at its end", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { url } = await streamed(async (event) =>
    (async function* () {
      yield `data: ${event.rawQueryString}\n\n`;
      await gate;
      yield "data: 2\n\n";
    })(),
  );
  const answer = await fetch(`${url}/tail?x`);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe("data: x\n\n");
  open();
  expect((await reader.read()).value).toBe("data: 2\n\n");
  expect((await reader.read()).done).toBe(true);
});

test("tells the source to stop when the client leaves", async () => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const server = await streamed(async (_, signal) => untilStopped(signal, stop));
  const connection = await rawConnection(server.port);
  connection.socket.write("GET /tail HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await connection.until(/data: begun/);
  connection.socket.destroy();
  await stopped;
  expect(server.reported).toEqual([]);
});

test("tells the source to stop when the server closes", async () => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const server = await streamed(async (_, signal) => untilStopped(signal, stop));
  const connection = await rawConnection(server.port);
  connection.socket.write("GET /tail HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await connection.until(/data: begun/);
  await server.close();
  await stopped;
  expect(await connection.closed()).toMatch(/\r\n0\r\n\r\n$/);
});

test("takes no more from the source than the client reads", async () => {
  let taken = 0;
  const server = await streamed(async (_, signal) =>
    (async function* () {
      while (!signal.aborted) {
        taken++;
        yield `data: ${"x".repeat(100_000)}\n\n`;
      }
    })(),
  );
  const connection = await rawConnection(server.port);
  connection.socket.pause();
  connection.socket.write("GET /tail HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await expect.poll(() => taken).toBeGreaterThan(1);
  await sleep(100);
  const before = taken;
  await sleep(100);
  expect(taken).toBe(before);
  connection.socket.destroy();
});

test("a refusal before it begins is a problem, not a stream", async () => {
  const { url } = await streamed(async () => {
    throw new RouterError("token-required", "Cannot let the request in: it has no token");
  });
  const answer = await fetch(`${url}/tail`);
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect(await answer.json()).toMatchObject({ code: "token-required", instance: "/tail" });
});

test("a source that breaks is reported, and the connection cut", async () => {
  const server = await streamed(async () =>
    (async function* () {
      yield "data: 1\n\n";
      throw new Error("broken");
    })(),
  );
  const answer = await fetch(`${server.url}/tail`);
  await expect(answer.text()).rejects.toThrowError();
  expect(server.reported).toEqual([new Error("broken")]);
});

async function* untilStopped(signal: AbortSignal, stop: () => void) {
  yield "data: begun\n\n";
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  stop();
}
