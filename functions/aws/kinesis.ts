import { KinesisClient } from "@aws-sdk/client-kinesis";
import { clientSettings } from "./client-settings.ts";

export { PutRecordsCommand } from "@aws-sdk/client-kinesis";

/** The process's client of Kinesis. */
export const client = new KinesisClient(clientSettings);
