import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  awsEvents,
  type Boto3,
  clientEnvironment,
  type Credentials,
  startBoto3,
} from "../support/aws-clients.ts";
import { orSkip } from "../support/outside.ts";
import { pythonClients } from "../support/publishers.ts";
import { aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const python = await orSkip(pythonClients);

const story = aStory(({ url }) => ({
  "rules/targets/ours.json": aTargetFile(`${url}/ours`),
  "rules/ours.json": aRuleFile("order.ours", "ours"),
}));

let key: Credentials;
beforeAll(async () => {
  const wanted = { kind: "access-key", name: "the SDK", role: "admin" };
  key = await story.signalbox.api<Credentials>("/api/tokens", wanted);
});

const arn = (what: string) => `arn:aws:events:eu-central-1:000000000000:${what}`;
const order = (id: string, bus: string) => ({
  Source: "com.shop",
  DetailType: "order.paid",
  Detail: JSON.stringify({ id, amount: 250 }),
  EventBusName: bus,
});

/** As an operator does for what stands on the same machine. */
async function allowPrivateNetwork(target: string): Promise<void> {
  const path = `/api/targets/${target}`;
  const { id: _, state: _state, ...file } = await story.signalbox.api<Record<string, unknown>>(path);
  const changed = { ...file, allowPrivateNetwork: true };
  await story.signalbox.api(path, changed, { method: "PUT", headers: { "if-match": "*" } });
}

const bodiesAt = (path: string) => story.sink.at(path).map(({ body }) => JSON.parse(body) as unknown);

describe.skipIf(!python)("boto3 as it is", () => {
  let boto3: Boto3;
  beforeAll(() => {
    boto3 = startBoto3(python!, clientEnvironment(story.signalbox.url, key));
  });
  afterAll(() => boto3?.close());

  interface Put {
    readonly FailedEntryCount: number;
    readonly Entries: readonly { readonly EventId?: string; readonly ErrorCode?: string }[];
  }

  test("learns of each entry what became of it, and the detail is kept to the letter", async () => {
    const Detail = '{"id": "Ä-1", "exact": 12345678901234567890, "at": 1.50}';
    const Entries = [{ Source: "com.shop", DetailType: "order.kept", Detail }, order("bad", "default")];
    Entries[1]!.Detail = "{no JSON";
    const answer = await boto3.call<Put>("put_events", { Entries });
    expect(answer).toMatchObject({ FailedEntryCount: 1, Entries: [{}, { ErrorCode: "MalformedDetail" }] });
    const id = answer.Entries[0]!.EventId!;
    const { raw } = await story.signalbox.api<{ raw: string }>(`/api/events/${id}`);
    expect(raw).toContain(Detail);
  });

  test("a rule with an API destination delivers what its transformer makes, with the connection's credentials", async () => {
    await boto3.call("create_event_bus", { Name: "orders" });
    const { ConnectionArn } = await boto3.call<{ ConnectionArn: string }>("create_connection", {
      Name: "depot",
      AuthorizationType: "BASIC",
      AuthParameters: { BasicAuthParameters: { Username: "shop", Password: "s3cret" } },
    });
    const { ApiDestinationArn } = await boto3.call<{ ApiDestinationArn: string }>("create_api_destination", {
      ...{ Name: "depot", ConnectionArn, HttpMethod: "POST" },
      InvocationEndpoint: `${story.sink.url}/depot`,
    });
    const EventPattern = JSON.stringify({
      source: ["com.shop"],
      detail: { amount: [{ numeric: [">", 100] }] },
    });
    const rule = { Name: "paid", EventBusName: "orders", EventPattern };
    expect(await boto3.call("put_rule", rule)).toMatchObject({ RuleArn: arn("rule/orders/paid") });
    const InputTransformer = {
      InputPathsMap: { id: "$.detail.id" },
      InputTemplate: '{"order": <id>, "rule": <aws.events.rule-arn>}',
    };
    const Targets = [{ Id: "depot", Arn: ApiDestinationArn, InputTransformer }];
    const put = { Rule: "paid", EventBusName: "orders", Targets };
    expect(await boto3.call("put_targets", put)).toMatchObject({ FailedEntryCount: 0 });
    await allowPrivateNetwork("api-destination.depot");
    await boto3.call("put_events", { Entries: [order("B-1", "orders")] });
    await story.sink.until(() => story.sink.at("/depot").length === 1);
    expect(bodiesAt("/depot")).toEqual([{ order: "B-1", rule: arn("rule/orders/paid") }]);
    const authorization = `Basic ${Buffer.from("shop:s3cret").toString("base64")}`;
    expect(story.sink.at("/depot")[0]!.headers).toMatchObject({ authorization });
  });

  test("a rule is described, switched off and on, and its targets are listed", async () => {
    const named = { Name: "paid", EventBusName: "orders" };
    expect(await boto3.call("describe_rule", named)).toMatchObject({ ...named, State: "ENABLED" });
    await boto3.call("disable_rule", named);
    expect(await boto3.call("describe_rule", named)).toMatchObject({ State: "DISABLED" });
    await boto3.call("enable_rule", named);
    const targets = await boto3.call("list_targets_by_rule", { Rule: "paid", EventBusName: "orders" });
    expect(targets).toMatchObject({ Targets: [{ Id: "depot" }] });
    const { Targets } = targets as { Targets: { Arn: string }[] };
    const by = { TargetArn: Targets[0]!.Arn, EventBusName: "orders" };
    expect(await boto3.call("list_rule_names_by_target", by)).toMatchObject({ RuleNames: ["paid"] });
  });

  test("goes through pages by hand and by its paginator", async () => {
    const EventPattern = '{"source": ["nobody"]}';
    const names = ["page-1", "page-2", "page-3", "page-4", "page-5"];
    for (const Name of names) await boto3.call("put_rule", { Name, EventPattern });
    interface Page {
      readonly Rules: readonly { readonly Name: string }[];
      readonly NextToken?: string;
    }
    const first = await boto3.call<Page>("list_rules", { NamePrefix: "page-", Limit: 4 });
    const { NextToken } = first;
    const last = await boto3.call<Page>("list_rules", { NamePrefix: "page-", Limit: 4, NextToken });
    expect([first.Rules.length, last.Rules.length, last.NextToken]).toEqual([4, 1, undefined]);
    const PaginationConfig = { PageSize: 2 };
    const all = await boto3.pages<Page>("list_rules", { NamePrefix: "page-", PaginationConfig });
    expect(all.Rules.map(({ Name }) => Name)).toEqual(names);
  });

  test("an archive is replayed to one rule", async () => {
    const EventSourceArn = arn("event-bus/orders");
    const { ArchiveArn } = await boto3.call<{ ArchiveArn: string }>("create_archive", {
      ...{ ArchiveName: "orders", EventSourceArn, RetentionDays: 7 },
    });
    const started = await boto3.call("start_replay", {
      ...{ ReplayName: "again", EventSourceArn: ArchiveArn },
      EventStartTime: new Date(Date.now() - 600_000).toISOString(),
      EventEndTime: new Date(Date.now() + 1_000).toISOString(),
      Destination: { Arn: EventSourceArn, FilterArns: [arn("rule/orders/paid")] },
    });
    expect(started).toMatchObject({ State: "STARTING", ReplayArn: arn("replay/again") });
    await story.sink.until(() => story.sink.at("/depot").length === 2);
    const [before, again] = story.sink.at("/depot");
    expect(again).toMatchObject({ body: before!.body, headers: { "signalbox-replay": expect.any(String) } });
    const state = async () =>
      (await boto3.call<{ State: string }>("describe_replay", { ReplayName: "again" })).State;
    await until(async () => (await state()) === "COMPLETED");
    const replays = await boto3.call("list_replays", { State: "COMPLETED" });
    expect(replays).toMatchObject({ Replays: [{ ReplayName: "again" }] });
  });

  const none = "ResourceNotFoundException";
  const onOrders = { EventBusName: "orders" };
  const toBus = { Targets: [{ Id: "1", Arn: arn("event-bus/x") }] };
  const eleven = { Entries: Array(11).fill(order("x", "orders")) };
  test.each([
    ["describe_rule", { Name: "none" }, [none, "Rule none does not exist on EventBus default."]],
    ["put_targets", { Rule: "none", ...toBus }, [none, "Rule none does not exist on EventBus default."]],
    ["describe_event_bus", { Name: "none" }, [none, "Event bus none does not exist."]],
    ["describe_replay", { ReplayName: "none" }, [none, "Replay none does not exist."]],
    ["create_event_bus", { Name: "orders" }, ["ResourceAlreadyExistsException", "orders already exists."]],
    ["put_rule", { Name: "p", EventPattern: "{" }, ["InvalidEventPatternException", "pattern is not valid."]],
    ["delete_rule", { Name: "ours" }, ["ManagedRuleException", "Rule ours is managed by rules/ours.json"]],
    ["delete_rule", { Name: "paid", ...onOrders }, ["ClientError", "can't be deleted since it has targets."]],
    ["put_rule", { Name: "a b" }, ["ClientError", "Value 'a b' at 'name' failed to satisfy constraint"]],
    ["put_events", eleven, ["ClientError", "Member must have length less than or equal to 10"]],
  ])("raises what AWS would: %s, %#", async (operation, args, [name, message]) => {
    const call = boto3.call(operation, args);
    await expect(call).rejects.toMatchObject({ name, status: 400 });
    await expect(call).rejects.toThrow(message);
    // An error that the model does not name has no class of its own.
    if (name === "ClientError") await expect(call).rejects.toThrow("(ValidationException)");
  });

  test("what it made it takes away again", async () => {
    await boto3.call("remove_targets", { ...onOrders, Rule: "paid", Ids: ["depot"] });
    await boto3.call("delete_rule", { ...onOrders, Name: "paid" });
    await boto3.call("delete_archive", { ArchiveName: "orders" });
    await boto3.call("delete_api_destination", { Name: "depot" });
    await boto3.call("delete_connection", { Name: "depot" });
    await boto3.call("delete_event_bus", { Name: "orders" });
    expect(await boto3.call("list_rules", onOrders).catch(({ name }) => name)).toBe(none);
    expect(await boto3.call("list_archives")).toMatchObject({ Archives: [] });
    expect(await boto3.call("list_connections")).toMatchObject({ Connections: [] });
    expect(await boto3.call("list_api_destinations")).toMatchObject({ ApiDestinations: [] });
  });
});

describe.skipIf(!python)("the AWS CLI as it is", { timeout: 60_000 }, () => {
  const run = (...args: string[]) => awsEvents(python!, args, clientEnvironment(story.signalbox.url, key));
  const aws = async <Answer>(...args: string[]): Promise<Answer> => {
    const { code, stdout, stderr } = await run(...args);
    if (code !== 0) throw new Error(`aws events ${args.join(" ")} ended with ${code}: ${stderr}`);
    return (stdout === "" ? {} : JSON.parse(stdout)) as Answer;
  };

  test("a rule with an API destination delivers what comes out of a file", async () => {
    await aws("create-event-bus", "--name", "cli");
    const { ConnectionArn } = await aws<{ ConnectionArn: string }>(
      ...["create-connection", "--name", "cli", "--authorization-type", "API_KEY", "--auth-parameters"],
      "ApiKeyAuthParameters={ApiKeyName=x-key,ApiKeyValue=s3cret}",
    );
    // In JSON: what begins with http:// as a value of an option is fetched by version 1.
    const endpoint = { InvocationEndpoint: `${story.sink.url}/cli`, HttpMethod: "POST" };
    const destination = JSON.stringify({ Name: "cli", ConnectionArn, ...endpoint });
    const { ApiDestinationArn } = await aws<{ ApiDestinationArn: string }>(
      ...["create-api-destination", "--cli-input-json", destination],
    );
    const onBus = ["--event-bus-name", "cli"];
    await aws("put-rule", "--name", "cli", ...onBus, "--event-pattern", '{"source":["com.shop"]}');
    const target = `Id=1,Arn=${ApiDestinationArn},InputPath=$.detail`;
    expect(await aws("put-targets", "--rule", "cli", ...onBus, "--targets", target)).toMatchObject({
      FailedEntryCount: 0,
    });
    await allowPrivateNetwork("api-destination.cli");
    const file = join(story.place.config, "entries.json");
    writeFileSync(file, JSON.stringify([order("C-1", "cli"), order("C-2", "cli")]));
    expect(await aws("put-events", "--entries", `file://${file}`)).toMatchObject({ FailedEntryCount: 0 });
    rmSync(file);
    await story.sink.until(() => story.sink.at("/cli").length === 2);
    expect(bodiesAt("/cli")).toEqual(
      expect.arrayContaining(["C-1", "C-2"].map((id) => ({ id, amount: 250 }))),
    );
    expect(story.sink.at("/cli")[0]!.headers).toMatchObject({ "x-key": "s3cret" });
  });

  test("an archive is replayed", async () => {
    const bus = arn("event-bus/cli");
    const { ArchiveArn } = await aws<{ ArchiveArn: string }>(
      ...["create-archive", "--archive-name", "cli", "--event-source-arn", bus],
    );
    const range = ["--event-start-time", new Date(Date.now() - 600_000).toISOString()];
    range.push("--event-end-time", new Date(Date.now() + 1_000).toISOString());
    const replay = ["--replay-name", "cli", "--event-source-arn", ArchiveArn, "--destination", `Arn=${bus}`];
    expect(await aws("start-replay", ...replay, ...range)).toMatchObject({ State: "STARTING" });
    await story.sink.until(() => story.sink.at("/cli").length === 4);
    await until(
      async () =>
        (await aws<{ State: string }>("describe-replay", "--replay-name", "cli")).State === "COMPLETED",
    );
  });

  test("puts pages together, and goes on from a token", async () => {
    const pattern = ["--event-pattern", '{"source":["nobody"]}'];
    const names = ["cli-1", "cli-2", "cli-3"];
    await Promise.all(names.map((name) => aws("put-rule", "--name", name, ...pattern)));
    const list = ["list-rules", "--name-prefix", "cli-", "--query", "[Rules[].Name, NextToken]"];
    expect(await aws(...list, "--page-size", "1")).toEqual([names, null]);
    const [some, token] = await aws<[string[], string]>(...list, "--max-items", "2");
    expect(some).toEqual(names.slice(0, 2));
    expect(await aws(...list, "--starting-token", token)).toEqual([names.slice(2), null]);
  });

  test("tries a pattern", async () => {
    const event = { id: "1", account: "1", source: "com.shop", time: "2026-01-31T10:00:00Z", region: "r" };
    const whole = JSON.stringify({ ...event, resources: [], "detail-type": "order.paid", detail: {} });
    const pattern = '{"source":[{"prefix":"com."}]}';
    expect(await aws("test-event-pattern", "--event-pattern", pattern, "--event", whole)).toEqual({
      Result: true,
    });
  });

  test("says what Signalbox says, and ends with its code of refusals", async () => {
    const wrong = clientEnvironment(story.signalbox.url, { ...key, secretAccessKey: "wrong" });
    const entry = ["put-events", "--entries", '[{"Source":"a","DetailType":"b","Detail":"{}"}]'];
    const [missing, unsigned] = await Promise.all([
      run("describe-rule", "--name", "none"),
      awsEvents(python!, entry, wrong),
    ]);
    expect(missing).toMatchObject({ code: 255, stdout: "" });
    expect(missing.stderr).toContain(
      "An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: Rule none does not exist on EventBus default.",
    );
    expect(unsigned.code).toBe(255);
    expect(unsigned.stderr).toContain("(InvalidSignatureException) when calling the PutEvents operation");
  });

  test("what it made it takes away again", async () => {
    const onBus = ["--event-bus-name", "cli"];
    await aws("remove-targets", "--rule", "cli", "--ids", "1", ...onBus);
    await aws("delete-rule", "--name", "cli", ...onBus);
    await aws("delete-archive", "--archive-name", "cli");
    await aws("delete-event-bus", "--name", "cli");
    expect((await run("list-rules", ...onBus)).stderr).toContain("(ResourceNotFoundException)");
  });
});
