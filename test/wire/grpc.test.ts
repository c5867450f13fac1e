import { once } from "node:events";
import http2, { type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createGrpcChannel } from "../../functions/wire/grpc.ts";
import { createFrameReader, frameOf } from "../../functions/wire/grpc-frames.ts";
import { aRawServer } from "../support/target-server.ts";

type Talk = (stream: ServerHttp2Stream, headers: http2.IncomingHttpHeaders) => void;

/** A gRPC server that answers as the test says, and a channel to it. */
async function aServer(talk: Talk) {
  const sessions: ServerHttp2Session[] = [];
  const server = http2.createServer();
  server.on("session", (session) => sessions.push(session));
  server.on("stream", (stream, headers) => {
    stream.on("error", () => {});
    talk(stream, headers);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const channel = createGrpcChannel({ host: "127.0.0.1", port, allowPrivateNetwork: true });
  onTestFinished(() => {
    channel.close();
    sessions.forEach((session) => session.destroy());
    server.close();
  });
  return { channel, sessions, port };
}
const aCall = (parts: object = {}) => ({
  path: "/shop.Orders/Place",
  metadata: { "x-who": "me" },
  message: Buffer.from("in"),
  timeoutMs: 5000,
  ...parts,
});
const texts = (messages: readonly Uint8Array[]) => messages.map((message) => Buffer.from(message).toString());

const OK = { "grpc-status": "0" };

function answer(stream: ServerHttp2Stream, messages: readonly string[], trailers: object = OK) {
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers({ ...trailers }));
  for (const message of messages) stream.write(frameOf(Buffer.from(message)));
  stream.end();
}

describe("a call", () => {
  test("says its path, its metadata, its deadline and its message, and gives all that comes back", async () => {
    const seen: unknown[] = [];
    const { channel } = await aServer((stream, headers) => {
      createReaderOf(stream, (message) => seen.push(Buffer.from(message).toString()));
      seen.push([headers[":path"], headers["x-who"], headers["grpc-timeout"], headers["te"]]);
      stream.on("end", () => answer(stream, ["a", "", "b"]));
    });
    expect(texts(await channel.call(aCall()))).toEqual(["a", "", "b"]);
    expect(seen).toEqual([["/shop.Orders/Place", "me", "5000m", "trailers"], "in"]);
  });

  test("shares a connection with others, and one after a goaway does not", async () => {
    const { channel, sessions } = await aServer((stream) => answer(stream, ["a"]));
    await Promise.all([channel.call(aCall()), channel.call(aCall())]);
    await channel.call(aCall());
    expect(sessions).toHaveLength(1);
    sessions[0]!.goaway();
    await vi.waitFor(async () => {
      await channel.call(aCall());
      expect(sessions).toHaveLength(2);
    });
  });

  test("on a kept connection that breaks goes out once more; on a new one it fails", async () => {
    let calls = 0;
    const { channel, sessions } = await aServer((stream) => {
      calls += 1;
      if (calls === 2) stream.session!.destroy();
      else answer(stream, ["a"]);
    });
    await channel.call(aCall());
    expect(texts(await channel.call(aCall()))).toEqual(["a"]);
    expect([calls, sessions.length]).toEqual([3, 2]);
    const other = await aServer((stream) => stream.session!.destroy());
    await expect(other.channel.call(aCall())).rejects.toMatchObject({ kind: "unreachable" });
  });

  test("fails with the status and the message that the server gives, in trailers or in place of an answer", async () => {
    const failed = { "grpc-status": "5", "grpc-message": "no%20such%20thing" };
    const { channel, port } = await aServer((stream, headers) => {
      if (headers["x-who"] === "me") answer(stream, [], failed);
      else stream.respond({ ":status": 200, ...failed }, { endStream: true });
    });
    for (const who of ["me", "you"])
      await expect(channel.call(aCall({ metadata: { "x-who": who } }))).rejects.toMatchObject({
        kind: "status",
        status: 5,
        message: `127.0.0.1:${port} answered gRPC status 5: no such thing`,
      });
  });

  test.each<[string, Talk, string]>([
    [
      "HTTP",
      (stream) => stream.respond({ ":status": 503 }, { endStream: true }),
      "answered HTTP 503 and not gRPC",
    ],
    [
      "a compressed message",
      (stream) => {
        stream.respond();
        stream.write(Buffer.from([1, 0, 0, 0, 1, 0]));
      },
      "compressed",
    ],
    [
      "a huge message",
      (stream) => {
        stream.respond();
        stream.write(Buffer.from([0, 255, 0, 0, 0]));
      },
      "the limit is",
    ],
    ["nothing", (stream) => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR), "closed"],
  ])("that is answered with %s fails", async (_, talk, problem) => {
    const { channel } = await aServer(talk);
    await expect(channel.call(aCall())).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining(problem),
    });
  });

  test("ends at its deadline, and the next one has another connection", async () => {
    let calls = 0;
    const { channel, sessions } = await aServer((stream) => {
      calls += 1;
      if (calls > 1) answer(stream, ["a"]);
    });
    await expect(channel.call(aCall({ timeoutMs: 50 }))).rejects.toMatchObject({ kind: "timeout" });
    expect(texts(await channel.call(aCall()))).toEqual(["a"]);
    expect(sessions).toHaveLength(2);
  });

  test("to what speaks no HTTP/2, or is not there, fails", async () => {
    const { port } = await aRawServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    for (const at of [port, 1]) {
      const channel = createGrpcChannel({ host: "127.0.0.1", port: at, allowPrivateNetwork: true });
      await expect(channel.call(aCall())).rejects.toMatchObject({ kind: "unreachable" });
    }
  });

  test("to a private address is not made, by its number or by its name", async () => {
    for (const host of ["127.0.0.1", "localhost", "::1"]) {
      const channel = createGrpcChannel({ host, port: 1, allowPrivateNetwork: false });
      await expect(channel.call(aCall())).rejects.toMatchObject({ kind: "address-private" });
    }
  });
});

describe("a stream", () => {
  test("stays open in both directions", async () => {
    const { channel } = await aServer((stream) => {
      stream.respond({ ":status": 200 });
      createReaderOf(stream, (message) => stream.write(frameOf(Buffer.from(`${texts([message]).join()}!`))));
    });
    const got: string[] = [];
    const stream = channel.open(aCall(), (message) => got.push(Buffer.from(message).toString()));
    stream.ended.catch(() => {});
    stream.send(Buffer.from("a"));
    await vi.waitFor(() => expect(got).toEqual(["a!"]));
    stream.send(Buffer.from("b"));
    await vi.waitFor(() => expect(got).toEqual(["a!", "b!"]));
    stream.close();
  });

  test("that the server refuses while it is open on our side has ended", async () => {
    const { channel } = await aServer((stream) =>
      stream.respond(
        { ":status": 200, "grpc-status": "3", "grpc-message": "no such group" },
        { endStream: true },
      ),
    );
    const { ended } = channel.open(aCall(), () => {});
    await expect(ended).rejects.toMatchObject({ kind: "status", status: 3 });
  });
});

test("messages are read wherever a stream is cut", () => {
  const whole = Buffer.concat(["one", "", "three"].map((text) => frameOf(Buffer.from(text))));
  for (let cut = 0; cut <= whole.length; cut++) {
    const got: string[] = [];
    const read = createFrameReader((message) => got.push(Buffer.from(message).toString()), 100);
    read(whole.subarray(0, cut));
    read(whole.subarray(cut));
    expect([cut, got]).toEqual([cut, ["one", "", "three"]]);
  }
});

function createReaderOf(stream: ServerHttp2Stream, onMessage: (message: Uint8Array) => void): void {
  stream.on("data", createFrameReader(onMessage, 1000));
}
