import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect, test } from "vitest";
import { FUNCTIONS } from "../../cdk/stages.ts";
import { aFront } from "../../scripts/front.ts";
import type { FlowStory } from "../flow/everywhere/floor.ts";
import { aPlace, callApi } from "../support/signalbox-process.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { commandsOn } from "./cdk.ts";

/** One account holds several deployments, each with settings of its own, and what is removed of one is its own. */
export function secondDeployment(
  endpoint: string,
  context: Readonly<Record<string, number>> = {},
): FlowStory {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const account = { endpoint, region: "us-east-1", credentials };
  return {
    name: `a second deployment in the same account, ${JSON.stringify(context)}`,
    files: () => ({}),
    tell(signalbox) {
      test("stands beside the first with rules of its own, and goes with all of its data when it is destroyed", async () => {
        const [lambda, s3] = [new LambdaClient(account), new S3Client({ ...account, forcePathStyle: true })];
        const manager = new SecretsManagerClient(account);
        const before = await functionsOf(lambda);
        const folder = mkdtempSync(join(tmpdir(), "signalbox-second-"));
        const place = aPlace({
          "rules/second.json": aRuleFile("second", "second"),
          "rules/targets/second.json": aTargetFile(`${signalbox.sink.url}/second-deployment`),
        });
        const commands = commandsOn(endpoint, folder);
        const settings = { deliverConcurrency: 0, archiveWindowSeconds: 1, architecture: "x86_64" };
        const name = `second-${randomUUID().slice(0, 8)}`;
        const outputs = await commands.deploy(name, {
          config: place.config,
          context: { ...settings, ...context },
        });
        const own = new Set(FUNCTIONS.map((made) => `${name}-${made}`));
        expect(own.isSubsetOf(await functionsOf(lambda))).toBe(true);

        const [ingest, control] = await Promise.all(
          ["IngestUrl", "ControlUrl"].map((output) => aFront(outputs[output]!, endpoint)),
        );
        const asked = new GetSecretValueCommand({ SecretId: outputs["AdminTokenSecret"]! });
        const { SecretString: admin } = await manager.send(asked);
        const api = <Answer>(path: string, body?: object) =>
          callApi<Answer>(`${control!.url}${path}`, { token: admin!, body, init: undefined });
        const { token } = await api<{ token: string }>("/api/tokens", {
          ...{ kind: "publisher-key", name: "second", role: "publisher" },
        });
        const event = aPublished("second", { data: { n: 1 } });
        // LocalStack's FIFO queue forgets what was taken out of it; a stream keeps it in the table.
        for (let sent = 0; sent < (context["shards"] ? 2 : 1); sent++) {
          const response = await fetch(`${ingest!.url}/events`, {
            method: "POST",
            headers: {
              authorization: `Bearer ${token}`,
              "content-type": "application/cloudevents+json",
            },
            body: JSON.stringify(event),
          });
          expect(response.status).toBe(202);
        }
        await signalbox.until(() => signalbox.sink.at("/second-deployment").length > 0);
        await signalbox.until(() => api(`/api/events/${event.id}?source=/shop`).catch(() => undefined));
        // MiniStack may give a batch of a shard to several functions at once.
        const keys = signalbox.sink.at("/second-deployment").map(({ headers }) => headers["idempotency-key"]);
        expect([...new Set(keys)]).toHaveLength(1);

        const said = await commands.destroy(name);
        expect(said).toContain(`the bucket ${outputs["Bucket"]} and all that was in it`);
        const after = await functionsOf(lambda);
        expect([own.isDisjointFrom(after), before.isSubsetOf(after)]).toEqual([true, true]);
        const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
        expect(Buckets.map(({ Name }) => Name)).not.toContain(outputs["Bucket"]);
        await Promise.all([ingest, control].map((one) => one!.close()));
        for (const client of [lambda, s3, manager]) client.destroy();
        place.remove();
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
