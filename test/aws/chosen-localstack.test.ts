import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chosenLocalStack, givenEndpoint, imageOf } from "./chosen-localstack.ts";

test.each([
  "http://127.0.0.1:4566",
  "http://localhost:4566",
  "http://[::1]:4566",
  "http://host.docker.internal:4566",
])("an emulator at %s is taken", (endpoint) => {
  expect(givenEndpoint({ AWS_ENDPOINT_URL: endpoint })).toBe(endpoint);
  expect(givenEndpoint({ LOCALSTACK_ENDPOINT: endpoint, AWS_ENDPOINT_URL: "https://aws.example" })).toBe(
    endpoint,
  );
});

test.each(["https://sqs.eu-central-1.amazonaws.com", "http://127.0.0.1.example", "http://10.0.0.1:4566"])(
  "%s is refused: it is not on this machine",
  (endpoint) => {
    expect(() => givenEndpoint({ AWS_ENDPOINT_URL: endpoint })).toThrow(`Cannot test on ${endpoint}`);
  },
);

test("nothing is given where nothing is said", () => {
  expect(givenEndpoint({})).toBeUndefined();
  expect(givenEndpoint({ AWS_ENDPOINT_URL: "" })).toBeUndefined();
});

describe("where Docker and a token are, LocalStack's image is taken:", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "signalbox-docker-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A `docker` that writes down what it is told, and whose container listens at an address. */
  const aDocker = (address: string, infoCode = 0) => {
    const said = join(folder, "said");
    const docker = join(folder, "docker");
    writeFileSync(
      docker,
      `#!/bin/sh
echo "$@" >> ${said}
case "$1" in
  info) exit ${infoCode};;
  port) echo ${address};;
  network) echo 127.0.0.1;;
  logs) echo "it is up";;
esac
`,
    );
    chmodSync(docker, 0o755);
    return () => readFileSync(said, "utf8").trim().split("\n");
  };
  const environment = (more: object = {}) => ({
    PATH: `${folder}:${process.env["PATH"]}`,
    LOCALSTACK_AUTH_TOKEN: "ls-token",
    ...more,
  });

  test("it is started on a free port of this machine, with the token, and is removed at the end", async () => {
    const health = createServer((_, response) => response.end("{}"));
    await once(health.listen(0, "127.0.0.1"), "listening");
    const address = `127.0.0.1:${(health.address() as AddressInfo).port}`;
    const said = aDocker(address);
    const chosen = await chosenLocalStack(environment());
    expect(chosen).toMatchObject({ endpoint: `http://${address}`, sinkHost: "127.0.0.1" });
    expect(chosen.log()).toBe("it is up\n");
    await chosen.stop();
    health.close();

    const [info, run, port, , logs, remove] = said();
    expect(info).toBe("info");
    const container = /--name (signalbox-[0-9a-f]{8}) /.exec(run!)![1];
    expect(run).toBe(
      `run --rm --detach --name ${container} -p 127.0.0.1::4566 -e LOCALSTACK_AUTH_TOKEN -e EAGER_SERVICE_LOADING=0 -v /var/run/docker.sock:/var/run/docker.sock localstack/localstack:2026.8.2`,
    );
    expect([port, logs, remove]).toEqual([
      `port ${container} 4566`,
      `logs ${container}`,
      `rm --force ${container}`,
    ]);
    expect(run).not.toContain("ls-token");
  });

  test("another image is named by LOCALSTACK_IMAGE", async () => {
    const health = createServer((_, response) => response.end("{}"));
    await once(health.listen(0, "127.0.0.1"), "listening");
    const said = aDocker(`127.0.0.1:${(health.address() as AddressInfo).port}`);
    await chosenLocalStack(environment({ LOCALSTACK_IMAGE: "own/localstack:1" }));
    health.close();
    expect(said()[1]).toMatch(/ own\/localstack:1$/);
  });

  test.each([
    ["there is no token", { LOCALSTACK_AUTH_TOKEN: "" }, 0],
    ["Docker does not run", {}, 1],
  ])("not where %s", async (_, more, infoCode) => {
    const said = aDocker("127.0.0.1:1", infoCode);
    expect(await imageOf(environment(more))).toBeUndefined();
    expect(existsSync(join(folder, "said")) ? said() : []).toEqual(infoCode === 0 ? [] : ["info"]);
  });
});
