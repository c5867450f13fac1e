import type { AcceptedEvent } from "../../core/event.ts";
import { thingsOfEvent } from "../../core/people/ownership.ts";
import type { Audit, Live, Registry } from "../../core/ports.ts";
import type { Reach } from "../../core/definitions/reach.ts";
import { may } from "../../core/people/roles.ts";
import { authenticate, type AuthenticatePorts } from "../people/authenticate.ts";
import { isListed, ownerParameter, reachIn } from "../people/owned.ts";
import { type QueryOf, readQuery, textParameter } from "../parameter.ts";
import { record } from "../record.ts";
import { requireRight, type RouteDocument } from "../route.ts";
import { shownEvent, withoutActual } from "../shown.ts";
import { hiddenIn, type Sight, sightOf } from "../people/sight.ts";

export interface TailPorts extends AuthenticatePorts {
  readonly audit: Audit;
  readonly live: Live;
  readonly registry: Pick<Registry, "get" | "list">;
}

/** What of a request the tail looks at, as payload v2 has it. */
export interface TailRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
  readonly rawQueryString: string;
}

const filters = {
  type: textParameter("Only events of this type.", "shop.order.paid"),
  source: textParameter("Only events of this source.", "/shop"),
  bus: textParameter("Only events of this bus.", "default"),
  rule: textParameter("Only events that this rule matched.", "large-orders"),
  owner: ownerParameter,
};
type Filters = QueryOf<typeof filters>;

/** What the API document says of the tail; the host serves it by `tailStream`, as no API Gateway payload can. */
export const tailDocument: RouteDocument = {
  tag: "Events",
  method: "GET",
  path: "/api/tail",
  right: "read",
  summary: "Follow events as they are routed",
  description:
    "Server-sent events: each message is an event and the rules that matched it, for those who may read its payload with what it holds. A reader that is too slow gets a message `missed` with the number of events left out.",
  query: filters,
  owned: true,
  answers: {
    200: { description: "The stream.", mediaType: "text/event-stream", schema: { type: "string" } },
  },
};

/** So much may wait for a slow reader before events are left out. */
const WAITING_BYTES = 1024 * 1024;
/** How often a sign of life goes out, and the token is looked up anew. */
const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events of what is routed from now on, until the stream is cancelled or the token is revoked.
 * Throws `token-required`, `token-invalid`, `role-insufficient`, `request-invalid`.
 */
export async function tailStream(
  request: TailRequest,
  ports: TailPorts,
): Promise<ReadableStream<Uint8Array>> {
  const { headers, cookies } = request;
  const credentials = { headers, cookies, method: "GET" };
  const caller = await authenticate(credentials, ports);
  if (!reachIn(ports, caller).byOwning("read")) requireRight(caller, "read", "follow events");
  const query = readQuery(request.rawQueryString, filters);
  const reach = () => reachIn(ports, caller);
  if (reach().byOwning("read-payloads") || may(caller.role, "read-payloads"))
    await record({ caller }, ports, { action: "events.tail", resource: "events", after: query });
  const isCallerKnown = () =>
    authenticate(credentials, ports).then(
      () => true,
      () => false,
    );
  return streamOf({ live: ports.live, query, reach, isCallerKnown, sight: () => sightOf(caller, ports) });
}

interface Tail {
  readonly live: Live;
  readonly query: Filters;
  /** As it is just now. */
  readonly reach: () => Reach;
  readonly isCallerKnown: () => Promise<boolean>;
  /** What the caller sees by now. */
  readonly sight: () => Sight;
}

function streamOf({ live, query, reach, isCallerKnown, sight }: Tail): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  let missed = 0;
  let open = true;
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (message: string) => open && controller.enqueue(bytes.encode(message));
        const stopListening = live.onRouted((event, rules) => {
          const hand = reach();
          if (!fits(event, rules, query) || !isListed({ reach: hand, query }, thingsOfEvent(event))) return;
          if ((controller.desiredSize ?? 0) <= 0) missed++;
          else {
            if (missed > 0) send(`event: missed\ndata: {"events":${missed}}\n\n`);
            missed = 0;
            send(messageOf(event, { rules, payloads: sees(hand, event, rules), sight: sight() }));
          }
        });
        const beat = async () => {
          if (await isCallerKnown()) return send(": still here\n\n");
          if (open) controller.close();
          stop();
        };
        const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
        stop = () => {
          open = false;
          clearInterval(heartbeat);
          stopListening();
        };
        send("retry: 3000\n\n");
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
  );
}

function fits(
  event: AcceptedEvent,
  rules: readonly string[],
  { rule, owner: _, ...equal }: Filters,
): boolean {
  if (rule !== undefined && !rules.includes(rule)) return false;
  return (["type", "source", "bus"] as const).every(
    (name) => equal[name] === undefined || equal[name] === event[name],
  );
}

function sees(reach: Reach, event: AcceptedEvent, rules: readonly string[]): boolean {
  return (
    reach.may("read-payloads", thingsOfEvent(event)) ||
    reach.owns(rules.map((id) => ({ kind: "rule", id, bus: event.bus })))
  );
}

interface Told {
  readonly payloads: boolean;
  readonly rules: readonly string[];
  readonly sight: Sight;
}

function messageOf(whole: AcceptedEvent, { rules, payloads, sight }: Told): string {
  const event = sight.of(whole);
  const about = shownEvent(payloads ? event : { ...event, schema: withoutActual(event.schema) });
  const head = JSON.stringify({ ...about, ...(payloads && hiddenIn(sight, event)), rules });
  const json = payloads ? `${head.slice(0, -1)},"event":${event.text}}` : head;
  const lines = json.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${lines.join("")}\n`;
}
