import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docExamples } from "../support/doc-examples.ts";
import { orSkip } from "../support/outside.ts";
import { goModule, javaJars, pythonClients } from "../support/publishers.ts";
import { aStory } from "../support/story.ts";

const [python, go, jars] = await Promise.all([orSkip(pythonClients), orSkip(goModule), orSkip(javaJars)]);

const schema = "schemas/events/shop.order.paid.v1.schema.json";
const story = aStory(() => ({ [schema]: readFileSync(schema, "utf8") }));

/** Below the project, so that Node finds the packages that the examples import. */
let folder = "";
beforeAll(() => {
  mkdirSync(".cache", { recursive: true });
  folder = mkdtempSync(join(process.cwd(), ".cache/publish-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example as the page has it, with the address of this Signalbox. */
function exampleOf(language: string, kind: string): string {
  const examples = docExamples("publish.md", kind, language);
  expect(examples).toHaveLength(1);
  return examples[0]!.replaceAll("http://127.0.0.1:4500", story.signalbox.url);
}

/** The path of a file with the example. */
function fileOf(name: string, example: string): string {
  const file = join(folder, name);
  writeFileSync(file, example);
  return file;
}

interface Circumstances {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

async function run(command: string, args: readonly string[], { cwd, env }: Circumstances = {}) {
  const options = { env: { ...process.env, ...env }, ...(cwd !== undefined && { cwd }) };
  return (await promisify(execFile)(command, args, options)).stdout;
}

const shell = (kind: string, env: NodeJS.ProcessEnv = {}) =>
  run("bash", ["-ec", exampleOf("sh", kind)], { env });

const receiptOf = (order: string) => ({ id: `order-${order}-paid`, source: "/shop", status: "accepted" });

interface Kept {
  readonly type: string;
  readonly data: { readonly id: string };
}

/** The number of the order that an event holds, as Signalbox has kept it. */
async function orderIn(eventId: string): Promise<unknown> {
  const { event } = await story.signalbox.api<{ event: Kept }>(`/api/events/${eventId}?source=/shop`);
  expect(event.type).toBe("shop.order.paid");
  return event.data.id;
}

describe("docs/publish.md, curl", () => {
  test("one event, with the receipt that is shown", async () => {
    const receipt = JSON.parse(await shell("curl"));
    expect(receipt).toEqual(receiptOf("A-1001"));
    expect(docExamples("publish.md", "curl").map((text) => JSON.parse(text))).toEqual([receipt]);
    expect(await orderIn("order-A-1001-paid")).toBe("A-1001");
  });

  test("sent again it is a duplicate", async () => {
    await shell("curl");
    expect(JSON.parse(await shell("curl"))).toEqual({ ...receiptOf("A-1001"), status: "duplicate" });
  });

  test("with its attributes in headers", async () => {
    expect(JSON.parse(await shell("curl-binary"))).toEqual(receiptOf("A-1002"));
    expect(await orderIn("order-A-1002-paid")).toBe("A-1002");
  });

  test("a batch", async () => {
    expect(JSON.parse(await shell("curl-batch"))).toMatchObject({
      receipts: [receiptOf("A-1003"), { status: "refused", error: { code: "schema-refused" } }],
    });
  });

  test("with a publisher key, which the journal names", async () => {
    const key = { kind: "publisher-key", name: "the shop", role: "publisher", sources: ["/shop"] };
    const { id, token } = await story.signalbox.api<{ id: string; token: string }>("/api/tokens", key);
    expect(JSON.parse(await shell("curl-key", { SIGNALBOX_KEY: token }))).toEqual(receiptOf("A-1005"));
    const path = "/api/events/order-A-1005-paid/journal?source=/shop";
    const { items } = await story.signalbox.api<{ items: object[] }>(path);
    expect(items).toContainEqual(expect.objectContaining({ kind: "accepted", publisher: id }));
  });
});

describe("docs/publish.md, SDKs of CloudEvents", () => {
  test("JavaScript", async () => {
    const file = fileOf("cloudevents.ts", exampleOf("ts", "cloudevents"));
    expect(JSON.parse(await run(process.execPath, [file]))).toEqual(receiptOf("A-1006"));
    expect(await orderIn("order-A-1006-paid")).toBe("A-1006");
  });

  test.skipIf(!python)("Python", async () => {
    const file = fileOf("publish.py", exampleOf("python", "cloudevents"));
    expect(JSON.parse(await run(python!, [file]))).toEqual(receiptOf("A-1007"));
    expect(await orderIn("order-A-1007-paid")).toBe("A-1007");
  });

  test.skipIf(!go)("Go", { timeout: 60_000 }, async () => {
    const file = fileOf("main.go", exampleOf("go", "cloudevents"));
    await run("go", ["run", file], { cwd: go!.folder, env: go!.env });
    expect(await orderIn("order-A-1008-paid")).toBe("A-1008");
  });

  test.skipIf(!jars)("Java", { timeout: 60_000 }, async () => {
    const file = fileOf("Publish.java", exampleOf("java", "Publish"));
    const stdout = await run("java", ["-cp", join(jars!, "*"), file]);
    expect(JSON.parse(stdout)).toEqual(receiptOf("A-1009"));
    expect(await orderIn("order-A-1009-paid")).toBe("A-1009");
  });
});

describe("docs/publish.md, AWS clients", () => {
  interface Key {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const wanted = { kind: "access-key", name: "the SDK", role: "publisher" };
    const key = await story.signalbox.api<Key>("/api/tokens", wanted);
    env = {
      ...exportsOf(docExamples("publish.md", "aws-address", "sh")[0]!),
      AWS_ENDPOINT_URL_EVENTBRIDGE: story.signalbox.url,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: "true",
    };
  });

  test.skipIf(!python)("AWS CLI", async () => {
    const PATH = `${dirname(python!)}${delimiter}${process.env["PATH"]}`;
    const answer = JSON.parse(await shell("aws", { ...env, PATH }));
    expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{}] });
    expect(await orderIn(answer.Entries[0].EventId)).toBe("A-1010");
  });

  test.skipIf(!python)("boto3", async () => {
    const stdout = await run(python!, [fileOf("boto.py", exampleOf("python", "boto3"))], { env });
    const lines = stdout.trim().split("\n");
    expect(lines).toHaveLength(5);
    for (const [order = "", id = ""] of lines.map((line) => line.split(" ")))
      expect(await orderIn(id)).toBe(order);
  });

  test("@aws-sdk/client-eventbridge", async () => {
    const stdout = await run(process.execPath, [fileOf("aws-sdk.ts", exampleOf("ts", "aws-sdk"))], { env });
    expect(await orderIn(stdout.trim())).toBe("A-1016");
  });
});

/** What `export NAME=value …` sets. */
function exportsOf(script: string): Record<string, string> {
  return Object.fromEntries([...script.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}
