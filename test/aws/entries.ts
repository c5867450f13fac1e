import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { expect } from "vitest";
import type { HttpEvent, HttpResult } from "../../functions/core/http/handler.ts";
import { aContext, anHttpEvent } from "../support/http-event.ts";
import type { Floor } from "./floor.ts";

const ADMIN = "an-admin-token-of-more-than-32-characters";

type Answer = (event: HttpEvent, context: Context) => Promise<HttpResult>;
/** The handler of a function that a queue calls. */
export type Take = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * The functions as they are deployed, in this process and on that floor, which is the only one of its emulator. Their clients
 * are made when one is first asked for, as by a cold start.
 */
export async function entriesOn(floor: Floor) {
  const variables = await variablesOf(floor);
  Object.assign(process.env, variables);
  const control = await entry<Answer>("control");
  const ingest = await entry<Answer>("ingest");
  const api = (path: string, body?: object) => call(control, { path, body, token: ADMIN });
  const { token } = await api("/api/tokens", { kind: "publisher-key", name: "shop", role: "publisher" });
  return {
    variables,
    /** As an admin: without a body it is a GET. */
    api,
    publish: (events: readonly object[]) =>
      call(ingest, {
        ...{ path: "/events", body: events, token: String(token) },
        type: "application/cloudevents-batch+json",
      }),
    taking: (name: string) => entry<Take>(name),
    /** As the clock calls one. */
    async called(name: string): Promise<void> {
      const handler = await entry<(event: object, context: Context) => Promise<unknown>>(name);
      await handler({}, aContext);
    },
  };
}

async function variablesOf(floor: Floor): Promise<Readonly<Record<string, string>>> {
  const { TableNames = [] } = await new DynamoDBClient().send(new ListTablesCommand());
  const { Buckets = [] } = await new S3Client({ forcePathStyle: true }).send(new ListBucketsCommand());
  const secrets = new SecretsManagerClient();
  for (const [Name, SecretString] of [
    ["admin-token", ADMIN],
    ["sealing", "a-sealing-secret-of-more-than-32-characters"],
  ] as const)
    await secrets.send(new CreateSecretCommand({ Name, SecretString }));
  const named = (start: string) => TableNames.find((name) => name.startsWith(start))!;
  return {
    CONFIG_TABLE: named("config-"),
    HOT_TABLE: named("hot-"),
    BUCKET: Buckets[0]!.Name!,
    EVENTS_QUEUE_URL: floor.urlOf(floor.events),
    DELIVERIES_QUEUE_URL: floor.urlOf(floor.deliveries),
    ORDERED_QUEUE_URL: floor.urlOf(floor.ordered),
    ARCHIVE_QUEUE_URL: floor.urlOf(floor.archive),
    DELIVERIES_DLQ_URL: floor.urlOf(floor.deadLetters),
    ORDERED_DLQ_URL: floor.urlOf(floor.deadLetters),
    SECRETS_PREFIX: "signalbox/",
    SEALING_SECRET: "sealing",
    ADMIN_TOKEN_SECRET: "admin-token",
  };
}

async function entry<Handler>(name: string): Promise<Handler> {
  const { handler } = (await import(`../../functions/aws/entries/${name}.ts`)) as { handler: Handler };
  return handler;
}

interface Called {
  readonly path: string;
  readonly body: object | undefined;
  readonly token: string;
  readonly type?: string;
}

async function call(handler: Answer, { path, body, token, type = "application/json" }: Called) {
  const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": type }) };
  const method = body ? "POST" : "GET";
  const [rawPath, query = ""] = path.split("?") as [string, string?];
  const text = body && { body: JSON.stringify(body) };
  const event = anHttpEvent({ method, path: rawPath, query, headers, ...text });
  const { statusCode, body: answer } = await handler(event, aContext);
  expect([statusCode, answer]).toEqual([expect.toSatisfy((code: number) => code < 300), answer]);
  return JSON.parse(String(answer)) as Record<string, unknown>;
}
