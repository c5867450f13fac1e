import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(PROJECT, "docs/cli.md"), "utf8");

/** Commands and what they print, as docs/cli.md shows them. */
const shown = new Map(
  [...page.matchAll(/```console\n\$ signalbox ([^\n]+)\n([^`]*)```/g)].map(([, typed, printed]) => [
    typed!,
    printed!,
  ]),
);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-docs-"));
  for (const part of ["rules", "schemas"])
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command of the page prints, and what it should. */
async function example(typed: string): Promise<[printed: string, shown: string | undefined]> {
  const { stdout } = await signalbox(typed.split(" "), { cwd: folder });
  return [stdout, shown.get(typed)];
}

describe("docs/cli.md shows what is printed by", () => {
  test("check", async () => {
    const [printed, expected] = await example("check rules");
    // Each example that comes with the project is a file more.
    const files = /^\d+(?= files: )/;
    expect(Number(files.exec(printed)?.[0])).toBeGreaterThan(20);
    expect(printed.replace(files, "")).toBe(expected?.replace(files, ""));
  });

  test("check, of a typing error", async () => {
    const file = join(folder, "rules/large-orders.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"numeric"', '"numric"'));
    const [printed, expected] = await example("check rules/large-orders.json");
    expect(printed).toBe(expected);
  });

  test("test", async () => {
    const [printed, expected] = await example("test large-orders");
    expect(printed).toBe(expected);
  });

  test("explain", async () => {
    const data = { id: "A-1", amount: 80, currency: "EUR", country: "DE" };
    const order = { specversion: "1.0", id: "42", source: "/shop", type: "shop.order.paid", data };
    writeFileSync(join(folder, "order.json"), JSON.stringify(order));
    const [printed, expected] = await example("explain --rule rules/large-orders.json --event order.json");
    expect(printed).toBe(expected);
  });

  test("import aws", async () => {
    const rule = {
      Name: "paid",
      EventPattern: '{"source":["shop"]}',
      State: "ENABLED",
      EventBusName: "default",
    };
    const Targets = [
      { Id: "queue", Arn: "arn:aws:sqs:eu-central-1:123456789012:orders" },
      { Id: "steps", Arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:pay" },
    ];
    writeFileSync(join(folder, "rule.json"), JSON.stringify(rule));
    writeFileSync(join(folder, "paid-targets.json"), JSON.stringify({ Targets }));
    const [printed, expected] = await example("import aws --file rule.json --file paid-targets.json");
    expect(printed).toBe(expected);
  });
});

test("every command has a place in docs/cli.md", async () => {
  const { stdout } = await signalbox(["--help"]);
  const commands = [...stdout.matchAll(/^ {2}([a-z-]+) +(?:\[|<|[a-z])/gm)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !page.includes(`signalbox ${name}`))).toEqual([]);
});
