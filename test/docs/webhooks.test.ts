import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checkSource } from "../../functions/core/check/source.ts";
import { presets } from "../../functions/sources/presets.ts";
import { docExamples } from "../support/doc-examples.ts";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { until } from "../support/until.ts";

const page = readFileSync("docs/webhooks.md", "utf8");
const [curl = ""] = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, script]) => script!);
const fileOf = (path: string) => docExamples("webhooks.md", path)[0]!;

test("docs/webhooks.md: two files and a curl", async () => {
  const paths = ["rules/sources/github.json", "rules/pushes.json"];
  const place = aPlace(Object.fromEntries(paths.map((path) => [path, fileOf(path)])));
  const environment = { GITHUB_WEBHOOK_SECRET: "it's secret" };
  const signalbox = await startSignalbox(place, { environment });
  try {
    const script = curl.replace("http://127.0.0.1:4500", signalbox.url);
    const env = { ...process.env, ...environment };
    const { stdout } = await promisify(execFile)("bash", ["-ec", script], { env });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(fileOf("answer")));
    await until(() => signalbox.output().includes("com.github.push"));
  } finally {
    await signalbox.kill();
    place.remove();
  }
});

test("docs/webhooks.md: a source of one's own", () => {
  const { problems, warnings } = checkSource(fileOf("rules/sources/acme.json"));
  expect([...problems, ...warnings]).toEqual([]);
});

test("docs/webhooks.md has a row for each preset, in order", () => {
  const [, table = ""] = /^## Presets\n(.*?)^## /ms.exec(page) ?? [];
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect([...rows, "custom"]).toEqual(Object.keys(presets));
});
