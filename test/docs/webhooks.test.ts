import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { checkSource } from "../../functions/core/check/source.ts";
import { presets } from "../../functions/sources/presets.ts";
import { NOW } from "../support/build.ts";
import { docExamples } from "../support/doc-examples.ts";
import { aHook } from "../support/hook.ts";
import { memorySecrets } from "../support/ports.ts";
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

describe("docs/webhooks.md: a source of one's own", () => {
  const file = fileOf("rules/sources/acme.json");
  const { post, events } = aHook(JSON.parse(file), { secrets: memorySecrets({ ACME_SECRET: "acme" }) });
  const acme = (content: object) => {
    const body = JSON.stringify(content);
    const signature = createHmac("sha512", "acme").update(`a-1:${NOW}:${body}`).digest("base64");
    const headers = { "acme-id": "a-1", "acme-time": String(NOW), "acme-signature": `v1=x,v2=${signature}` };
    return post({ headers, body });
  };

  test("has nothing that a check finds wrong", () => {
    const { problems, warnings } = checkSource(file);
    expect([...problems, ...warnings]).toEqual([]);
  });

  test("answers its greeting", async () => {
    expect(await acme({ kind: "Hello", nonce: "n-7" })).toMatchObject({ body: '{"hello":"n-7"}' });
    expect(events.accepted).toEqual([]);
  });

  test("names its events", async () => {
    const content = { kind: "OrderLine", action: "added", tenant: "t1", at: NOW, object: { id: 7 } };
    expect((await acme(content)).statusCode).toBe(204);
    expect(JSON.parse(events.accepted[0]!.text)).toMatchObject({
      id: "a-1",
      type: "com.acme.order_line.added",
      source: "https://acme.example/t1",
      subject: "7",
      time: new Date(NOW).toISOString(),
      data: { id: 7 },
    });
  });
});

test("docs/webhooks.md has a row for each preset, in order", () => {
  const [, table = ""] = /^## Presets\n(.*?)^## /ms.exec(page) ?? [];
  const cells = [...table.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)].map(([, cell = ""]) => cell);
  const names = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
  expect([...names, "custom"].toSorted()).toEqual(Object.keys(presets).toSorted());
});
