import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../functions/control/routes.ts";
import { checks } from "../../functions/core/check/checks.ts";
import { ACTS } from "../../functions/control/people/ticket-words.ts";
import { ticketSettings } from "../../functions/core/people/tickets.ts";
import { aDefinition } from "../support/build.ts";
import { signalbox } from "../support/cli.ts";
import { docExamples } from "../support/doc-examples.ts";
import { memoryRegistry } from "../support/ports.ts";

const PAGE = "people.md";
const page = readFileSync(new URL(`../../docs/${PAGE}`, import.meta.url), "utf8");
const examples = docExamples(PAGE, "access-example");

describe("docs/people.md", () => {
  test.each(examples)("shows a file that check takes: %s", (text) => {
    expect(checks.access(text).problems).toEqual([]);
  });

  test("shows one of each kind that it speaks of", () => {
    const kinds = examples.map((text) => (JSON.parse(text) as { kind: string }).kind);
    expect(kinds).toEqual(["oidc", "ownership", "tickets"]);
  });

  test("shows tickets with the acts that there are, and the defaults", () => {
    const settings = (value: object) =>
      ticketSettings(memoryRegistry([aDefinition({ kind: "access", id: "a", value })]));
    const shown = JSON.parse(examples[2]!) as object;
    expect(settings(shown)).toEqual(settings({ kind: "tickets" }));
    const named = Array.from(page.matchAll(/^\| `([a-z]+)` \| /gm), ([, act]) => act);
    expect(named).toEqual(ACTS);
  });

  test("says of each act that owners have that there is a route of it", () => {
    const operated = routes.filter(({ right }) => right === "operate").map(({ path }) => path);
    for (const act of ["pause", "skip", "redrive", "release", "resubmit", "cancel", "acknowledge", "silence"])
      expect(operated.some((path) => path.endsWith(`/${act}`))).toBe(true);
  });
});

describe("the commands on docs/people.md", () => {
  const typed = Array.from(page.matchAll(/^signalbox ([^\n#]+?) *(?:#.*)?$/gm), ([, words]) => words!);
  let help: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    const names = [...new Set(typed.map((words) => words.split(" ")[0]!))];
    const texts = await Promise.all(names.map(async (name) => [name, await helpOf(name)] as const));
    help = Object.fromEntries(texts);
  });

  test.each(typed)("signalbox %s", (words) => {
    const [name = "", next = ""] = words.split(" ");
    const options = words.match(/--[a-z]+/g) ?? [];
    for (const option of options) expect(help[name]).toContain(option);
    if (/^[a-z]+$/.test(next) && !["target"].includes(next)) expect(help[name]).toContain(next);
  });
});

/** The help of a command and of those below it. */
async function helpOf(name: string): Promise<string> {
  const { stdout } = await signalbox([name, "--help"]);
  const below = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, sub]) => sub!);
  const texts = await Promise.all(below.map(async (sub) => (await signalbox([name, sub, "--help"])).stdout));
  return [stdout, ...texts].join("\n");
}
