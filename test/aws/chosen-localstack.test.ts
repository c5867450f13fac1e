import { expect, test } from "vitest";
import { givenEndpoint } from "./chosen-localstack.ts";

test.each([
  "http://127.0.0.1:4566",
  "http://localhost:4566",
  "http://[::1]:4566",
  "http://host.docker.internal:4566",
])("an emulator at %s is taken", (endpoint) => {
  expect(givenEndpoint({ AWS_ENDPOINT_URL: endpoint })).toBe(endpoint);
  expect(givenEndpoint({ LOCALSTACK_ENDPOINT: endpoint, AWS_ENDPOINT_URL: "https://aws.example" })).toBe(
    endpoint,
  );
});

test.each(["https://sqs.eu-central-1.amazonaws.com", "http://127.0.0.1.example", "http://10.0.0.1:4566"])(
  "%s is refused: it is not on this machine",
  (endpoint) => {
    expect(() => givenEndpoint({ AWS_ENDPOINT_URL: endpoint })).toThrow(`Cannot test on ${endpoint}`);
  },
);

test("nothing is given where nothing is said", () => {
  expect(givenEndpoint({})).toBeUndefined();
  expect(givenEndpoint({ AWS_ENDPOINT_URL: "" })).toBeUndefined();
});
