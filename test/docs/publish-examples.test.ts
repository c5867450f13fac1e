import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { NO_SETTINGS } from "../support/aws-clients.ts";
import { ENTRY } from "../support/cli.ts";
import { orSkip } from "../support/outside.ts";
import { pythonClients } from "../support/publishers.ts";
import { aStory } from "../support/story.ts";
import { until } from "../support/until.ts";

const python = await orSkip(pythonClients);

/** The example rules and schemas as a newcomer has them. */
const files = globSync(["rules/**/*.json", "schemas/events/*.json"]);
const story = aStory(() => Object.fromEntries(files.map((file) => [file, readFileSync(file, "utf8")])));

/** The first lines of shell code on a page that have it, with the address of this Signalbox. */
function scriptOn(page: string, has: RegExp): string {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^```sh\n(.*?)^```$/gms)];
  const script = blocks.map(([, block = ""]) => block).find((block) => has.test(block));
  return (script ?? "").replaceAll("http://127.0.0.1:4500", story.signalbox.url);
}

/** `signalbox` and `npm run signalbox --` are those of this project. */
const COMMANDS = `
signalbox() { '${process.execPath}' '${ENTRY}' "$@"; }
npm() { shift 3; signalbox "$@"; }
make-events() { cat events.json; }
`;

/** What a script prints, run in the data folder. */
async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { url, token } = story.signalbox;
  const { stdout } = await promisify(execFile)("bash", ["-ec", COMMANDS + script], {
    cwd: story.place.data,
    env: { PATH: process.env["PATH"], SIGNALBOX_URL: url, SIGNALBOX_TOKEN: token, ...env },
  });
  return stdout;
}

test("README.md: a first event, and what became of it", async () => {
  expect(await run(scriptOn("README.md", /^curl /m))).toMatch(/^HTTP\/1.1 202 [^]*"status":"accepted"/);
  await until(() => story.signalbox.output().includes("Large order A-1001: 250 EUR from DE"));
  const asked = await until(async () => {
    const printed = await run(scriptOn("README.md", /trace 1$/m));
    return printed.includes("large-orders → log  delivered") && printed;
  });
  expect(asked).toContain("schema shop.order.paid.v1: valid");
  expect(asked).toContain("✓ Rule large-orders matched");
});

test("the curl that the start prints is accepted", async () => {
  const [curl = ""] = /^ {2}curl .*\n.*$/m.exec(story.signalbox.output()) ?? [];
  expect(await run(curl)).toMatch(/^HTTP\/1.1 202 /);
});

/** Each of the lines is a command that publishes, and whatever it publishes is accepted. */
async function accepted(lines: readonly string[]): Promise<void> {
  const orders = [randomUUID(), randomUUID()].map((id) => ({ ...ORDER, id }));
  writeFileSync(join(story.place.data, "event.json"), JSON.stringify(orders[0]));
  writeFileSync(join(story.place.data, "events.json"), JSON.stringify(orders));
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const answer = JSON.parse(await run(line.replace("signalbox send", "signalbox send --json")));
    for (const receipt of (answer as { receipts?: object[] }).receipts ?? [answer])
      expect(receipt, line).toMatchObject({ status: "accepted" });
  }
}

const data = { id: "A-1", amount: 80, currency: "EUR", country: "DE" };
const ORDER = { specversion: "1.0", source: "/shop", type: "shop.order.paid", data };

test("docs/cli.md: send", async () => {
  const lines = scriptOn("docs/cli.md", /^signalbox send /m).split("\n");
  await accepted(lines.filter((line) => line.includes("signalbox send")));
});

test("signalbox send --help", async () => {
  const help = await run("signalbox send --help");
  await accepted([...help.matchAll(/^ {2}\$ (signalbox send .*)$/gm)].map(([, line = ""]) => line));
});

test.skipIf(!python)("docs/eventbridge.md: put-events", async () => {
  const path = `${dirname(python!)}${delimiter}${process.env["PATH"]}`;
  const env = { PATH: path, ...NO_SETTINGS };
  const printed = await run(scriptOn("docs/eventbridge.md", /put-events/), env);
  expect(JSON.parse(printed)).toMatchObject({ FailedEntryCount: 0 });
});
