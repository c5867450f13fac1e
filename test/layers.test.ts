import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A function of so many lines. */
const aFunctionOf = (lines: number) =>
  `export function long(): number[] {\n  const all: number[] = [];\n${"  all.push(1);\n".repeat(lines - 4)}  return all;\n}\n`;
const aChoiceOf = (branches: number) =>
  `export function choose(n: number): number {\n${Array.from({ length: branches - 1 }, (_, i) => `  if (n === ${i}) return ${i};\n`).join("")}  return -1;\n}\n`;

/** What each file of the planted tree says, and by which rule it is refused. */
const planted: readonly (readonly [file: string, text: string, rule: string, says?: string])[] = [
  // core is pure
  ["core/node.ts", 'export { readFileSync } from "node:fs";', "no-restricted-imports", "core is pure"],
  ["core/schema/node.ts", 'import "node:crypto";', "no-restricted-imports", "core is pure"],
  ["core/clock.ts", "export const at = Date.now();", "no-restricted-properties", "no clock"],
  ["core/timer.ts", "export const at = performance.now();", "no-restricted-globals", "no clock"],
  ["core/chance.ts", "export const n = Math.random();", "no-restricted-properties", "no chance"],
  ["core/uuid.ts", "export const id = crypto.randomUUID();", "no-restricted-globals", "no chance"],
  ["core/process.ts", "export const home = process.env;", "no-restricted-globals", "core is pure"],
  ["core/buffer.ts", 'export const bytes = Buffer.from("a");', "no-restricted-globals", "core is pure"],
  ["core/wait.ts", "export const timer = setTimeout(String, 1);", "no-restricted-globals", "core is pure"],
  ["core/fetch.ts", "export const get = fetch;", "no-restricted-globals", "core is pure"],
  // core ← sources, targets, control ← entries, local
  ["core/local.ts", 'export { local } from "../local/clean.ts";', "no-restricted-imports", "above it"],
  ["core/sources.ts", 'export { source } from "../sources/clean.ts";', "no-restricted-imports", "above it"],
  [
    "core/deep/targets.ts",
    'export { target } from "../../targets/clean.ts";',
    "no-restricted-imports",
    "above it",
  ],
  ["core/control.ts", 'export { control } from "../control/clean.ts";', "no-restricted-imports", "above it"],
  ["core/sdk.ts", 'import "@aws-sdk/client-sqs";', "no-restricted-imports", "above it"],
  ["core/entry.ts", 'export { entry } from "../ingest.ts";', "no-restricted-imports", "no entry"],
  ["core/deep/entry.ts", 'export { entry } from "../../ingest.ts";', "no-restricted-imports", "no entry"],
  ["sources/local.ts", 'export { local } from "../local/clean.ts";', "no-restricted-imports", "their host"],
  ["sources/deep/aws.ts", 'export { aws } from "../../aws/clean.ts";', "no-restricted-imports", "their host"],
  [
    "sources/targets.ts",
    'export { target } from "../targets/clean.ts";',
    "no-restricted-imports",
    "own folder",
  ],
  [
    "targets/control.ts",
    'export { control } from "../control/clean.ts";',
    "no-restricted-imports",
    "own folder",
  ],
  [
    "control/deep/sources.ts",
    'export { source } from "../../sources/clean.ts";',
    "no-restricted-imports",
    "own folder",
  ],
  ["control/entry.ts", 'export { entry } from "../ingest.ts";', "no-restricted-imports", "other way round"],
  [
    "targets/deep/entry.ts",
    'export { entry } from "../../ingest.ts";',
    "no-restricted-imports",
    "other way round",
  ],
  ["core/wire.ts", 'export { wire } from "../wire/clean.ts";', "no-restricted-imports", "above it"],
  [
    "wire/targets.ts",
    'export { target } from "../targets/clean.ts";',
    "no-restricted-imports",
    "wire is below",
  ],
  [
    "wire/deep/sources.ts",
    'export { source } from "../../sources/clean.ts";',
    "no-restricted-imports",
    "wire is below",
  ],
  [
    "wire/deep/entry.ts",
    'export { entry } from "../../ingest.ts";',
    "no-restricted-imports",
    "other way round",
  ],
  ["deliver.ts", 'export { local } from "./local/clean.ts";', "no-restricted-imports", "its host"],
  ["local/cli.ts", 'export { command } from "../../cli/clean.ts";', "no-restricted-imports", "never meet"],
  ["local/aws.ts", 'export { aws } from "../aws/clean.ts";', "no-restricted-imports", "never meet"],
  ["local/sdk.ts", 'import "@aws-sdk/client-sqs";', "no-restricted-imports", "never meet"],
  ["aws/local.ts", 'export { local } from "../local/clean.ts";', "no-restricted-imports", "never meet"],
  [
    "aws/entries/local.ts",
    'export { local } from "../../local/clean.ts";',
    "no-restricted-imports",
    "never meet",
  ],
  ["aws/cli.ts", 'export { command } from "../../cli/clean.ts";', "no-restricted-imports", "never meet"],
  ["core/deep/aws.ts", 'export { aws } from "../../aws/clean.ts";', "no-restricted-imports", "above it"],
  ["targets/sdk.ts", 'import "@aws-sdk/client-sqs";', "no-restricted-imports", "their host"],
  ["targets/s3.ts", 'export { aws } from "../aws/clean.ts";', "no-restricted-imports", "their host"],
  [
    "../cli/control.ts",
    'export { control } from "../functions/control/clean.ts";',
    "no-restricted-imports",
    "The CLI",
  ],
  ["../cli/entry.ts", 'export { entry } from "../functions/ingest.ts";', "no-restricted-imports", "The CLI"],
  // cdk ← nothing of functions
  ["../cdk/entry.ts", 'export { entry } from "../functions/ingest.ts";', "no-restricted-imports", "cdk"],
  // no cycles
  ["core/hen.ts", 'import { egg } from "./egg.ts";\nexport const hen = () => egg;', "no-cycle"],
  ["core/egg.ts", 'import { hen } from "./hen.ts";\nexport const egg = () => hen;', "no-cycle"],
  // sizes
  ["core/long.ts", aFunctionOf(41), "max-lines-per-function"],
  ["local/long.ts", aFunctionOf(81), "max-lines-per-function"],
  ["aws/long.ts", aFunctionOf(81), "max-lines-per-function"],
  ["core/many.ts", `export const many = [\n${"  1,\n".repeat(249)}];\n`, "max-lines"],
  ["core/wide.ts", "export const wide = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];", "max-params"],
  ["core/complex.ts", aChoiceOf(13), "complexity"],
  // types
  ["core/any.ts", "export const any = (value: any) => String(value);", "no-explicit-any"],
  ["core/floating.ts", "export function go(): void {\n  Promise.resolve();\n}", "no-floating-promises"],
];

/** What is as it should be, to the line. */
const clean: readonly (readonly [file: string, text: string])[] = [
  ["core/clean.ts", "export const clean = new Date(0).toISOString();"],
  ["core/deep/clean.ts", 'export { clean } from "../clean.ts";'],
  // Of the same names as entries, and none.
  ["core/route.ts", "export const route = 1;"],
  ["core/deep/route.ts", 'export { route } from "../route.ts";'],
  ["core/long-enough.ts", aFunctionOf(40)],
  ["core/many-enough.ts", `export const many = [\n${"  1,\n".repeat(248)}];\n`],
  ["core/wide-enough.ts", "export const wide = (a: 1, b: 2, c: 3) => [a, b, c];"],
  ["core/complex-enough.ts", aChoiceOf(12)],
  [
    "sources/clean.ts",
    'import { hash } from "node:crypto";\nimport { clean } from "../core/clean.ts";\nexport const source = [hash, clean];',
  ],
  ["sources/deep/clean.ts", 'export { source } from "../clean.ts";'],
  ["wire/clean.ts", 'export { clean as wire } from "../core/clean.ts";'],
  ["targets/clean.ts", 'export { clean as target } from "../core/clean.ts";'],
  ["targets/connected.ts", 'export { wire } from "../wire/clean.ts";'],
  ["sources/taps/sqs.ts", 'export const client = () => import("@aws-sdk/client-sqs");'],
  ["targets/sqs.ts", 'export const client = () => import("@aws-sdk/client-sqs");'],
  ["control/clean.ts", 'export { clean as control } from "../core/deep/clean.ts";'],
  ["control/route.ts", "export const route = 1;"],
  ["control/deep/clean.ts", 'export { route } from "../route.ts";'],
  [
    "ingest.ts",
    'import { source } from "./sources/clean.ts";\nimport { control } from "./control/clean.ts";\nexport const entry = [source, control];',
  ],
  ["aws/clean.ts", 'export { entry as aws } from "../ingest.ts";'],
  [
    "aws/entries/clean.ts",
    'import { SQSClient } from "@aws-sdk/client-sqs";\nimport { aws } from "../clean.ts";\nexport const handler = [aws, SQSClient];',
  ],
  ["aws/long-enough.ts", aFunctionOf(80)],
  ["local/clean.ts", 'export { entry as local } from "../ingest.ts";'],
  ["local/long-enough.ts", aFunctionOf(80)],
  ["../cdk/clean.ts", 'export { App } from "aws-cdk-lib";'],
  ["../cli/clean.ts", 'export { local as command } from "../functions/local/clean.ts";'],
];

let folder: string;
let told: ReadonlyMap<string, readonly string[]>;

/** The project's own configuration over a tree of planted files, in a folder of its own. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-layers-"));
  for (const file of [".oxlintrc.json", "tsconfig.json", "package.json"])
    copyFileSync(file, join(folder, file));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  for (const [file, text] of [...planted, ...clean]) {
    const path = join(folder, "functions", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  told = await linted();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the linter says of each file: rule and message. */
async function linted(): Promise<ReadonlyMap<string, readonly string[]>> {
  const oxlint = resolve("node_modules/.bin/oxlint");
  const report = await new Promise<string>((done) => {
    execFile(oxlint, ["--format=json", "."], { cwd: folder }, (_, stdout) => done(stdout));
  });
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { filename: string; code: string; message: string; help?: string }[];
  };
  const lines = diagnostics.map(
    ({ filename, code, message, help }) => [filename, `${code}: ${message} ${help}`] as const,
  );
  return new Map(
    [...Map.groupBy(lines, ([file]) => file)].map(([file, all]) => [file, all.map(([, line]) => line)]),
  );
}

const saidOf = (file: string) => told.get(join("functions", file)) ?? [];

test.for(planted)("functions/%s is refused", ([file, , rule, says = ""]) => {
  expect(saidOf(file)).toEqual([expect.stringContaining(`(${rule}): `)]);
  expect(saidOf(file)[0]).toContain(says);
});

test.for(clean)("functions/%s is accepted", ([file]) => {
  expect(saidOf(file)).toEqual([]);
});
