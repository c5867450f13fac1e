import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { embedded } from "../flow/everywhere/embedded.ts";
import { type FlowStory, tellOn } from "../flow/everywhere/floor.ts";
import { ENTRY } from "../support/cli.ts";
import { aRuleFile, aTargetFile } from "../support/story.ts";

const [oneProcess = "", aStory = ""] = [
  ...readFileSync("docs/testing.md", "utf8").matchAll(/^```ts\n(.*?)^```$/gms),
].map(([, code]) => code!);

// What the page shows is part of a project: here it is one in a folder of its own, which finds this one's packages.
mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(join(process.cwd(), ".cache/docs-testing-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test("docs/testing.md: a test starts Signalbox on its rules and sees what a target gets", async () => {
  put("npx", `#!/bin/sh\nshift\nexec '${process.execPath}' '${ENTRY}' "$@"\n`);
  chmodSync(join(folder, "npx"), 0o755);
  put("rules/all.json", JSON.stringify(aRuleFile("shop.order.paid", "sink")));
  put("started.ts", oneProcess);
  put("package.json", '{"type":"module"}');
  put(
    "own.ts",
    `import { writeFileSync } from "node:fs";
    import { aSink, startSignalbox } from "./started.ts";
    const sink = await aSink();
    const target = (port: number) => ({ ...${JSON.stringify(aTargetFile("URL"))}, url: "http://127.0.0.1:" + port + "/got" });
    writeFileSync("rules/targets/sink.json", JSON.stringify(target(sink.port)));
    const signalbox = await startSignalbox();
    const event = { specversion: "1.0", id: "A-1", source: "/shop", type: "shop.order.paid", data: { n: 1 } };
    await fetch(signalbox.url + "/events", {
      method: "POST",
      headers: { "content-type": "application/cloudevents+json" },
      body: JSON.stringify(event),
    });
    while (sink.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    console.log(JSON.stringify([signalbox.token.length > 20, sink.received[0]]));
    signalbox.stop();
    sink.close();`,
  );
  mkdirSync(join(folder, "rules/targets"));
  const env = { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter) };
  const { stdout } = await promisify(execFile)(process.execPath, ["own.ts"], { cwd: folder, env });
  expect(JSON.parse(stdout)).toEqual([true, { path: "/got", body: '{"n":1}' }]);
});

put("refunds.ts", `import { test } from "vitest";\n${aStory.replace(": FlowStory", "")}`);
const { refunds } = (await import(join(folder, "refunds.ts"))) as { refunds: FlowStory };
tellOn("docs/testing.md:", embedded, [refunds]);
