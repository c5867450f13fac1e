import { describe, expect, test } from "vitest";
import { envelopeOf } from "../../functions/core/view.ts";
import { addAccessKey, awsApiOver, awsPorts } from "../support/aws-api.ts";
import { signedPost } from "../support/sign-v4.ts";

const ENTRY = { Source: "com.shop", DetailType: "order.paid", Detail: '{"id":1}' };

function open() {
  const ports = awsPorts({});
  return { ...ports, ...awsApiOver(ports) };
}

describe("an entry", () => {
  test("is an event with its own id, to the letter of its detail", async () => {
    const { call, events } = open();
    const Detail = '{ "n": 9007199254740993, "a": 1, "a": 2 }';
    const { status, body } = await call("PutEvents", { Entries: [{ ...ENTRY, Detail }] });
    expect(status).toBe(200);
    const [event] = events.accepted;
    expect(body).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: event!.id }] });
    expect(event).toMatchObject({ source: "com.shop", type: "order.paid", bus: "default" });
    expect(event!.text).toContain(`"data":${Detail}`);
  });

  test("has an envelope of the client's region, with time and resources", async () => {
    const { call, events } = open();
    const entry = { ...ENTRY, Time: 1767323045.9, Resources: ["arn:aws:s3:::b/0"] };
    await call("PutEvents", { Entries: [entry] });
    expect(JSON.parse(envelopeOf(events.accepted[0]!.text))).toEqual({
      version: "0",
      id: events.accepted[0]!.id,
      "detail-type": "order.paid",
      source: "com.shop",
      account: "000000000000",
      time: "2026-01-02T03:04:05Z",
      region: "us-east-1",
      resources: ["arn:aws:s3:::b/0"],
      detail: { id: 1 },
    });
  });

  test.each([
    ["orders", "orders"],
    ["arn:aws:events:us-east-1:123456789012:event-bus/orders", "orders"],
  ])("for the bus %s goes to %s", async (EventBusName, bus) => {
    const { call, events } = open();
    await call("PutEvents", { Entries: [{ ...ENTRY, EventBusName }] });
    expect(events.accepted).toMatchObject([{ bus }]);
  });

  test.each([
    [
      { Source: "" },
      "InvalidArgument",
      "Parameter Source is not valid. Reason: Source is a required argument.",
    ],
    [
      { DetailType: undefined },
      "InvalidArgument",
      "Parameter DetailType is not valid. Reason: DetailType is a required argument.",
    ],
    [{ Detail: "not json" }, "MalformedDetail", "Detail is malformed."],
    [{ Detail: "null" }, "MalformedDetail", "Detail is malformed."],
    [{ Detail: "[".repeat(200) }, "MalformedDetail", "Detail is malformed."],
    [{ Source: "aws.ec2" }, "NotAuthorizedForSourceException", "Not authorized for the source."],
    [
      { Source: "a\u0000b" },
      "InvalidArgument",
      "Parameter Source is not valid. Reason: It holds control characters.",
    ],
    [
      { EventBusName: ".hidden" },
      "InvalidArgument",
      "Parameter EventBusName is not valid. Reason: It has more than 64 characters or begins with a dot.",
    ],
  ])("with %j is refused alone", async (parts, ErrorCode, ErrorMessage) => {
    const { call, events } = open();
    const { body } = await call("PutEvents", { Entries: [ENTRY, { ...ENTRY, ...parts }, ENTRY] });
    expect(body).toMatchObject({
      FailedEntryCount: 1,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode, ErrorMessage },
        { EventId: expect.any(String) },
      ],
    });
    expect(events.accepted).toHaveLength(2);
  });

  test("that X-Ray traces is an event of that trace", async () => {
    const { call, events } = open();
    const TraceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    await call("PutEvents", {
      Entries: [
        { ...ENTRY, TraceHeader },
        { ...ENTRY, TraceHeader: "none" },
      ],
    });
    const [traced, other] = events.accepted.map(({ text }) => JSON.parse(text) as object);
    expect(traced).toMatchObject({
      traceparent: "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01",
    });
    expect(other).not.toHaveProperty("traceparent");
  });

  test("that a schema refuses says why", async () => {
    const problems = [{ pointer: "/id", keyword: "type", expected: "a string" }];
    const ports = awsPorts({
      check: () => ({ status: "refused" as const, schema: "order.paid.v1", problems }),
    });
    const { body } = await awsApiOver(ports).call("PutEvents", { Entries: [ENTRY] });
    expect(body).toMatchObject({
      FailedEntryCount: 1,
      Entries: [
        { ErrorCode: "InvalidArgument", ErrorMessage: expect.stringContaining("/id must be a string") },
      ],
    });
  });
});

describe("the request", () => {
  test("takes 256 KiB together and no more", async () => {
    const { call } = open();
    const sized = (bytes: number) => ({
      Source: "s",
      DetailType: "t",
      Detail: `{"p":"${"ü".repeat(bytes / 2)}"}`,
    });
    const fitting = await call("PutEvents", { Entries: [sized(262_144 - 10)] });
    expect(fitting.status).toBe(200);
    const { status, body } = await call("PutEvents", { Entries: [sized(131_072), sized(131_072)] });
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        __type: "ValidationException",
        message: "Total size of the entries in the request is over the limit.",
      },
    });
  });

  test.each([
    [
      {},
      "1 validation error detected: Value null at 'entries' failed to satisfy constraint: Member must not be null",
    ],
    [
      { Entries: [{ ...ENTRY, EventBusName: "a b", TraceHeader: "" }] },
      "2 validation errors detected: Value 'a b' at 'entries.1.member.eventBusName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:aws[\\w-]*:events:[a-z]{2}-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\.\\-_A-Za-z0-9]+; Value '' at 'entries.1.member.traceHeader' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])("%j is refused to the letter", async (input, message) => {
    const { body } = await open().call("PutEvents", input);
    expect(body).toEqual({ __type: "ValidationException", message });
  });

  test.each(['{"Entries":[{"Source":1}]}', '{"Entries":{}}', "[]", "{", '{"Entries":[[]]}'])(
    "%s is no request",
    async (text) => {
      const { status, body } = await open().call("PutEvents", text);
      expect({ status, type: body["__type"] }).toEqual({ status: 400, type: "SerializationException" });
    },
  );

  test.each([
    [{ "x-amz-target": undefined }],
    [{ "x-amz-target": "DynamoDB_20120810.ListTables" }],
    [{ "content-type": "application/json" }],
    [{ "content-type": "text/plain" }],
  ])("with the headers %j is none of this API", async (change) => {
    const { raw } = open();
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSEvents.PutEvents",
      ...change,
    };
    expect(await raw("{}", headers)).toMatchObject({
      status: 400,
      body: { __type: "UnknownOperationException" },
    });
  });

  test("of an operation that is not served says so", async () => {
    const { body, headers } = await open().call("CreatePipe", {});
    expect(body["__type"]).toBe("UnknownOperationException");
    expect(headers).toMatchObject({
      "x-amzn-errortype": "UnknownOperationException",
      "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe("who may publish", () => {
  test("anybody on a loopback address, signed or not, as long as there is no access key", async () => {
    const { raw, call, events } = open();
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSEvents.PutEvents" };
    const body = JSON.stringify({ Entries: [ENTRY] });
    expect(await raw(body, headers)).toMatchObject({ status: 200 });
    expect(await call("PutEvents", body)).toMatchObject({ status: 200 });
    expect(events.accepted).toMatchObject([{ publisher: "loopback" }, { publisher: "loopback" }]);
  });

  test("nobody unsigned on another address, or once there is an access key", async () => {
    const closed = awsPorts({ keyRequired: true });
    const keyed = awsPorts({});
    await addAccessKey(keyed);
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSEvents.PutEvents" };
    for (const ports of [closed, keyed]) {
      const answer = await awsApiOver(ports).raw(JSON.stringify({ Entries: [ENTRY] }), headers);
      expect(answer).toMatchObject({ status: 400, body: { __type: "MissingAuthenticationTokenException" } });
      expect(ports.events.accepted).toEqual([]);
    }
  });

  test("the owner of a key, in its name", async () => {
    const ports = awsPorts({ keyRequired: true });
    await addAccessKey(ports, { role: "publisher" });
    expect(await awsApiOver(ports).call("PutEvents", { Entries: [ENTRY] })).toMatchObject({ status: 200 });
    expect(ports.events.accepted).toMatchObject([{ publisher: "the-sdk" }]);
  });

  test("with a key whose role does not publish: nobody", async () => {
    const ports = awsPorts({});
    await addAccessKey(ports, { role: "viewer" });
    expect(await awsApiOver(ports).call("PutEvents", { Entries: [ENTRY] })).toMatchObject({
      status: 400,
      body: { __type: "AccessDeniedException" },
    });
  });

  test("a key for some buses and sources, there alone", async () => {
    const ports = awsPorts({});
    await addAccessKey(ports, { role: "publisher", buses: ["orders"], sources: ["com.shop"] });
    const { body } = await awsApiOver(ports).call("PutEvents", {
      Entries: [
        { ...ENTRY, EventBusName: "orders" },
        { ...ENTRY, EventBusName: "orders", Source: "com.other" },
        ENTRY,
      ],
    });
    expect(body).toMatchObject({
      FailedEntryCount: 2,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: "AccessDeniedException" },
        { ErrorCode: "AccessDeniedException" },
      ],
    });
  });

  test("nobody by a signature over another body", async () => {
    const ports = awsPorts({});
    await addAccessKey(ports);
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSEvents.PutEvents" };
    const signed = signedPost(JSON.stringify({ Entries: [ENTRY] }), { headers });
    expect(await awsApiOver(ports).raw('{"Entries":[]}', signed.headers)).toMatchObject({
      status: 400,
      body: { __type: "InvalidSignatureException" },
    });
  });
});

test("what the storage says is told as AWS tells it", async () => {
  const { RouterError } = await import("../../functions/core/errors.ts");
  const refusing = (code: "too-many-requests" | "storage-full") => ({
    accept: async () => {
      throw new RouterError(code, "Cannot accept events: so it is");
    },
  });
  for (const [code, status, type] of [
    ["too-many-requests", 400, "ThrottlingException"],
    ["storage-full", 503, "InternalException"],
  ] as const) {
    const ports = { ...awsPorts({}), events: refusing(code) };
    expect(await awsApiOver(ports).call("PutEvents", { Entries: [ENTRY] })).toMatchObject({
      status,
      body: { __type: type },
    });
  }
});
