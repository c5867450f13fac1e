import dns from "node:dns/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import type { AddressInfo } from "node:net";
import { KinesisClient, ListShardsCommand } from "@aws-sdk/client-kinesis";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { awsSettings } from "../../functions/wire/aws-settings.ts";
import { memorySecrets } from "../support/ports.ts";

const { lookup } = dns;
/** All names lead here. */
beforeEach(() => {
  Object.assign(dns, { lookup: async () => [{ address: "127.0.0.1", family: 4 }] });
  syncBuiltinESMExports();
});
afterEach(() => {
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
});

const CALLS = [
  ["Kinesis", (s: Settings) => new KinesisClient(s).send(new ListShardsCommand({ StreamName: "s" }))],
  [
    "SQS",
    (s: Settings) =>
      new SQSClient({ ...s, useQueueUrlAsEndpoint: false }).send(
        new ReceiveMessageCommand({ QueueUrl: `${s.endpoint}/1/q` }),
      ),
  ],
] as const;

test.each(CALLS)(
  "a client of %s reaches a name that leads into a private network only where it may",
  async (_, call) => {
    const versions: string[] = [];
    const server = createServer((request, response) => {
      versions.push(request.httpVersion);
      response.setHeader("content-type", "application/x-amz-json-1.1").end("{}");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    await expect(call(settings(port, false))).rejects.toMatchObject({ code: "address-private" });
    expect(versions).toEqual([]);
    await call(settings(port, true));
    expect(versions).toEqual(["1.1"]);
    server.closeAllConnections();
    server.close();
  },
);

type Settings = ReturnType<typeof settings>;

function settings(port: number, allowPrivateNetwork: boolean) {
  const secrets = memorySecrets({ KEY: "key" });
  const endpoint = `http://inside.example:${port}`;
  const credentials = { accessKeyId: "id", secretAccessKey: { secret: "KEY" } };
  return awsSettings({ allowPrivateNetwork, credentials }, { region: "eu-central-1", endpoint }, secrets);
}
