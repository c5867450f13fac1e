import { afterAll, describe } from "vitest";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { startAll } from "./all-brokers.ts";
import { lambdaSuite } from "./lambda.suite.ts";
import { matrixSuite } from "./matrix.suite.ts";

const ministack = await orSkip(startMiniStack);
/** All brokers side by side, for what is told of more than one. */
const brokers = ministack && (await startAll(ministack.endpoint));
afterAll(async () => {
  await Promise.all(Object.values(brokers ?? {}).map((broker) => broker.stop()));
  await ministack?.stop();
});

describe.skipIf(!brokers)("with all brokers", () => {
  if (!brokers) return;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: ministack.endpoint,
    ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
  });
  matrixSuite(brokers);
  lambdaSuite(brokers, ["kafka", "nats", "rabbitmq", "mqtt", "sqs", "kinesis"]);
});
