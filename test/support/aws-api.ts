import { sealingWith } from "../../functions/control/people/sealing.ts";
import type { Role } from "../../functions/core/ports.ts";
import { eventBridgeFunction, type EventBridgeFunctionPorts } from "../../functions/eventbridge.ts";
import { eventKey } from "../../functions/sources/event-key.ts";
import { aToken } from "./build.ts";
import { aContext, anHttpEvent } from "./http-event.ts";
import {
  aClock,
  memoryArchive,
  memoryAudit,
  memoryEvents,
  memoryQuarantine,
  memoryRegistry,
  memoryReplays,
  memoryTokens,
} from "./ports.ts";
import { ACCESS_KEY, signedPost } from "./sign-v4.ts";

/** An answer of the EventBridge API. */
export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All ports of the EventBridge API in memory, but for those that are brought. */
export function awsPorts<Parts extends Partial<EventBridgeFunctionPorts>>(parts: Parts) {
  return {
    events: memoryEvents(),
    quarantine: memoryQuarantine(),
    registry: memoryRegistry(),
    archive: memoryArchive(),
    replays: memoryReplays(),
    tokens: memoryTokens(),
    audit: memoryAudit(),
    sealing: async () => sealingWith(Buffer.alloc(32, 1)),
    clock: aClock(),
    check: () => ({ status: "unbound" }) as const,
    keyOf: eventKey,
    keyRequired: false,
    report: (error: unknown) => {
      throw error;
    },
    ...parts,
  };
}

/** Adds an access key of a role, by which `signedPost` signs. */
export async function addAccessKey(
  { tokens }: Pick<ReturnType<typeof awsPorts>, "tokens">,
  parts: {
    readonly role?: Role;
    readonly user?: string;
    readonly buses?: readonly string[];
    readonly sources?: readonly string[];
  } = {},
): Promise<void> {
  const { accessKeyId, secret } = ACCESS_KEY;
  const token = {
    ...aToken({ id: "the-sdk", role: "admin" }),
    ...parts,
    kind: "access-key",
    accessKeyId,
  } as const;
  await tokens.addAccessKey(token, secret);
}

/** The EventBridge API over these ports, called as an SDK calls it. */
export function awsApiOver(ports: EventBridgeFunctionPorts) {
  const handler = eventBridgeFunction(ports);
  const raw = async (
    body: string,
    headers: Readonly<Record<string, string | undefined>>,
  ): Promise<AwsAnswer> => {
    const request = {
      method: "POST",
      requestId: "request-1",
      headers: headers as Record<string, string>,
      body,
    };
    const result = await handler(anHttpEvent(request), aContext);
    return {
      status: result.statusCode ?? 0,
      headers: result.headers ?? {},
      body: JSON.parse(result.body ?? "{}") as AwsAnswer["body"],
    };
  };
  const call = (name: string, input: unknown): Promise<AwsAnswer> => {
    const body = typeof input === "string" ? input : JSON.stringify(input);
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AWSEvents.${name}` };
    return raw(body, signedPost(body, { at: ports.clock(), headers }).headers);
  };
  return { raw, call };
}
