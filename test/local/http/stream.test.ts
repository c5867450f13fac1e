import type { UnderlyingSource } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import type { StreamHandler } from "../../../functions/local/http/http-server.ts";
import { echo, served } from "../../support/http-server.ts";
import { rawConnection } from "../../support/raw-http.ts";

/** A server whose /tail sends what the source pulls, until `cancel`. */
function streamed(source: UnderlyingSource<Uint8Array>, query?: (text: string) => void) {
  const tail: StreamHandler = async ({ rawQueryString }) => {
    query?.(rawQueryString);
    return new ReadableStream(source);
  };
  return served(echo, { streams: { "/tail": tail } });
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** Sends these and then nothing more, like a tail on a quiet day. */
const quiet = (messages: readonly string[], cancel: () => void): UnderlyingSource<Uint8Array> => ({
  start(controller) {
    for (const message of messages) controller.enqueue(bytes(message));
  },
  cancel,
});

/** A client that is past the beginning of the stream. */
async function follower({ port }: { readonly port: number }) {
  const connection = await rawConnection(port);
  connection.socket.write("GET /tail HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await connection.until(/data: begun/);
  return connection;
}

test("sends what comes, when it comes, and closes at its end", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let asked = "";
  const { url } = await streamed(
    {
      async start(controller) {
        controller.enqueue(bytes("data: 1\n\n"));
        await gate;
        controller.enqueue(bytes("data: 2\n\n"));
        controller.close();
      },
    },
    (query) => (asked = query),
  );
  const answer = await fetch(`${url}/tail?x`);
  expect(asked).toBe("x");
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe("data: 1\n\n");
  open();
  expect((await reader.read()).value).toBe("data: 2\n\n");
  expect((await reader.read()).done).toBe(true);
});

test("is not held back by caches and proxies", async () => {
  const { url } = await streamed({ start: (controller) => controller.close() });
  const { headers } = await fetch(`${url}/tail`);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
});

describe("while nothing comes", () => {
  test("the source is told to stop when the client leaves", async () => {
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
    const server = await streamed(quiet(["data: begun\n\n"], stop));
    (await follower(server)).socket.destroy();
    await stopped;
    expect(server.reported).toEqual([]);
  });

  test("the source is told to stop when the client closes its side", async () => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const client = await follower(await streamed(quiet(["data: begun\n\n"], tell)));
    client.socket.end();
    await told;
    await client.closed();
  });

  test("the stream ends as it should when the server closes, and is not cut", async () => {
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
    const server = await streamed(quiet(["data: begun\n\n"], stop));
    const connection = await follower(server);
    await server.close();
    await stopped;
    expect(await connection.closed()).toMatch(/\r\n0\r\n\r\n$/);
    expect(server.reported).toEqual([]);
  });
});

test("takes no more from the source than the client reads", async () => {
  let taken = 0;
  const server = await streamed({
    pull(controller) {
      taken++;
      controller.enqueue(bytes(`data: ${"x".repeat(100_000)}\n\n`));
    },
  });
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
  const tail: StreamHandler = async () => {
    throw new RouterError("token-required", "Cannot let the request in: it has no token");
  };
  const { url } = await served(echo, { streams: { "/tail": tail } });
  const answer = await fetch(`${url}/tail`);
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect(await answer.json()).toMatchObject({ code: "token-required", instance: "/tail" });
});

test("a source that breaks is reported, and the connection cut", async () => {
  const broken = new Error("broken");
  const server = await streamed({
    pull(controller) {
      controller.enqueue(bytes("data: 1\n\n"));
      controller.error(broken);
    },
  });
  const answer = await fetch(`${server.url}/tail`);
  await expect(answer.text()).rejects.toThrowError();
  expect(server.reported).toEqual([broken]);
});
