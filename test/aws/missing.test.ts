import { expect, test } from "vitest";
import { refuseWhatIsMissing } from "./missing.ts";

const WARNED =
  'WARN --- l.s.c.deployment_utils : No resource provider found for "AWS::CloudWatch::Dashboard".';
const outputs = { IngestUrl: "http://abc.lambda-url.us-east-1.localhost:4566/" };

test("a deployment of which a dashboard alone was left out is whole", () => {
  expect(() => refuseWhatIsMissing({ log: () => `Ready.\n${WARNED}\n` }, outputs)).not.toThrow();
});

test.for([
  [
    "a resource was left out",
    WARNED.replace("CloudWatch::Dashboard", "SQS::Queue"),
    outputs,
    "AWS::SQS::Queue",
  ],
  ["an output is unknown", "Ready.", { ...outputs, HotTable: "unknown" }, '["HotTable","unknown"]'],
  ["an output is empty", "Ready.", { ...outputs, HotTable: "" }, '["HotTable",""]'],
] as const)("a deployment of which %s fails the lane, whatever the emulator says", ([, log, told, named]) => {
  const refusal = () => refuseWhatIsMissing({ log: () => log }, told);
  expect(refusal).toThrow("Cannot go on: not all was deployed");
  expect(refusal).toThrow(named);
});
