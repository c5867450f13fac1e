import { expect, test } from "vitest";
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
