import { RouterError } from "../core/errors.ts";
import type { AcceptedEvent } from "../core/event.ts";
import type { Token } from "../core/ports.ts";
import { eventFilter } from "../core/replay.ts";
import { may } from "../core/roles.ts";
import type { ControlPorts } from "./control-ports.ts";
import { journalOf } from "./event-journal.ts";
import { readMatch } from "./event-match.ts";
import { listOf, object, pageOf, ref } from "./json-schema.ts";
import { pageAsked, paging, textParameter, timeParameter } from "./parameter.ts";
import { record } from "./record.ts";
import { type Answer, type ApiRequest, defineRoute, requireRight, type Route } from "./route.ts";
import { shownEvent, withoutActual } from "./shown.ts";

const filters = {
  type: textParameter("Only events of this type.", "shop.order.paid"),
  source: textParameter("Only events of this source.", "/shop"),
  subject: textParameter("Only events of this subject.", "order/42"),
  bus: textParameter("Only events of this bus.", "default"),
  from: timeParameter("Only events received at or after this time."),
  until: timeParameter("Only events received before this time."),
  match: {
    description:
      "Only events that match: JSON, either a pattern or `{pattern?, condition?, view?}`. Needs the right to read payloads.",
    schema: { type: "string", contentMediaType: "application/json" },
    example: '{"data":{"amount":[{"numeric":[">",100]}]}}',
    expected: "a JSON object: a pattern, or {pattern?, condition?, view?}",
    read: readMatch,
  },
  ...paging,
};
const which = { source: textParameter("The event's source, where its id is not unique.", "/shop") };
type Which = typeof which;

const tag = "Events";

export const eventRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/events",
    right: "read",
    summary: "Search events",
    query: filters,
    answers: {
      200: {
        description: "A page of events without what they hold, the newest first.",
        schema: pageOf(ref("Event")),
      },
    },
    refusals: ["pattern-invalid", "condition-invalid"],
    handle: search,
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/events/{id}",
    right: "read-payloads",
    summary: "Read an event with what it holds",
    query: which,
    answers: { 200: { description: "The newest event with that id.", schema: ref("EventWithText") } },
    async handle(request, ports) {
      const event = await eventOf(request, ports);
      await record(request, ports, { action: "event.view", resource: `event/${event.id}` });
      return { json: withText(event) };
    },
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/events/{id}/journal",
    right: "read",
    summary: "All that happened to an event",
    description:
      "Acceptance, each rule's verdict, each attempt. Why rules did not match is told to those who may read payloads.",
    query: which,
    answers: {
      200: {
        description: "The event and its journal, in the order it happened.",
        schema: object({ event: ref("Event"), items: listOf(ref("JournalEntry")) }),
      },
    },
    handle: journal,
  }),
];

async function search(request: ApiRequest<typeof filters>, ports: ControlPorts): Promise<Answer> {
  const { match, ...query } = request.query;
  if (match) requireRight(request.caller, "read-payloads", "search by what events hold");
  const filter = match && eventFilter(match);
  if (filter)
    await record(request, ports, { action: "events.search", resource: "events", after: request.query });
  const { items, ...rest } = await ports.archive.search({
    ...query,
    ...pageAsked(query),
    ...(filter && { filter }),
  });
  return { body: { items: items.map((event) => metadata(event, request.caller)), ...rest } };
}

/** An event without what it holds; to those who may not see payloads, without what its schema found there either. */
function metadata(event: AcceptedEvent, caller: Token) {
  const sees = may(caller.role, "read-payloads");
  return shownEvent(sees ? event : { ...event, schema: withoutActual(event.schema) });
}

async function eventOf(
  { parameters: { id = "" }, query: { source } }: ApiRequest<Which>,
  { archive }: ControlPorts,
): Promise<AcceptedEvent> {
  const found = await archive.find(id, source);
  const where = source === undefined ? "" : ` of source "${source}"`;
  if (!found)
    throw new RouterError("not-found", `Cannot find event "${id}"${where}: it is not in the archive`);
  return found;
}

/** The event's text is spliced in as it is, so that numbers beyond double survive; `raw` is the same as a string. */
function withText(event: AcceptedEvent): string {
  const head = JSON.stringify({ ...shownEvent(event), raw: event.text });
  return `${head.slice(0, -1)},"event":${event.text}}`;
}

async function journal(request: ApiRequest<Which>, ports: ControlPorts): Promise<Answer> {
  const event = await eventOf(request, ports);
  const sees = may(request.caller.role, "read-payloads");
  if (sees) await record(request, ports, { action: "event.journal", resource: `event/${event.id}` });
  const items = await journalOf(event, ports, { reasons: sees });
  return { body: { event: metadata(event, request.caller), items } };
}
