import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { paginateListFunctions, LambdaClient } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import type { FlowStory } from "../flow/everywhere/floor.ts";
import { withoutAws } from "../support/emulator-process.ts";
import { deploy, emulated } from "./cdk.ts";

const run = promisify(execFile);

/** One account holds several deployments, and what is removed of one is its own. */
export function secondDeployment(endpoint: string): FlowStory {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const account = { endpoint, region: "us-east-1", credentials };
  return {
    name: "a second deployment in the same account",
    files: () => ({}),
    tell() {
      test("stands beside the first, and goes with all of its data when it is destroyed", async () => {
        const [lambda, s3] = [new LambdaClient(account), new S3Client({ ...account, forcePathStyle: true })];
        const before = await functionsOf(lambda);
        const folder = mkdtempSync(join(tmpdir(), "signalbox-second-"));
        const { Bucket } = await deploy(endpoint, "second", { folder, context: { deliverConcurrency: 0 } });
        await s3.send(new PutObjectCommand({ Bucket, Key: "segments/1", Body: "kept" }));
        const both = await functionsOf(lambda);
        expect(both.difference(before).size).toBe(before.size);

        const destroy = ["scripts/destroy.ts", "--name", "second", "--data", "--force"];
        const environment = { ...withoutAws(process.env), ...emulated(endpoint) };
        const { stdout } = await run(process.execPath, destroy, { env: environment });
        expect(stdout).toContain(`the bucket ${Bucket} and all that was in it`);
        expect(await functionsOf(lambda)).toEqual(before);
        const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
        expect(Buckets.map(({ Name }) => Name)).not.toContain(Bucket);
        for (const client of [lambda, s3]) client.destroy();
        rmSync(folder, { recursive: true });
      });
    },
  };
}

async function functionsOf(client: LambdaClient): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
    for (const { FunctionName } of Functions) names.add(FunctionName!);
  return names;
}
