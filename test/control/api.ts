import type { Context } from "aws-lambda";
import { memoryAlertStates, memoryBrokerWatches, memoryStats } from "../support/memory-watch.ts";
import { controlFunction } from "../../functions/control.ts";
import type { ControlPorts } from "../../functions/control/control-ports.ts";
import { createProviders } from "../../functions/control/people/providers.ts";
import { sealingWith } from "../../functions/control/people/sealing.ts";
import { hashOf } from "../../functions/control/people/secret.ts";
import type { HttpEvent } from "../../functions/core/http/handler.ts";
import type { Role, Token } from "../../functions/core/ports.ts";
import { aToken } from "../support/build.ts";
import { memoryPulls } from "../support/memory-pulls.ts";
import { memoryTickets } from "../support/memory-tickets.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { memoryErasures } from "../support/memory-erasures.ts";
import {
  aClock,
  memoryArchive,
  memoryAudit,
  memoryDeliveryStore,
  memoryJournal,
  memoryQuarantine,
  memoryRegistry,
  memoryReplays,
  memorySecrets,
  memoryTargetStates,
  memoryTokens,
} from "../support/ports.ts";
import { memoryTapStates } from "../support/taps.ts";

export const ROLES: readonly Role[] = ["viewer", "publisher", "consumer", "operator", "admin"];

/** A token of each role, and more; the id and name of the former are the role, the secret of each is `secret-<id>`. */
export function tokensOfRoles(more: readonly Partial<Token>[] = []) {
  const ofRoles = ROLES.map((role) => ({ id: role, name: role, role }));
  return memoryTokens(
    [...ofRoles, ...more].map((parts) => ({ ...aToken(parts), hash: hashOf(`secret-${parts.id}`) })),
  );
}

/** All ports of the control API in memory, but for those that the test brings. */
export function controlPorts<Parts extends Partial<ControlPorts>>(parts: Parts) {
  return {
    registry: memoryRegistry(),
    deliveries: memoryDeliveryStore(),
    quarantine: memoryQuarantine(),
    archive: memoryArchive(),
    journal: memoryJournal(),
    targetStates: memoryTargetStates(),
    tapStates: memoryTapStates(),
    pulls: memoryPulls(),
    tokens: tokensOfRoles(),
    audit: memoryAudit(),
    replays: memoryReplays(),
    erasures: memoryErasures(),
    stats: memoryStats(),
    alertStates: memoryAlertStates(),
    brokerWatches: memoryBrokerWatches(),
    tickets: memoryTickets(),
    providers: createProviders({ fetch: noProvider, secrets: memorySecrets(), clock: aClock() }),
    sealing: async () => sealingWith(Buffer.alloc(32, 7)),
    clock: aClock(),
    surroundings: { secrets: memorySecrets(), reach: async () => {}, checks: [] },
    resubmit: async (events) => events.map(({ id, source }) => ({ id, source, status: "accepted" })),
    send: async () => ({ ok: true, status: 204 }),
    recall: async () => ({ ok: true }),
    report: (error) => {
      throw error;
    },
    ...parts,
  } satisfies ControlPorts & Parts;
}

/** There is nobody to ask. */
async function noProvider(): Promise<never> {
  throw new Error("it is not there");
}

interface Call {
  readonly body?: unknown;
  /** The role whose token is sent, or none. */
  readonly as?: Role | "nobody";
  readonly headers?: Readonly<Record<string, string>>;
}

/** The control API over these ports: what a client sends, and what it gets. */
export function apiOver(ports: ControlPorts) {
  const handler = controlFunction(ports);
  return async (request: string, { body, as = "admin", headers = {} }: Call = {}) => {
    const authorization = as === "nobody" ? {} : { authorization: `Bearer secret-${as}` };
    const event = eventOf(request, { ...authorization, ...headers }, body);
    const { statusCode = 0, headers: given = {}, body: text = "" } = await handler(event, {} as Context);
    return {
      status: statusCode,
      headers: given,
      text,
      body: (text === "" ? undefined : JSON.parse(text)) as Readonly<Record<string, unknown>> & Answer,
    };
  };
}

/** The members of answers that tests look at most. */
interface Answer {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly Readonly<Record<string, string>>[];
}

/** `GET /api/rules?limit=1` as API Gateway's payload v2. */
function eventOf(request: string, headers: Readonly<Record<string, string>>, body: unknown): HttpEvent {
  const [method = "", target = ""] = request.split(" ");
  const [path = "", query = ""] = target.split("?");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return anHttpEvent({
    method,
    path,
    query,
    headers,
    requestId: "request-1",
    ...(text !== undefined && { body: text }),
  });
}
