import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectionOf } from "../../cli/connection.ts";
import { signalbox } from "../support/cli.ts";

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "signalbox-data-"));
  writeFileSync(join(data, "admin-token"), "local-token\n");
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe("the token of the data folder", () => {
  test.each(["http://127.0.0.1:4500", "http://localhost:4500/", "http://[::1]:4500", "http://127.1.2.3"])(
    "is used for %s",
    (url) => {
      expect(connectionOf({ url, data })).toMatchObject({ token: "local-token", tokenGiven: false });
    },
  );

  test.each(["https://events.example", "http://127.0.0.1.evil.example", "http://10.0.0.1:4500"])(
    "is never sent to %s",
    (url) => {
      expect(connectionOf({ url, data })).not.toHaveProperty("token");
    },
  );

  test("stands back behind one that was named", () => {
    expect(connectionOf({ url: "http://localhost:4500", token: "mine", data })).toMatchObject({
      token: "mine",
      tokenGiven: true,
    });
  });

  test("may be missing", () => {
    expect(connectionOf({ url: "http://localhost:4500", data: join(data, "none") })).not.toHaveProperty(
      "token",
    );
  });
});

test("what is no address is refused", () => {
  expect(() => connectionOf({ url: "localhost:4500", data })).toThrow(
    'Cannot use the address "localhost:4500"',
  );
});

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("exit codes", () => {
  test("3 and a way out when nobody answers", async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, stderr, stdout } = await signalbox(["events", "--url", url]);
    expect(stderr).toBe(
      `cannot-reach  Cannot reach Signalbox at ${url}: the connection was refused\n` +
        "Start it with `npm start`, or name another one with --url or SIGNALBOX_URL.\n",
    );
    expect(stdout).toBe("");
    expect(code).toBe(3);
  });

  test("3 when somebody else answers", async () => {
    const server = createServer((_, response) => response.writeHead(500).end("<html>")).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stderr } = await signalbox(["events", "--url", url]);
    server.close();
    expect(stderr).toContain(
      `answer-unexpected  Cannot use the answer of ${url}: it is status 500 without an error of Signalbox`,
    );
    expect(code).toBe(3);
  });

  test.each<[string, string[], string]>([
    ["a command that there is not", ["evnts"], "unknown command 'evnts'"],
    ["an option that there is not", ["events", "--typ", "a"], "unknown option '--typ'"],
    ["a missing argument", ["trace"], "missing required argument 'id'"],
    ["no number", ["events", "--limit", "x"], "It must be a whole number."],
    ["no port", ["start", "--port", "65536"], "Ports end at 65535."],
  ])("2 for %s", async (_, args, message) => {
    const { code, stderr } = await signalbox(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test("0 for help, with examples", async () => {
    const { code, stdout } = await signalbox(["replay", "--help"]);
    expect(stdout).toContain("$ signalbox replay --from 2h --type shop.order.paid --dry-run");
    expect(code).toBe(0);
  });

  test("2 and the help when no command is named", async () => {
    const { code, stderr } = await signalbox([]);
    expect(stderr).toContain("Usage: signalbox <command> [options]");
    expect(code).toBe(2);
  });
});

test("with --json a failure is JSON too", async () => {
  const { stderr } = await signalbox(["events", "--json", "--url", `http://127.0.0.1:${await freePort()}`]);
  expect(JSON.parse(stderr)).toMatchObject({
    code: "cannot-reach",
    help: expect.stringContaining("npm start"),
  });
});
