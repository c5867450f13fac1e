import { KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { clientSettings } from "../client-settings.ts";

export { PutRecordsCommand } from "@aws-sdk/client-kinesis";

/**
 * The process's client of Kinesis. By itself it speaks HTTP/2, where a session that is closed in the middle of an answer is an
 * error that the SDK does not try again, and no limit is set to connecting.
 */
export const client = new KinesisClient({
  ...clientSettings,
  requestHandler: new NodeHttpHandler(clientSettings.requestHandler),
});
