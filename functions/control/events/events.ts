import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { ownershipOf, thingsOfEvent } from "../../core/people/ownership.ts";
import type { QuarantinedEvent } from "../../core/ports.ts";
import { eventFilter } from "../../core/replay.ts";
import type { ControlPorts } from "../control-ports.ts";
import { journalOf, quarantineItems } from "./event-journal.ts";
import { readMatch } from "./event-match.ts";
import { mayReadPayload, readingOf, requirePayload, seesPayload } from "./event-reach.ts";
import { listOf, object, pageOf, ref } from "../definitions/json-schema.ts";
import { isListed, ownerParameter, requireReach } from "../people/owned.ts";
import { pageAsked, paging, type QueryOf, textParameter, timeParameter } from "../parameter.ts";
import { record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, requireRight, type Route } from "../route.ts";
import { shownEvent, withoutActual } from "../shown.ts";
import { hiddenIn, type Sight, sightOf } from "../people/sight.ts";

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
  owner: ownerParameter,
  ...paging,
};
const which = {
  source: textParameter("The event's source, where its id is not unique.", "/shop"),
  bus: textParameter("The event's bus, where it went from bus to bus.", "default"),
};
type Which = typeof which;

const tag = "Events";

export const eventRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/events",
    right: "read",
    owned: () => "answer",
    summary: "Search events",
    description:
      "What files of rules/access hide from the caller is not asked by `match` and `subject` either.",
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
    owned: () => "answer",
    summary: "Read an event with what it holds",
    description:
      "Of what is owned for its owners, and for those whose rules matched it. `hidden` names the paths of what files of rules/access hide from the caller.",
    query: which,
    answers: { 200: { description: "The newest event with that id.", schema: ref("EventWithText") } },
    async handle(request, ports) {
      const event = await eventOf(request, ports);
      await requirePayload(request, event, ports);
      await record(request, ports, { action: "event.view", resource: `event/${event.id}` });
      return { json: withText(event, sightOf(request.caller, ports)) };
    },
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/events/{id}/journal",
    right: "read",
    owned: () => "answer",
    summary: "All that happened to an event",
    description:
      "Acceptance, each rule's verdict, each attempt; quarantine while it is there. Why rules did not match is told to those who may read payloads.",
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
  const { match, owner: _, ...query } = request.query;
  if (match && !request.reach.byOwning("read-payloads"))
    requireRight(request.caller, "read-payloads", "search by what events hold");
  const sight = sightOf(request.caller, ports);
  const filter = filterSeen(request.query, sight);
  if (match)
    await record(request, ports, { action: "events.search", resource: "events", after: request.query });
  const shows = listedBy(request, filter, ports);
  const { items, ...rest } = await ports.archive.search({
    ...query,
    ...pageAsked(query),
    ...(shows && { filter: shows }),
  });
  const shownItems = items.map((event) => metadata(event, { sees: mayReadPayload(request, event), sight }));
  return { body: { items: shownItems, ...rest } };
}

/** Which events are shown: none whose payload would be told by a search that is not the caller's to make; undefined: all. */
function listedBy(
  request: ApiRequest<typeof filters>,
  filter: ((event: AcceptedEvent) => boolean) | undefined,
  { registry }: ControlPorts,
): ((event: AcceptedEvent) => boolean) | undefined {
  if (ownershipOf(registry).isEmpty && request.query.owner === undefined) return filter;
  const isTold = (event: AcceptedEvent) => !request.query.match || mayReadPayload(request, event);
  return (event) => isListed(request, thingsOfEvent(event)) && isTold(event) && (filter?.(event) ?? true);
}

/** What is hidden is looked for by nobody from whom it is: such an event is asked as it is shown. */
function filterSeen(
  { match, subject }: QueryOf<typeof filters>,
  { redactions }: Sight,
): ((event: AcceptedEvent) => boolean) | undefined {
  if (redactions.length > 0 && (match || subject !== undefined))
    return eventFilter({ ...match, ...(subject !== undefined && { subject }) }, redactions);
  return match && eventFilter(match);
}

interface Seeing {
  readonly sees: boolean;
  readonly sight: Sight;
}

/** An event without what it holds; to those who may not see that, without what its schema found there either. */
function metadata(event: AcceptedEvent, { sees, sight }: Seeing) {
  const seen = sight.of(event);
  return shownEvent(sees ? seen : { ...seen, schema: withoutActual(seen.schema) });
}

async function eventOf(
  { parameters: { id = "" }, query }: ApiRequest<Which>,
  { archive, quarantine }: ControlPorts,
): Promise<AcceptedEvent> {
  const found = await archive.find(id, query);
  if (found) return found;
  const [held] = await quarantinedOf(id, query, quarantine);
  throw notFound(id, query, held ? `it is in quarantine, as entry "${held.id}"` : "it is not in the archive");
}

function notFound(id: string, { source, bus }: QueryOf<Which>, reason: string): RouterError {
  const ofSource = source === undefined ? "" : ` of source "${source}"`;
  const onBus = bus === undefined ? "" : ` on bus "${bus}"`;
  return new RouterError("not-found", `Cannot find event "${id}"${ofSource}${onBus}: ${reason}`);
}

/** So many entries of one event are shown at most: the newest. */
const MOST_ENTRIES = 100;

async function quarantinedOf(
  eventId: string,
  { source, bus }: QueryOf<Which>,
  quarantine: ControlPorts["quarantine"],
): Promise<readonly QuarantinedEvent[]> {
  const query = { eventId, ...(source !== undefined && { source }), limit: MOST_ENTRIES };
  const { items } = await quarantine.list(query);
  return items.filter(({ event }) => bus === undefined || event.bus === bus);
}

/** The event's text is spliced in as it is, so that numbers beyond double survive; `raw` is the same as a string. */
function withText(whole: AcceptedEvent, sight: Sight): string {
  const event = sight.of(whole);
  const head = JSON.stringify({ ...shownEvent(event), ...hiddenIn(sight, event), raw: event.text });
  return `${head.slice(0, -1)},"event":${event.text}}`;
}

/** Of an event that is only in quarantine the journal is that it is there. */
async function journal(request: ApiRequest<Which>, ports: ControlPorts): Promise<Answer> {
  const { id = "" } = request.parameters;
  const archived = await ports.archive.find(id, request.query);
  const entries = await quarantinedOf(id, request.query, ports.quarantine);
  const event = archived ?? entries[0]?.event;
  if (!event) throw notFound(id, request.query, "it is neither in the archive nor in quarantine");
  const sees = await seesPayload(request, event, ports);
  if (!sees) requireReach(request, readingOf(event), ports);
  if (sees) await record(request, ports, { action: "event.journal", resource: `event/${event.id}` });
  const sight = sightOf(request.caller, ports);
  const shows = (id: string) => sees || request.reach.may("read", [{ kind: "rule", id, bus: event.bus }]);
  const options = { reasons: sees, sight, shows };
  const held = entries.filter((entry) => entry.event.key === event.key);
  const items = [
    ...quarantineItems(held, options),
    ...(archived ? await journalOf(archived, ports, options) : []),
  ];
  return { body: { event: metadata(event, { sees, sight }), items: items.sort(byTime) } };
}

function byTime(one: { readonly at: string }, other: { readonly at: string }): number {
  return one.at < other.at ? -1 : Number(one.at > other.at);
}
