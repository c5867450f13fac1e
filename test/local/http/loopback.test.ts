import { describe, expect, test } from "vitest";
import { echo, served } from "../../support/http-server.ts";
import { rawExchange } from "../../support/raw-http.ts";

describe("on a loopback address", () => {
  const statusOf = async (port: number, host: string) => {
    const text = await rawExchange(port, `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    return { status: text.slice(9, 12), code: /"code":"([^"]+)"/.exec(text)?.[1] };
  };

  test.each([
    "localhost",
    "LOCALHOST:4500",
    "app.localhost",
    "127.0.0.1:1",
    "127.1.2.3",
    "[::1]:80",
    "[::1]",
  ])("the host %s is let in", async (host) => {
    const { port } = await served();
    expect((await statusOf(port, host)).status).toBe("200");
  });

  test.each([
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.1",
    "[::2]",
    "localhost:x",
    "",
  ])("the host %j is refused", async (host) => {
    const { port } = await served();
    expect(await statusOf(port, host)).toEqual({ status: "403", code: "host-not-allowed" });
  });

  test("on another address any host is let in", async () => {
    const { port } = await served(echo, { host: "0.0.0.0" });
    expect((await statusOf(port, "signalbox.example")).status).toBe("200");
  });
});
