import {
  CreateApiDestinationCommand,
  CreateArchiveCommand,
  CreateConnectionCommand,
  CreateEventBusCommand,
  DescribeReplayCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
} from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aStory } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(() => ({}));

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The SDK as it is, pointed here by nothing but its endpoint. */
function aClient(credentials: Credentials): EventBridgeClient {
  return new EventBridgeClient({
    endpoint: story.signalbox.url,
    region: "eu-central-1",
    credentials,
    maxAttempts: 1,
  });
}

const api = <Answer>(path: string, body?: unknown, method?: string) =>
  story.signalbox.api<Answer>(
    path,
    body,
    method === undefined ? {} : { method, headers: { "if-match": "*" } },
  );

const order = (id: string) => ({
  Source: "com.shop",
  DetailType: "order.paid",
  Detail: JSON.stringify({ id, amount: 250 }),
  EventBusName: "orders",
});

test("before there is an access key, an SDK with whatever credentials publishes, and changes nothing", async () => {
  const client = aClient({ accessKeyId: "test", secretAccessKey: "test" });
  const { Entries = [] } = await client.send(
    new PutEventsCommand({ Entries: [{ Source: "com.shop", DetailType: "first", Detail: "{}" }] }),
  );
  expect(await api(`/api/events/${Entries[0]!.EventId}`)).toMatchObject({
    source: "com.shop",
    type: "first",
  });
  await expect(client.send(new CreateEventBusCommand({ Name: "orders" }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  client.destroy();
});

describe("with an access key", () => {
  let client: EventBridgeClient;
  let key: Credentials;
  beforeAll(async () => {
    key = await api<Credentials>("/api/tokens", { kind: "access-key", name: "the SDK", role: "admin" });
    client = aClient(key);
  });
  afterAll(() => client.destroy());

  test("a wrong secret, and no known key, is refused as AWS refuses it", async () => {
    const events = new PutEventsCommand({ Entries: [order("1")] });
    const wrong = aClient({ ...key, secretAccessKey: "wrong" });
    await expect(wrong.send(events)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    const unknown = aClient({ accessKeyId: "AKIDUNKNOWN", secretAccessKey: "x" });
    await expect(unknown.send(events)).rejects.toMatchObject({
      name: "UnrecognizedClientException",
      $metadata: { httpStatusCode: 400 },
    });
    wrong.destroy();
    unknown.destroy();
  });

  test("a rule with an API destination delivers what its transformer makes, with the connection's key", async () => {
    const { EventBusArn } = await client.send(new CreateEventBusCommand({ Name: "orders" }));
    const { ConnectionArn } = await client.send(
      new CreateConnectionCommand({
        Name: "warehouse",
        AuthorizationType: "API_KEY",
        AuthParameters: {
          ApiKeyAuthParameters: { ApiKeyName: "x-key", ApiKeyValue: "s3cret" },
          InvocationHttpParameters: { BodyParameters: [{ Key: "from", Value: "signalbox" }] },
        },
      }),
    );
    const { ApiDestinationArn } = await client.send(
      new CreateApiDestinationCommand({
        Name: "warehouse",
        ConnectionArn,
        InvocationEndpoint: `${story.sink.url}/orders/*`,
        HttpMethod: "PUT",
      }),
    );
    const { RuleArn } = await client.send(
      new PutRuleCommand({
        Name: "paid",
        EventBusName: EventBusArn,
        EventPattern: JSON.stringify({ source: ["com.shop"], detail: { amount: [{ numeric: [">", 100] }] } }),
      }),
    );
    await client.send(
      new PutTargetsCommand({
        Rule: "paid",
        EventBusName: "orders",
        Targets: [
          {
            Id: "1",
            Arn: ApiDestinationArn,
            InputTransformer: {
              InputPathsMap: { id: "$.detail.id" },
              InputTemplate: '{"order": <id>, "by": "<aws.events.rule-name>", "rule": <aws.events.rule-arn>}',
            },
            HttpParameters: { PathParameterValues: ["in"], QueryStringParameters: { q: "1" } },
          },
        ],
      }),
    );
    expect(RuleArn).toBe("arn:aws:events:eu-central-1:000000000000:rule/orders/paid");
    const { items } = await api<{ items: { id: string }[] }>("/api/targets?kind=http");
    const { id, ...target } = items[0]! as { id: string; state?: unknown };
    const { state: _, ...file } = target;
    await api(`/api/targets/${encodeURIComponent(id)}`, { ...file, allowPrivateNetwork: true }, "PUT");
    await client.send(new PutEventsCommand({ Entries: [order("A-1")] }));
    await story.sink.until(() => story.sink.at("/orders/in?q=1").length === 1);
    const [request] = story.sink.at("/orders/in?q=1");
    expect(request!.headers).toMatchObject({ "x-key": "s3cret", "content-type": "application/json" });
    expect(JSON.parse(request!.body)).toEqual({ order: "A-1", by: "paid", rule: RuleArn, from: "signalbox" });
  });

  test("the rule is one as all others: listed, explained, switched off by either face", async () => {
    expect(await api("/api/rules?bus=orders")).toMatchObject({
      items: [{ id: "orders/paid", view: "eventbridge", updatedBy: expect.stringMatching(/^the-sdk-/) }],
    });
    const event = {
      specversion: "1.0",
      id: "x",
      source: "com.shop",
      type: "order.paid",
      data: { amount: 50 },
    };
    expect(await api("/api/explain", { event, ruleId: "orders/paid" })).toMatchObject({
      verdicts: [{ matched: false, reason: { path: "detail.amount" } }],
    });
    await api("/api/rules/orders%2Fpaid/disable", {});
    const describe = new DescribeRuleCommand({ Name: "paid", EventBusName: "orders" });
    expect(await client.send(describe)).toMatchObject({ State: "DISABLED", CreatedBy: "000000000000" });
    await client.send(new EnableRuleCommand({ Name: "paid", EventBusName: "orders" }));
    expect(await api("/api/rules/orders%2Fpaid")).not.toHaveProperty("enabled");
    await client.send(new DisableRuleCommand({ Name: "paid", EventBusName: "orders" }));
    expect(await api("/api/rules/orders%2Fpaid")).toMatchObject({ enabled: false });
    await client.send(new EnableRuleCommand({ Name: "paid", EventBusName: "orders" }));
    const { Rules = [] } = await client.send(new ListRulesCommand({ EventBusName: "orders" }));
    expect(Rules).toMatchObject([{ Name: "paid", State: "ENABLED" }]);
  });

  test("what is for a service that there is no way to is kept as a dead letter that says why", async () => {
    const Arn = "arn:aws:states:eu-central-1:123456789012:stateMachine:ship";
    await client.send(new PutRuleCommand({ Name: "steps", EventPattern: '{"detail-type":["steps"]}' }));
    await client.send(new PutTargetsCommand({ Rule: "steps", Targets: [{ Id: "s", Arn }] }));
    await client.send(
      new PutEventsCommand({ Entries: [{ Source: "com.shop", DetailType: "steps", Detail: "{}" }] }),
    );
    const target = "states.eu-central-1.123456789012.stateMachine.ship";
    const letter = await until(
      async () => (await api<{ items: object[] }>(`/api/dead-letters?target=${target}`)).items[0],
    );
    expect(letter).toMatchObject({
      reason: { code: "target-unserved", detail: expect.stringContaining(Arn) },
    });
  });

  test("StartReplay sends what an archive holds once more", async () => {
    const from = new Date(Date.now() - 600_000);
    const bus = "arn:aws:events:eu-central-1:000000000000:event-bus/orders";
    const { ArchiveArn } = await client.send(
      new CreateArchiveCommand({ ArchiveName: "orders", EventSourceArn: bus, RetentionDays: 7 }),
    );
    const before = story.sink.at("/orders/in?q=1").length;
    await client.send(
      new StartReplayCommand({
        ReplayName: "again",
        EventSourceArn: ArchiveArn,
        EventStartTime: from,
        EventEndTime: new Date(Date.now() + 1000),
        Destination: { Arn: bus, FilterArns: ["arn:aws:events:eu-central-1:000000000000:rule/orders/paid"] },
      }),
    );
    await story.sink.until(() => story.sink.at("/orders/in?q=1").length === before + 1);
    const replay = await until(async () => {
      const answer = await client.send(new DescribeReplayCommand({ ReplayName: "again" }));
      return answer.State === "COMPLETED" ? answer : undefined;
    });
    expect(replay.ReplayEndTime).toBeInstanceOf(Date);
  });

  test("rules, keys and connections are there after a crash", async () => {
    await story.restart("kill");
    client.destroy();
    client = aClient(key);
    await client.send(new PutEventsCommand({ Entries: [order("A-2")] }));
    await story.sink.until(() => story.sink.at("/orders/in?q=1").some(({ body }) => body.includes("A-2")));
    expect(story.sink.at("/orders/in?q=1").at(-1)!.headers).toMatchObject({ "x-key": "s3cret" });
  });

  test("who changed what stands in the audit, without secrets", async () => {
    const { items } = await api<{ items: { action: string; after?: unknown }[] }>("/api/audit?limit=100");
    const actions = items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["eventbridge.PutRule", "eventbridge.CreateConnection"]));
    expect(JSON.stringify(items)).not.toContain("s3cret");
  });

  test("a revoked key signs nothing any more", async () => {
    const { items } = await api<{ items: { id: string; kind: string }[] }>("/api/tokens");
    await api("/api/tokens", { kind: "access-key", name: "the next one" });
    const { id } = items.find(({ kind }) => kind === "access-key")!;
    await story.signalbox.api(`/api/tokens/${id}`, undefined, { method: "DELETE" });
    await expect(client.send(new PutEventsCommand({ Entries: [order("A-3")] }))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });
});
