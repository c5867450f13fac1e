import { describe, expect, test } from "vitest";
import type { Role } from "../../../functions/core/ports.ts";
import { addAccessKey, awsApiOver, awsPorts } from "../../support/aws-api.ts";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";

const BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default";
const ARCHIVE = "arn:aws:events:us-east-1:000000000000:archive/all";
const RULE = { pattern: {}, targets: [{ target: "log" }] };

/** Team shop owns one of two rules; the archive of all events is there. */
async function withOwner(teams: readonly string[]) {
  const ports = awsPorts({
    registry: memoryRegistry([
      aDefinition({ kind: "rule", id: "theirs", value: RULE }),
      aDefinition({ kind: "rule", id: "open", value: RULE }),
      aDefinition({ kind: "user", id: "ada", value: { name: "Ada", role: "operator", teams } }),
      aDefinition({
        ...{ kind: "access", id: "shop" },
        value: { kind: "ownership", owners: ["team:shop"], rules: ["theirs"] },
      }),
    ]),
    archive: memoryArchive([anEvent()]),
  });
  await addAccessKey(ports);
  const made = await awsApiOver(ports).call("CreateArchive", { ArchiveName: "all", EventSourceArn: BUS });
  expect(made.status).toBe(200);
  const [key] = await ports.tokens.list();
  await ports.tokens.remove(key!.id);
  await addAccessKey(ports, { role: "operator", user: "ada" });
  return { ...ports, ...awsApiOver(ports) };
}

const replay = (name: string, rules: readonly string[] = []) => ({
  ReplayName: name,
  EventSourceArn: ARCHIVE,
  EventStartTime: 1,
  EventEndTime: 2_000_000_000,
  Destination: {
    Arn: BUS,
    FilterArns: rules.map((id) => `arn:aws:events:us-east-1:000000000000:rule/${id}`),
  },
});

test.each([
  ["an owner", ["shop"], { all: 200, theirs: 200, open: 200 }],
  ["others", ["bank"], { all: 400, theirs: 400, open: 200 }],
])("a replay by %s goes to what they may send to", async (_, teams, expected) => {
  const { call, replays } = await withOwner(teams);
  const answers = {
    all: await call("StartReplay", replay("all")),
    theirs: await call("StartReplay", replay("theirs", ["theirs"])),
    open: await call("StartReplay", replay("open", ["open"])),
  };
  for (const [name, status] of Object.entries(expected)) {
    const answer = answers[name as keyof typeof answers];
    expect([name, answer.status]).toEqual([name, status]);
    if (status !== 200) expect(JSON.stringify(answer.body)).toContain("AccessDenied");
  }
  const started = Object.values(expected).filter((status) => status === 200);
  expect((await replays.list({ limit: 10 })).items).toHaveLength(started.length);
});

test("what a user does by an access key is theirs in the audit, as by any other token", async () => {
  const { call, audit, replays } = await withOwner(["bank"]);
  const before = audit.kept.length;
  await call("StartReplay", replay("open", ["open"]));
  await call("StartReplay", replay("theirs", ["theirs"]));
  const by = { actor: "user:ada", token: "the-sdk", action: "eventbridge.StartReplay" };
  expect(audit.kept.slice(before)).toMatchObject([
    { ...by, after: { ReplayName: "open" } },
    { ...by, after: { ReplayName: "theirs" } },
    { ...by, failed: "AccessDeniedException" },
  ]);
  expect((await replays.list({ limit: 10 })).items).toMatchObject([{ createdBy: "user:ada" }]);
});

describe("of what is private", () => {
  const ARN = "arn:aws:events:us-east-1:000000000000";
  const named = { ConnectionArn: "", InvocationEndpoint: "https://a.example", HttpMethod: "POST" };

  /** The shop and nobody have one of each. */
  async function withOneOfEach(user: { readonly role: Role; readonly teams: readonly string[] }) {
    const ports = awsPorts({ archive: memoryArchive([anEvent()]) });
    await addAccessKey(ports);
    const { call } = awsApiOver(ports);
    const made = async (name: string, input: object) => {
      const { status, body } = await call(name, input);
      expect([name, status, body]).toMatchObject([name, 200, {}]);
      return body;
    };
    for (const name of ["shop", "open"]) {
      await made("CreateEventBus", { Name: name });
      await made("PutRule", { Name: `${name}-rule`, EventBusName: name, EventPattern: `{"source":["a"]}` });
      await made("CreateArchive", { ArchiveName: name, EventSourceArn: `${ARN}:event-bus/${name}` });
      const key = { ApiKeyName: "x", ApiKeyValue: "y" };
      const auth = { AuthorizationType: "API_KEY", AuthParameters: { ApiKeyAuthParameters: key } };
      const { ConnectionArn } = await made("CreateConnection", { Name: name, ...auth });
      await made("CreateApiDestination", { Name: name, ...named, ConnectionArn });
      await made("StartReplay", {
        ...{ ReplayName: name, EventSourceArn: `${ARN}:archive/${name}` },
        ...{ EventStartTime: 1, EventEndTime: 2_000_000_000 },
        Destination: { Arn: `${ARN}:event-bus/${name}` },
      });
    }
    const put = (kind: "access" | "user", id: string, value: object) =>
      ports.registry.put({ kind, id, value, at: 0, by: "admin" });
    const own = { buses: ["shop"], targets: ["api-destination.shop"] };
    await put("access", "shop", { kind: "ownership", owners: ["team:shop"], private: true, ...own });
    await put("user", "ada", { name: "Ada", ...user });
    const [key] = await ports.tokens.list();
    await ports.tokens.remove(key!.id);
    await addAccessKey(ports, { role: user.role, user: "ada" });
    return awsApiOver(ports).call;
  }

  const lists = [
    ["ListEventBuses", {}, "EventBuses", "Name"],
    ["ListRules", { EventBusName: "shop" }, "Rules", "Name"],
    ["ListArchives", {}, "Archives", "ArchiveName"],
    ["ListReplays", {}, "Replays", "ReplayName"],
    ["ListConnections", {}, "Connections", "Name"],
    ["ListApiDestinations", {}, "ApiDestinations", "Name"],
  ] as const;
  const looks = [
    ["DescribeEventBus", { Name: "shop" }],
    ["DescribeRule", { Name: "shop-rule", EventBusName: "shop" }],
    ["ListTargetsByRule", { Rule: "shop-rule", EventBusName: "shop" }],
    ["ListTagsForResource", { ResourceARN: `${ARN}:rule/shop/shop-rule` }],
    ["DescribeArchive", { ArchiveName: "shop" }],
    ["DescribeReplay", { ReplayName: "shop" }],
    ["DescribeConnection", { Name: "shop" }],
    ["DescribeApiDestination", { Name: "shop" }],
  ] as const;

  test.each([
    ["others see nothing", { role: "operator", teams: ["bank"] }, [], "AccessDenied"],
    ["owners see it whatever their role", { role: "publisher", teams: ["shop"] }, ["shop"], "ok"],
    ["admins see it", { role: "admin", teams: [] }, ["shop"], "ok"],
  ] as const)("%s", async (...[, user, expected, look]) => {
    const call = await withOneOfEach(user);
    for (const [name, input, member, nameOf] of lists) {
      const { body } = await call(name, input);
      const names = (body[member] as Record<string, string>[]).map((one) => one[nameOf]!);
      expect([name, ...names.filter((one) => one.startsWith("shop"))]).toMatchObject([
        name,
        ...expected.map((one) => expect.stringContaining(one) as string),
      ]);
    }
    for (const [name, input] of looks) {
      const { status, body } = await call(name, input);
      const outcome = status === 200 ? "ok" : String(body["__type"]).replace(/^.*#|Exception$/g, "");
      expect([name, outcome]).toEqual([name, look]);
    }
  });

  test("the refusal names the owners, and who owns nothing is told of their role", async () => {
    const others = await withOneOfEach({ role: "viewer", teams: ["bank"] });
    const denied = await others("DescribeEventBus", { Name: "shop" });
    expect(JSON.stringify(denied.body)).toContain("its owners are team:shop");
    const publisher = await withOneOfEach({ role: "publisher", teams: ["bank"] });
    const refused = await publisher("DescribeEventBus", { Name: "open" });
    expect(JSON.stringify(refused.body)).toContain("the role publisher may not");
  });
});
