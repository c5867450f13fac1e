import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signalOf } from "../../functions/core/deliveries/breaker.ts";
import { deliver } from "../../functions/core/deliver.ts";
import { isRetried } from "../../functions/core/deliveries/outcome.ts";
import { aDelivery, anAttempt, aTarget, NOW } from "../support/build.ts";
import { aSender, sendTo } from "../support/aws-targets.ts";
import { type Answer, aClosedPort, aTargetServer } from "../support/target-server.ts";

const QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";

/** An error as services with AWS's JSON protocols answer it. */
const json =
  (status: number, code: string, message = "It is so."): Answer =>
  (_, response) =>
    response
      .writeHead(status, { "x-amzn-errortype": code })
      .end(JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }));

/** As S3 and SNS do. */
const xml =
  (status: number, code: string): Answer =>
  (_, response) =>
    response
      .writeHead(status)
      .end(`<ErrorResponse><Error><Code>${code}</Code><Message>It is so.</Message></Error></ErrorResponse>`);
const s3Error =
  (status: number, code: string): Answer =>
  (_, response) =>
    response.writeHead(status).end(`<Error><Code>${code}</Code><Message>It is so.</Message></Error>`);

async function answered(settings: object, answer?: Answer) {
  const server = await aTargetServer(answer);
  const result = await sendTo({ endpoint: server.url, ...settings }, aDelivery());
  return { result, requests: server.requests };
}

describe("what AWS answers", () => {
  test.each([
    [400, "ThrottlingException", "target-failed"],
    [400, "RequestThrottled", "target-failed"],
    [400, "KmsThrottled", "target-failed"],
    [403, "OverLimit", "target-failed"],
    [429, "TooManyRequestsException", "target-failed"],
    [500, "InternalFailure", "target-failed"],
    [503, "ServiceUnavailable", "target-failed"],
    [400, "ExpiredTokenException", "auth-failed"],
    [403, "RequestExpired", "auth-failed"],
    [403, "InvalidClientTokenId", "auth-failed"],
    [403, "SignatureDoesNotMatch", "auth-failed"],
    [400, "UnrecognizedClientException", "auth-failed"],
    [400, "QueueDoesNotExist", "target-refused"],
    [400, "InvalidMessageContents", "target-refused"],
    [403, "AccessDeniedException", "target-refused"],
    [400, "KmsAccessDenied", "target-refused"],
    [413, "RequestEntityTooLarge", "target-refused"],
  ])("%i %s is %s", async (status, code, meant) => {
    const { result, requests } = await answered({ kind: "sqs", queue: QUEUE }, json(status, code));
    expect(result).toEqual({
      ok: false,
      code: meant,
      status,
      detail: expect.stringMatching(
        new RegExp(`^Cannot deliver to target "warehouse": SQS answered ${status} ${code}\\w*: It is so\\.$`),
      ),
    });
    expect(requests).toHaveLength(1);
  });

  test.each([
    [{ kind: "sns", topic: "arn:aws:sns:us-east-1:123456789012:o" }, xml(400, "Throttling"), "target-failed"],
    [{ kind: "sns", topic: "arn:aws:sns:us-east-1:123456789012:o" }, xml(404, "NotFound"), "target-refused"],
    [{ kind: "s3", bucket: "shop" }, s3Error(503, "SlowDown"), "target-failed"],
    [{ kind: "s3", bucket: "shop" }, s3Error(400, "RequestTimeout"), "target-failed"],
    [{ kind: "s3", bucket: "shop" }, s3Error(409, "OperationAborted"), "target-failed"],
    [{ kind: "s3", bucket: "shop" }, s3Error(301, "PermanentRedirect"), "target-refused"],
    [{ kind: "s3", bucket: "shop" }, s3Error(403, "InvalidAccessKeyId"), "auth-failed"],
    [{ kind: "lambda", function: "f" }, json(409, "ResourceConflictException"), "target-failed"],
    [{ kind: "lambda", function: "f" }, json(404, "ResourceNotFoundException"), "target-refused"],
    [{ kind: "kinesis", stream: "s" }, json(400, "ProvisionedThroughputExceededException"), "target-failed"],
    [{ kind: "eventbridge" }, json(400, "LimitExceededException"), "target-refused"],
  ] as const)("to %j is told by its code: %#, %s", async (target, answer, meant) => {
    const { result, requests } = await answered(target, answer);
    expect(result).toMatchObject({ ok: false, code: meant, detail: expect.stringContaining("It is so.") });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["a page of a proxy", 502, "target-failed"],
    ["a page of something else", 404, "target-refused"],
    ["nonsense", 200, "target-failed"],
  ])("and is %s with status %i is %s", async (_, status, code) => {
    const page: Answer = (_, response) => response.writeHead(status).end("<html>no AWS here</html>");
    const { result } = await answered({ kind: "sqs", queue: QUEUE }, page);
    expect(result).toMatchObject({ ok: false, code, status });
  });

  test("asks to wait, and is waited for", async () => {
    const slow: Answer = (request, response) => {
      response.setHeader("retry-after", "7");
      json(503, "ServiceUnavailable")(request, response);
    };
    const { result } = await answered({ kind: "sqs", queue: QUEUE }, slow);
    expect(result).toMatchObject({ code: "target-failed", retryAfterSeconds: 7 });
  });

  test("goes on one line, without what steers a terminal", async () => {
    const { result } = await answered({ kind: "sqs", queue: QUEUE }, json(400, "Bad", "a\n\u001b[2Jb"));
    expect(result).toMatchObject({ detail: expect.stringMatching(/: a \[2Jb$/) });
  });
});

describe("a service that is not reached", () => {
  test("is unreachable, as an HTTP target is", async () => {
    const endpoint = `http://127.0.0.1:${await aClosedPort()}`;
    expect(await sendTo({ kind: "sqs", queue: QUEUE, endpoint }, aDelivery())).toEqual({
      ok: false,
      code: "target-unreachable",
      detail: `Cannot deliver to target "warehouse": ${endpoint.slice(7)} refused the connection (ECONNREFUSED)`,
    });
  });

  test("in time has timed out", async () => {
    const { result } = await answered({ kind: "sqs", queue: QUEUE, timeoutSeconds: 0.1 }, () => {});
    expect(result).toMatchObject({
      code: "target-timeout",
      detail: expect.stringContaining("(timeoutSeconds: 0.1)"),
    });
  });

  test.each([
    { kind: "s3", bucket: "shop", endpoint: "http://169.254.169.254" },
    { kind: "lambda", function: "f", endpoint: "https://localhost:9" },
    { kind: "sqs", queue: "http://10.0.0.1/123456789012/orders" },
  ])("because it is private and %j does not allow that is told so", async (target) => {
    expect(await sendTo({ ...target, allowPrivateNetwork: false }, aDelivery())).toMatchObject({
      ok: false,
      code: "address-private",
    });
  });

  test("because its queue's URL is none is told so", async () => {
    const sent = sendTo({ kind: "sqs", queue: "http://[/orders" }, aDelivery());
    await expect(sent).rejects.toMatchObject({ code: "target-invalid" });
  });
});

describe("credentials", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "signalbox-aws-"));
    for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", join(home, "credentials"));
    vi.stubEnv("AWS_CONFIG_FILE", join(home, "config"));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });

  test("of the target sign the request, for the region of the queue", async () => {
    const { requests } = await answered({ kind: "sqs", queue: QUEUE, region: undefined });
    expect(requests[0]!.headers["authorization"]).toMatch(
      /^AWS4-HMAC-SHA256 Credential=000000000000\/\d{8}\/eu-central-1\/sqs\/aws4_request, /,
    );
  });

  test("of the process are taken where the target has none", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDOFTHEPROCESS");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    vi.stubEnv("AWS_SESSION_TOKEN", "session");
    const { requests } = await answered({ kind: "sqs", queue: QUEUE, credentials: undefined });
    expect(requests[0]!.headers).toMatchObject({
      authorization: expect.stringContaining("Credential=AKIDOFTHEPROCESS/"),
      "x-amz-security-token": "session",
    });
  });

  test("that are nowhere keep the delivery, and are looked for again", async () => {
    const server = await aTargetServer();
    const target = aTarget({
      kind: "sqs",
      queue: QUEUE,
      endpoint: server.url,
      allowPrivateNetwork: true,
    });
    const send = aSender();
    const attempt = () => deliver(aDelivery(), target, { send, now: () => NOW, random: () => 0.5 });
    const { attempt: first, outcome } = await attempt();
    expect(first!.error).toEqual({
      code: "target-credentials-missing",
      detail: expect.stringMatching(
        /^Cannot deliver to target "warehouse": there are no credentials for AWS: \S/,
      ),
    });
    expect(outcome).toMatchObject({ status: "retrying" });
    expect(server.requests).toEqual([]);

    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDATLAST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    await attempt();
    expect(server.requests).toHaveLength(1);
  });

  test("whose secret is not set are told as any secret", async () => {
    const sent = sendTo({ kind: "sqs", queue: QUEUE }, aDelivery(), { secrets: {} });
    await expect(sent).rejects.toMatchObject({ code: "secret-missing" });
  });

  test("that AWS no longer takes are read anew", async () => {
    const secrets = { ID: "AKIDOLD", KEY: "old" };
    const server = await aTargetServer((request, response) =>
      String(request.headers["authorization"]).includes("AKIDNEW")
        ? void response.end("{}")
        : json(403, "ExpiredToken")(request, response),
    );
    const target = aTarget({
      kind: "kinesis",
      stream: "orders",
      region: "us-east-1",
      endpoint: server.url,
      allowPrivateNetwork: true,
      credentials: { accessKeyId: { secret: "ID" }, secretAccessKey: { secret: "KEY" } },
    });
    const send = aSender({ secrets });
    expect(await send(aDelivery(), target)).toMatchObject({ code: "auth-failed" });
    Object.assign(secrets, { ID: "AKIDNEW", KEY: "new" });
    expect(await send(aDelivery(), target)).toEqual({ ok: true });
  });

  test("are signed by AWS's clock, once it has said that this one is wrong", async () => {
    const hour = 3_600_000;
    const server = await aTargetServer((request, response) => {
      response.setHeader("date", new Date(Date.now() + hour).toUTCString());
      const [, day, time] = /^(\d{8})T(\d\d)/.exec(String(request.headers["x-amz-date"])) ?? [];
      const wanted = new Date(Date.now() + hour).toISOString().replaceAll("-", "").slice(0, 11);
      if (`${day}T${time}` === wanted) return void response.end("{}");
      return json(403, "RequestTimeTooSkewed")(request, response);
    });
    const target = aTarget({
      kind: "kinesis",
      stream: "orders",
      region: "us-east-1",
      endpoint: server.url,
      allowPrivateNetwork: true,
      credentials: { accessKeyId: "a", secretAccessKey: { secret: "KEY" } },
    });
    const send = aSender({ secrets: { KEY: "s" } });
    expect(await send(aDelivery(), target)).toMatchObject({ code: "auth-failed" });
    expect(await send(aDelivery(), target)).toEqual({ ok: true });
  });

  test("without a region cannot be used", async () => {
    expect(await sendTo({ kind: "lambda", function: "f", region: undefined }, aDelivery())).toMatchObject({
      ok: false,
      code: "target-invalid",
      detail: expect.stringContaining("Region is missing"),
    });
  });
});

test("one client serves all deliveries of a target, over one connection", async () => {
  const server = await aTargetServer((_, response) => response.end("{}"));
  const send = aSender({ secrets: { KEY: "s" } });
  const target = aTarget({
    kind: "kinesis",
    stream: "orders",
    region: "us-east-1",
    endpoint: server.url,
    allowPrivateNetwork: true,
    credentials: { accessKeyId: "a", secretAccessKey: { secret: "KEY" } },
  });
  for (let n = 0; n < 3; n++) expect(await send(aDelivery(), target)).toEqual({ ok: true });
  expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 1]);
});

test("a failure that passes is tried again, one that stays is not", () => {
  const codes = [
    "target-failed",
    "auth-failed",
    "target-credentials-missing",
    "target-refused",
    "delivery-unfit",
  ];
  expect(codes.map(isRetried)).toEqual([true, true, true, false, false]);
  const missing = anAttempt({ error: { code: "target-credentials-missing", detail: "" } });
  expect(signalOf(missing)).toBe("failing");
});
