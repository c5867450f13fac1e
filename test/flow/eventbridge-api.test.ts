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
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { signedPost } from "../support/sign-v4.ts";
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

  test("the control API and the CLI address a rule of another bus, its slash escaped", async () => {
    const path = "/api/rules/orders%2Fpaid";
    const {
      version,
      updatedAt: _,
      updatedBy: _by,
      ...rule
    } = await api<Readonly<Record<string, unknown>>>(path);
    const changed = { ...rule, description: "changed by the control API" };
    expect(await api(path, changed, "PUT")).toMatchObject({ ...changed, version: Number(version) + 1 });
    const versions = await api<{ items: object[] }>(`${path}/versions`);
    expect(versions.items[0]).toMatchObject({ id: "orders/paid", version: Number(version) + 1 });
    expect(await api(`${path}/rollback`, { version })).toMatchObject({ version: Number(version) + 2 });
    const event = {
      specversion: "1.0",
      id: "x",
      source: "com.shop",
      type: "order.paid",
      data: { amount: 5 },
    };
    const explained = await signalbox(["explain", "--rule", "orders/paid", "--event", "-", "--json"], {
      env: { SIGNALBOX_URL: story.signalbox.url, SIGNALBOX_TOKEN: story.signalbox.token },
      cwd: process.cwd(),
      stdin: JSON.stringify(event),
    });
    expect(explained.stdout).toContain('"orders/paid"');
  });

  test("an id that no file could have is not made by the control API", async () => {
    await expect(
      api("/api/rules/orders%2Fown", { pattern: { type: ["x"] }, targets: [] }, "PUT"),
    ).rejects.toThrow();
  });

  describe("what is not taken has a clear answer, and nothing of it is kept:", () => {
    const send = (parts: {
      body?: string | Uint8Array<ArrayBuffer>;
      headers?: object;
      secret?: string;
      at?: number;
    }) => {
      const { body = '{"Entries":[]}', headers = {}, secret = key.secretAccessKey, at = Date.now() } = parts;
      const target = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSEvents.PutEvents" };
      const signed = signedPost(body, {
        ...{ secret, at, accessKeyId: key.accessKeyId },
        headers: { ...target, host: new URL(story.signalbox.url).host },
      });
      return fetch(story.signalbox.url, {
        method: "POST",
        headers: { ...(signed.headers as Record<string, string>), ...headers },
        body,
      });
    };
    const entries = (id: string, pad = 0) =>
      JSON.stringify({
        Entries: [{ Source: id, DetailType: "bad", Detail: JSON.stringify({ pad: "x".repeat(pad) }) }],
      });
    const told = async (response: Response) => {
      const { __type } = (await response.json()) as { __type?: string };
      return `${response.status} ${__type}`;
    };

    test("a wrong signature, and one that is sent again later", async () => {
      expect(await told(await send({ body: entries("wrong"), secret: "guessed" }))).toBe(
        "400 InvalidSignatureException",
      );
      expect(await told(await send({ body: entries("replayed"), at: Date.now() - 302_000 }))).toBe(
        "400 InvalidSignatureException",
      );
    });

    test("2 MB", async () => {
      expect(await told(await send({ body: entries("large", 2_000_000) }))).toBe("400 ValidationException");
    });

    test("a gzip bomb, which is unpacked by nobody", async () => {
      const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
      const response = await send({ body: bomb, headers: { "content-encoding": "gzip" } });
      expect(await told(response)).toBe("400 SerializationException");
    });

    test("another content type", async () => {
      const headers = { "content-type": "text/xml" };
      expect(await told(await send({ body: entries("typed"), headers }))).toBe(
        "400 UnknownOperationException",
      );
    });

    test("between which what is good is kept, and counted is what was not", async () => {
      const bad = ["a", "b", "c"].map((id) => send({ body: entries(`com.bad.${id}`), secret: "guessed" }));
      const good = await send({ body: entries("com.good") });
      expect(await good.json()).toMatchObject({ FailedEntryCount: 0 });
      for (const response of await Promise.all(bad)) expect(response.status).toBe(400);
      const { items } = await api<{ items: { source: string }[] }>("/api/events?type=bad");
      expect(items.map(({ source }) => source)).toEqual(["com.good"]);
      const metrics = await (await fetch(`${story.signalbox.url}/metrics`)).text();
      expect(metrics).toMatch(
        /^signalbox_refused_total\{door="eventbridge",source="",code="InvalidSignatureException"\} [1-9]/m,
      );
    });
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

  test("no secret of a key or a connection stands in the data folder unsealed", () => {
    const { data } = story.place;
    const files = readdirSync(data, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(data, name)).isFile(),
    );
    expect(files).toContain("sealing-key");
    for (const name of files) {
      const bytes = readFileSync(join(data, name)).toString("latin1");
      for (const secret of ["s3cret", key.secretAccessKey]) expect(bytes, name).not.toContain(secret);
    }
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
