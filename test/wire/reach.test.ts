import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { reach } from "../../functions/wire/reach.ts";

async function aListener() {
  const sent: string[] = [];
  const server = createServer((socket) => socket.on("data", (data) => sent.push(data.toString())));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, sent, close: () => new Promise((resolve) => server.close(resolve)) };
}

test("who listens is reached, and sent nothing; then nobody is", async () => {
  const listener = await aListener();
  const place = { host: "127.0.0.1", port: listener.port, allowPrivateNetwork: true };
  await reach(place);
  await listener.close();
  expect(listener.sent).toEqual([]);
  await expect(reach(place)).rejects.toThrow("refuses connections");
});

test("a private address is not connected to unless it may be", async () => {
  const place = { host: "127.0.0.1", port: 1, allowPrivateNetwork: false };
  await expect(reach(place)).rejects.toThrow("private address");
});
