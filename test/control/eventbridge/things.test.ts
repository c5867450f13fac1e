import { describe, expect, test } from "vitest";
import { withConnectionSecrets } from "../../../functions/control/eventbridge/connection-secrets.ts";
import { addAccessKey, awsApiOver, awsPorts } from "../../support/aws-api.ts";
import { anEvent } from "../../support/build.ts";
import { memoryArchive } from "../../support/ports.ts";

const BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";
const BASIC = { BasicAuthParameters: { Username: "ada", Password: "s3cret" } };

async function open(parts: Parameters<typeof awsPorts>[0] = {}) {
  const ports = awsPorts(parts);
  await addAccessKey(ports);
  const { call } = awsApiOver(ports);
  return { ...ports, call, ok: async (name: string, input: object) => (await call(name, input)).body };
}

/** A rule that sends to the API destination `wms` by a connection with these parameters. */
async function withDestination(AuthParameters: object, AuthorizationType: string) {
  const house = await open();
  const { ConnectionArn } = await house.ok("CreateConnection", {
    Name: "c",
    AuthorizationType,
    AuthParameters,
  });
  const { ApiDestinationArn: Arn } = await house.ok("CreateApiDestination", {
    Name: "wms",
    ConnectionArn,
    InvocationEndpoint: "https://wms.example/hook",
    HttpMethod: "POST",
    InvocationRateLimitPerSecond: 5,
  });
  await house.ok("PutRule", { Name: "paid", EventPattern: '{"source":["com.shop"]}' });
  await house.ok("PutTargets", { Rule: "paid", Targets: [{ Id: "1", Arn }] });
  const target = () => house.registry.get("target", "api-destination.wms")?.value;
  return { ...house, Arn, target };
}

/** A secret that is named, and opens as this. */
const SECRET = { secret: expect.stringMatching(/^eventbridge-connection\/c\//) as string };

/** The secrets of a connection's target, as they are opened for a delivery. */
async function secretsOf(
  house: Pick<Awaited<ReturnType<typeof withDestination>>, "target" | "registry" | "sealing">,
) {
  const none = { get: async () => "unknown" };
  const secrets = withConnectionSecrets(none, house);
  const names = JSON.stringify(house.target()).matchAll(/"secret":"([^"]+)"/g);
  return Promise.all([...names].map(([, name = ""]) => secrets.get(name)));
}

describe("an API destination", () => {
  test.each([
    ["BASIC", BASIC, { kind: "basic", username: "ada", password: SECRET }],
    [
      "API_KEY",
      { ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: "s3cret" } },
      { kind: "api-key", header: "x-key", value: SECRET },
    ],
    [
      "OAUTH_CLIENT_CREDENTIALS",
      {
        OAuthParameters: {
          ClientParameters: { ClientID: "id", ClientSecret: "s3cret" },
          AuthorizationEndpoint: "https://auth.example/token",
          HttpMethod: "POST",
          OAuthHttpParameters: { BodyParameters: [{ Key: "scope", Value: "orders" }] },
        },
      },
      {
        kind: "oauth2",
        tokenUrl: "https://auth.example/token",
        clientId: "id",
        clientSecret: SECRET,
        scope: "orders",
      },
    ],
  ])("is an HTTP target with the credentials of its connection: %s", async (type, parameters, auth) => {
    const house = await withDestination(parameters, type);
    expect(house.target()).toEqual({
      kind: "http",
      url: "https://wms.example/hook",
      method: "POST",
      auth,
      rate: { perSecond: 5 },
    });
    expect(await secretsOf(house)).toEqual(["s3cret"]);
  });

  test("follows its connection and its own changes, and keeps what the operator set", async () => {
    const { target, ok, call, ...rest } = await withDestination(BASIC, "BASIC");
    const { registry } = rest;
    const tuned = { ...(target() as object), allowPrivateNetwork: true, timeoutSeconds: 3 };
    await registry.put({ kind: "target", id: "api-destination.wms", value: tuned, at: 0, by: "admin" });
    await ok("UpdateConnection", { Name: "c", AuthParameters: { BasicAuthParameters: { Password: "new" } } });
    await ok("UpdateApiDestination", { Name: "wms", InvocationEndpoint: "https://wms.example/v2" });
    expect(target()).toEqual({
      ...tuned,
      url: "https://wms.example/v2",
      auth: { kind: "basic", username: "ada", password: SECRET },
    });
    expect(await secretsOf({ target, ...rest })).toEqual(["new"]);
    expect((await call("DescribeApiDestination", { Name: "wms" })).body).toMatchObject({
      InvocationEndpoint: "https://wms.example/v2",
      ApiDestinationState: "ACTIVE",
    });
  });

  test("shows no secret of its connection", async () => {
    const { call } = await withDestination(BASIC, "BASIC");
    const { body } = await call("DescribeConnection", { Name: "c" });
    expect(body).toMatchObject({ AuthParameters: { BasicAuthParameters: { Username: "ada" } } });
    expect(JSON.stringify(body)).not.toContain("s3cret");
  });

  test("keeps no secret that is not sealed, in any version of anything", async () => {
    const parameters = {
      ...BASIC,
      InvocationHttpParameters: {
        HeaderParameters: [
          { Key: "x-plain", Value: "seen" },
          { Key: "x-secret", Value: "s3cret in a header", IsValueSecret: true },
        ],
        BodyParameters: [{ Key: "pin", Value: "s3cret in the body", IsValueSecret: true }],
      },
    };
    const house = await withDestination(parameters, "BASIC");
    await house.ok("UpdateConnection", { Name: "c", Description: "changed" });
    const kinds = ["eventbridge", "target", "rule"] as const;
    const kept = kinds.flatMap((kind) => house.registry.list(kind));
    const all = await Promise.all(kept.map(({ kind, id }) => house.registry.versions(kind, id)));
    expect(JSON.stringify(all)).not.toContain("s3cret");
    expect(house.target()).toMatchObject({ headers: { "x-plain": "seen" } });
    expect(new Set(await secretsOf(house))).toEqual(
      new Set(["s3cret", "s3cret in a header", "s3cret in the body"]),
    );
  });

  test("waits without credentials when its connection is deauthorized, and goes on when it has some anew", async () => {
    const house = await withDestination(BASIC, "BASIC");
    const before = house.target();
    expect(await house.call("DeauthorizeConnection", { Name: "c" })).toMatchObject({
      status: 200,
      body: { ConnectionState: "DEAUTHORIZED", ConnectionArn: expect.stringContaining(":connection/c/") },
    });
    expect(await house.ok("DescribeApiDestination", { Name: "wms" })).toMatchObject({
      ApiDestinationState: "INACTIVE",
    });
    await expect(secretsOf(house)).rejects.toMatchObject({ code: "secret-missing" });
    expect(house.target()).toEqual(before);
    expect(
      await house.call("PutTargets", { Rule: "paid", Targets: [{ Id: "2", Arn: house.Arn }] }),
    ).toMatchObject({ status: 400, body: { __type: "ValidationException" } });
    await house.ok("UpdateApiDestination", { Name: "wms", Description: "changed meanwhile" });
    await house.ok("UpdateConnection", { Name: "c", AuthParameters: BASIC });
    expect(await secretsOf(house)).toEqual(["s3cret"]);
    expect(await house.ok("DescribeConnection", { Name: "c" })).toMatchObject({
      ConnectionState: "AUTHORIZED",
    });
    expect(await house.call("DeauthorizeConnection", { Name: "none" })).toMatchObject({
      body: { __type: "ResourceNotFoundException" },
    });
  });

  test("has no secrets any more when its connection was made anew", async () => {
    const house = await withDestination(BASIC, "BASIC");
    await house.ok("DeleteConnection", { Name: "c" });
    await house.ok("CreateConnection", { Name: "c", AuthorizationType: "BASIC", AuthParameters: BASIC });
    await expect(secretsOf(house)).rejects.toThrow("is gone, deauthorized or made anew");
  });

  test.each([
    ["UpdateApiDestination", { Name: "wms", HttpMethod: "GET", Description: "changed" }],
    [
      "UpdateApiDestination",
      { Name: "wms", InvocationEndpoint: "https://wms.example/new", HttpMethod: "GET" },
    ],
    [
      "UpdateConnection",
      {
        Name: "c",
        Description: "changed",
        AuthParameters: {
          InvocationHttpParameters: { HeaderParameters: [{ Key: "ce-id", Value: "1" }] },
        },
      },
    ],
  ])("is as it was when a change is refused, and so is its connection: %s %j", async (name, input) => {
    const { call, ok, registry } = await withDestination(BASIC, "BASIC");
    const state = async () =>
      JSON.stringify([
        await ok("DescribeApiDestination", { Name: "wms" }),
        await ok("DescribeConnection", { Name: "c" }),
        registry.list("target"),
      ]);
    const before = await state();
    expect(await call(name, input)).toMatchObject({ status: 400, body: { __type: "ValidationException" } });
    expect(await state()).toBe(before);
  });

  test("is not called with headers that are the router's own", async () => {
    const { call, Arn } = await withDestination(BASIC, "BASIC");
    const HttpParameters = { HeaderParameters: { "ce-id": "1" } };
    expect(
      await call("PutTargets", { Rule: "paid", Targets: [{ Id: "2", Arn, HttpParameters }] }),
    ).toMatchObject({
      status: 400,
      body: { __type: "ValidationException", message: expect.stringContaining("ce-id") },
    });
  });

  test("of a connection that was made anew is another one", async () => {
    const { call, ok, Arn } = await withDestination(BASIC, "BASIC");
    await ok("DeleteApiDestination", { Name: "wms" });
    expect(await call("PutTargets", { Rule: "paid", Targets: [{ Id: "2", Arn }] })).toMatchObject({
      status: 400,
      body: { __type: "ResourceNotFoundException" },
    });
  });

  test.each([
    [
      "CreateConnection",
      { Name: "c", AuthorizationType: "BASIC", AuthParameters: BASIC },
      "ResourceAlreadyExistsException",
    ],
    [
      "CreateConnection",
      { Name: "d", AuthorizationType: "API_KEY", AuthParameters: BASIC },
      "ValidationException",
    ],
    ["UpdateConnection", { Name: "none" }, "ResourceNotFoundException"],
    ["DeleteApiDestination", { Name: "none" }, "ResourceNotFoundException"],
  ])("%s of %j: %s", async (name, input, __type) => {
    const { call } = await withDestination(BASIC, "BASIC");
    expect(await call(name, input)).toMatchObject({ status: 400, body: { __type } });
  });
});

describe("an archive", () => {
  test("is an ordinary archive, and for ever where no days are said", async () => {
    const { ok, registry } = await open();
    await ok("CreateArchive", { ArchiveName: "a", EventSourceArn: BUS, EventPattern: '{"source":["x"]}' });
    expect(registry.get("archive", "a")?.value).toEqual({
      bus: "default",
      view: "eventbridge",
      pattern: { source: ["x"] },
      retentionDays: 36_500,
    });
    await ok("UpdateArchive", { ArchiveName: "a", RetentionDays: 7 });
    expect(registry.get("archive", "a")?.value).toMatchObject({
      retentionDays: 7,
      pattern: { source: ["x"] },
    });
    expect(await ok("DescribeArchive", { ArchiveName: "a" })).toMatchObject({
      RetentionDays: 7,
      State: "ENABLED",
    });
    await ok("DeleteArchive", { ArchiveName: "a" });
    expect(registry.list("archive")).toEqual([]);
  });

  test("is replayed, with its pattern, to the rules that are named", async () => {
    const archive = memoryArchive([anEvent({ id: "1" }), anEvent({ id: "2" })]);
    const { ok, replays, clock } = await open({ archive });
    await ok("CreateArchive", {
      ArchiveName: "a",
      EventSourceArn: BUS,
      EventPattern: '{"source":["/shop"]}',
    });
    await ok("StartReplay", {
      ReplayName: "r",
      EventSourceArn: "arn:aws:events:us-east-1:000000000000:archive/a",
      EventStartTime: clock() / 1000 - 60,
      EventEndTime: clock() / 1000 + 60,
      Destination: { Arn: BUS, FilterArns: ["arn:aws:events:us-east-1:000000000000:rule/paid"] },
    });
    const { items } = await replays.list({ limit: 10 });
    expect(items).toMatchObject([
      {
        name: "r",
        bus: "default",
        from: clock() - 60_000,
        match: { pattern: { source: ["/shop"] }, view: "eventbridge" },
        to: { rules: ["paid"] },
        total: 2,
        createdBy: "the-sdk",
      },
    ]);
    expect(await ok("CancelReplay", { ReplayName: "r" })).toMatchObject({ State: "CANCELLING" });
    expect(await ok("DescribeReplay", { ReplayName: "r" })).toMatchObject({ State: "CANCELLING" });
    clock.advance(5_000);
    expect(await ok("DescribeReplay", { ReplayName: "r" })).toMatchObject({ State: "CANCELLED" });
    expect(await ok("CancelReplay", { ReplayName: "r" })).toMatchObject({ __type: "IllegalStatusException" });
  });
});

describe("a bus", () => {
  test("that has rules is not deleted", async () => {
    const { ok } = await open();
    await ok("CreateEventBus", { Name: "orders", Description: "All orders" });
    await ok("PutRule", { Name: "r", EventBusName: "orders", EventPattern: '{"source":["x"]}' });
    expect(await ok("DeleteEventBus", { Name: "orders" })).toEqual({
      __type: "ValidationException",
      message: "Event bus orders can't be deleted since it has rules.",
    });
    await ok("DeleteRule", { Name: "r", EventBusName: "orders" });
    expect(await ok("DeleteEventBus", { Name: "orders" })).toEqual({});
    expect(await ok("ListEventBuses", {})).toMatchObject({ EventBuses: [{ Name: "default" }] });
  });

  test.each(["a/b", ".hidden", "x".repeat(65)])("cannot be named %s here", async (Name) => {
    const { ok } = await open();
    expect(await ok("CreateEventBus", { Name })).toMatchObject({ __type: "ValidationException" });
  });

  test("keeps permissions with conditions, and takes no policy that is none", async () => {
    const { ok } = await open();
    await ok("PutPermission", {
      Action: "events:PutEvents",
      Principal: "*",
      StatementId: "s",
      Condition: { Type: "StringEquals", Key: "aws:PrincipalOrgID", Value: "o-1" },
    });
    const { Policy } = await ok("DescribeEventBus", {});
    expect(JSON.parse(String(Policy))).toMatchObject({
      Statement: [{ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }],
    });
    expect(await ok("PutPermission", { Policy: "no policy" })).toMatchObject({
      __type: "ValidationException",
    });
    expect(await ok("PutPermission", { StatementId: "t" })).toMatchObject({ __type: "ValidationException" });
  });
});

describe("what there is none of here is answered as AWS answers it:", () => {
  const PARTNER = "aws.partner/shop.example/orders";
  const HEALTH = "arn:aws:route53:::healthcheck/abc-1";
  const RoutingConfig = {
    FailoverConfig: { Primary: { HealthCheck: HEALTH }, Secondary: { Route: "eu-central-1" } },
  };
  const EventBuses = [{ EventBusArn: BUS }, { EventBusArn: BUS.replace("us-east-1", "eu-central-1") }];
  const account = "123456789012";

  test.each([
    ["ListEventSources", { NamePrefix: "aws.partner" }, { EventSources: [] }],
    ["ListEndpoints", { MaxResults: 5 }, { Endpoints: [] }],
  ])("%s %j is an empty list", async (name, input, answer) => {
    const { status, body } = await (await open()).call(name, input);
    expect([status, body]).toEqual([200, answer]);
  });

  test.each<[name: string, input: object, code: string]>([
    ...["DescribeEventSource", "ActivateEventSource", "DeactivateEventSource"].map(
      (name): [string, object, string] => [name, { Name: PARTNER }, "ResourceNotFoundException"],
    ),
    ...["DescribeEndpoint", "DeleteEndpoint", "UpdateEndpoint"].map((name): [string, object, string] => [
      name,
      { Name: "e" },
      "ResourceNotFoundException",
    ]),
    ["CreateEndpoint", { Name: "e", RoutingConfig, EventBuses }, "LimitExceededException"],
    ["CreatePartnerEventSource", { Name: PARTNER, Account: account }, "OperationDisabledException"],
    ["DeletePartnerEventSource", { Name: PARTNER, Account: account }, "OperationDisabledException"],
    ["DescribePartnerEventSource", { Name: PARTNER }, "OperationDisabledException"],
    ["ListPartnerEventSources", { NamePrefix: "aws.partner/shop.example/" }, "OperationDisabledException"],
    ["ListPartnerEventSourceAccounts", { EventSourceName: PARTNER }, "OperationDisabledException"],
    ["PutPartnerEvents", { Entries: [{ Source: PARTNER, Detail: "{}" }] }, "OperationDisabledException"],
  ])("%s %j", async (name, input, code) => {
    const { status, body } = await (await open()).call(name, input);
    expect([status, body["__type"]]).toEqual([400, code]);
  });

  test.each([
    ["DescribeEventSource", { Name: "shop" }],
    ["CreatePartnerEventSource", { Name: PARTNER, Account: "1" }],
    ["PutPartnerEvents", { Entries: [] }],
    ["CreateEndpoint", { Name: "e", RoutingConfig, EventBuses: EventBuses.slice(1) }],
    ["CreateEndpoint", { Name: "e", EventBuses }],
    ["ListEndpoints", { MaxResults: 101 }],
  ])("and what breaks a constraint before that: %s %j", async (name, input) => {
    const { status, body } = await (await open()).call(name, input);
    expect([status, body["__type"]]).toEqual([400, "ValidationException"]);
  });
});

test("a bus's queue of dead letters is kept and shown, until another one is said", async () => {
  const { ok } = await open();
  const DeadLetterConfig = { Arn: "arn:aws:sqs:us-east-1:123456789012:dead" };
  expect(await ok("CreateEventBus", { Name: "shop", DeadLetterConfig })).toMatchObject({ DeadLetterConfig });
  await ok("UpdateEventBus", { Name: "shop", Description: "orders" });
  expect(await ok("DescribeEventBus", { Name: "shop" })).toMatchObject({
    Description: "orders",
    DeadLetterConfig,
  });
  await ok("UpdateEventBus", { Name: "shop", DeadLetterConfig: {} });
  expect(await ok("DescribeEventBus", { Name: "shop" })).not.toHaveProperty("DeadLetterConfig");
});
