import { RouterError } from "../../core/errors.ts";
import type { Receipt } from "../../core/ingest.ts";
import { thingsOfEvent } from "../../core/people/ownership.ts";
import type { QuarantinedEvent } from "../../core/ports.ts";
import { type ProblemDetails, problemOf } from "../../core/problem.ts";
import type { Right } from "../../core/people/roles.ts";
import { allOf } from "../all-of.ts";
import { done } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { mayReadPayload } from "./event-reach.ts";
import { exactly, listOf, object, oneOf, pageOf, ref, text } from "../definitions/json-schema.ts";
import { isListed, ownerParameter, requireReach } from "../people/owned.ts";
import { pageAsked, paging, textParameter } from "../parameter.ts";
import { audited, record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { selection, type Selection } from "../selection.ts";
import { shownEvent, withoutActual } from "../shown.ts";
import { hiddenIn, type Sight, sightOf } from "../people/sight.ts";

interface Filter {
  readonly type?: string;
  readonly source?: string;
}

const tag = "Quarantine";

export const quarantineRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/quarantine",
    right: "read",
    summary: "List quarantined events",
    description: "Events that a schema refused, with the verdict; they are kept until somebody decides.",
    query: {
      type: textParameter("Only events of this type.", "shop.order.paid"),
      source: textParameter("Only events of this source.", "/shop"),
      owner: ownerParameter,
      ...paging,
    },
    owned: () => "answer",
    answers: { 200: { description: "A page.", schema: pageOf(ref("QuarantinedEvent")) } },
    async handle(request, ports) {
      const { owner: _, ...query } = request.query;
      const { items, ...rest } = await ports.quarantine.list({ ...query, ...pageAsked(query) });
      const sight = sightOf(request.caller, ports);
      const listed = items.filter(({ event }) => isListed(request, thingsOfEvent(event)));
      const shownItems = listed.map((entry) =>
        shownEntry(entry, mayReadPayload(request, entry.event), sight),
      );
      return { body: { items: shownItems, ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/quarantine/{id}",
    right: "read-payloads",
    owned: () => "answer",
    summary: "Read a quarantined event with what it holds",
    answers: {
      200: { description: "The entry, with the event's raw text.", schema: ref("QuarantinedEvent") },
    },
    async handle(request, ports) {
      const { id, event } = await entryOf(request, "read-payloads", ports);
      await record(request, ports, { action: "quarantine.view", resource: `quarantine/${id}` });
      const sight = sightOf(request.caller, ports);
      const seen = sight.of(event);
      return { body: { id, event: shownEvent(seen), ...hiddenIn(sight, event), raw: seen.text } };
    },
  }),
  defineRoute({
    tag,
    method: "DELETE",
    path: "/api/quarantine/{id}",
    right: "operate",
    owned: () => "answer",
    summary: "Discard a quarantined event",
    answers: { 204: { description: "It is gone." } },
    danger: {
      act: "purge",
      async of(request, ports) {
        const { id } = await entryOf(request, "operate", ports);
        return { resource: `quarantine/${id}`, what: `discard quarantined event "${id}"` };
      },
    },
    async handle(request, ports) {
      const { id, event } = await entryOf(request, "operate", ports);
      await audited(request, ports, {
        entry: {
          action: "quarantine.discard",
          resource: `quarantine/${id}`,
          before: shownEvent(event),
        },
        act: () => ports.quarantine.remove([id]),
      });
      return done;
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/quarantine/resubmit",
    right: "operate",
    owned: () => "answer",
    summary: "Submit quarantined events anew",
    description:
      "Asks the schemas as they are now; what passes is accepted, what does not stays. A filter means what one may resubmit.",
    body: {
      schema: selection(exactly({ "type?": text, "source?": text })),
      example: { filter: { type: "shop.order.paid" } },
    },
    answers: {
      200: {
        description: "What came of each.",
        schema: object({
          results: listOf(
            object({
              id: text,
              status: oneOf("accepted", "duplicate", "quarantined", "refused", "not-found"),
              "error?": ref("ProblemDetails"),
            }),
          ),
        }),
        example: { results: [{ id: "q-1", status: "accepted" }] },
      },
    },
    handle: resubmit,
  }),
];

function shownEntry({ id, event }: QuarantinedEvent, sees: boolean, sight: Sight) {
  const seen = sight.of(event);
  return { id, event: shownEvent(sees ? seen : { ...seen, schema: withoutActual(seen.schema) }) };
}

/** The entry of the path. Throws `not-found`, `role-insufficient`, `owner-required`. */
async function entryOf(request: ApiRequest, right: Right, ports: ControlPorts): Promise<QuarantinedEvent> {
  const { id = "" } = request.parameters;
  const [entry] = await ports.quarantine.get([id]);
  if (!entry) throw new RouterError("not-found", `Cannot find "${id}" in quarantine: there is no such entry`);
  requireEntry(request, right, { entry, ports });
  return entry;
}

interface Entered {
  readonly entry: QuarantinedEvent;
  readonly ports: ControlPorts;
}

function requireEntry(request: ApiRequest, right: Right, { entry: { id, event }, ports }: Entered): void {
  const act = `${right === "operate" ? "decide on" : "show"} quarantined event "${id}"`;
  requireReach(request, { right, things: thingsOfEvent(event), act }, ports);
}

/** So many go through the gate at once. */
const PER_BATCH = 100;
/** So many results stand in the audit. */
const IN_AUDIT = 1000;

type Resubmission = ApiRequest<Record<string, never>, Selection<Filter>>;

async function resubmit(request: Resubmission, ports: ControlPorts): Promise<Answer> {
  const ids = await idsMeant(request, ports);
  const results: Result[] = [];
  const resource = "quarantine";
  await audited(request, ports, {
    entry: { action: "quarantine.resubmit", resource, before: request.body, after: { asked: ids.length } },
    async act() {
      for (let start = 0; start < ids.length; start += PER_BATCH)
        results.push(...(await resubmitBatch(ids.slice(start, start + PER_BATCH), ports)));
    },
  });
  const after = { count: results.length, results: results.slice(0, IN_AUDIT) };
  await record(request, ports, { action: "quarantine.resubmitted", resource, after });
  return { body: { results } };
}

interface Result {
  readonly id: string;
  readonly status: Receipt["status"] | "not-found";
  readonly error?: ProblemDetails;
}

async function resubmitBatch(ids: readonly string[], ports: ControlPorts): Promise<readonly Result[]> {
  const entries = await ports.quarantine.get(ids);
  const receipts = await ports.resubmit(entries.map(({ event }) => event));
  const results = new Map(entries.map(({ id }, index) => [id, resultOf(id, receipts[index]!)]));
  await ports.quarantine.remove(entries.map(({ id }) => id).filter((id) => isIn(results.get(id))));
  return ids.map((id) => results.get(id) ?? { id, status: "not-found" });
}

function resultOf(id: string, receipt: Receipt): Result {
  if (receipt.status !== "refused") return { id, status: receipt.status };
  return { id, status: "refused", error: problemOf(receipt.error, `/api/quarantine/${id}`) };
}

function isIn(result: Result | undefined): boolean {
  return result?.status === "accepted" || result?.status === "duplicate";
}

/** What a filter means is of what the caller may resubmit. Throws `owner-required` for an id of what they may not. */
async function idsMeant(request: Resubmission, ports: ControlPorts): Promise<readonly string[]> {
  const { ids, filter } = request.body;
  const { quarantine } = ports;
  if (!ids)
    return allOf(async (page) => {
      const { items, ...rest } = await quarantine.list({ ...filter, ...page });
      const mine = items.filter(({ event }) => request.reach.may("operate", thingsOfEvent(event)));
      return { items: mine.map(({ id }) => id), ...rest };
    });
  for (let start = 0; start < ids.length; start += PER_BATCH)
    for (const entry of await quarantine.get(ids.slice(start, start + PER_BATCH)))
      requireEntry(request, "operate", { entry, ports });
  return ids;
}
