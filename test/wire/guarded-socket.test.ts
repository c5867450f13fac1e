import { describe, expect, test } from "vitest";
import { createConnect } from "../../functions/wire/guarded-socket.ts";
import { aClosedPort, aRawServer } from "../support/target-server.ts";

/** DNS that knows one name. */
const connect = createConnect(async () => [{ address: "127.0.0.1", family: 4 }]);

describe("a connection", () => {
  test("leads to the address of a name, where private ones are allowed", async () => {
    const server = await aRawServer((socket) => socket.end("hello"));
    const socket = await connect(
      { host: "mail.example", port: server.port, allowPrivateNetwork: true },
      5_000,
    );
    const [chunk] = await socket.take(1).toArray();
    expect(String(chunk)).toBe("hello");
  });

  test.each(["mail.example", "127.0.0.1", "localhost", "::1", "::ffff:127.0.0.1", "169.254.169.254"])(
    "to %s is refused, for it is private",
    async (host) => {
      const server = await aRawServer(() => {});
      await expect(
        connect({ host, port: server.port, allowPrivateNetwork: false }, 5_000),
      ).rejects.toMatchObject({ code: "address-private" });
      expect(server.sockets).toEqual([]);
    },
  );

  test("to where nobody listens fails as the system says", async () => {
    const port = await aClosedPort();
    await expect(
      connect({ host: "mail.example", port, allowPrivateNetwork: true }, 5_000),
    ).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
