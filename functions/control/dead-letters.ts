import { namedThings, ownershipOf, thingsOfDelivery } from "../core/ownership.ts";
import type { DeliveryQuery } from "../core/ports.ts";
import { idsOf } from "./ids-of.ts";
import type { ControlPorts } from "./control-ports.ts";
import { deliveryFilters } from "./deliveries.ts";
import { described, exactly, listOf, moment, object, oneOf, pageOf, ref, text } from "./json-schema.ts";
import { isListed, ownerParameter, requireReach } from "./owned.ts";
import { pageAsked, paging } from "./parameter.ts";
import { audited, record } from "./record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "./route.ts";
import { selection, type Selection } from "./selection.ts";
import { shownDelivery } from "./shown.ts";
import { readTime } from "./time.ts";

const filter = exactly({
  "status?": described(oneOf("dead", "skipped"), "Default: dead."),
  "target?": text,
  "rule?": text,
  "eventId?": text,
  "from?": moment,
  "until?": moment,
});

interface Filter extends Omit<DeliveryQuery, "status" | "from" | "until" | "limit" | "cursor"> {
  readonly status?: "dead" | "skipped";
  readonly from?: string;
  readonly until?: string;
}

export const deadLetterRoutes: readonly Route[] = [
  defineRoute({
    tag: "Dead letters",
    method: "GET",
    path: "/api/dead-letters",
    right: "read",
    summary: "List dead letters",
    description: "Deliveries that were given up, each with the reason and every attempt.",
    owned: () => "answer",
    query: { ...deliveryFilters, owner: ownerParameter, ...paging },
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Delivery")) } },
    async handle(request, { deliveries }) {
      const { owner: _, ...query } = request.query;
      const { items, ...rest } = await deliveries.list({ ...query, ...pageAsked(query), status: "dead" });
      const listed = items.filter((one) => isListed(request, thingsOfDelivery(one)));
      return { body: { items: listed.map(shownDelivery), ...rest } };
    },
  }),
  defineRoute({
    tag: "Dead letters",
    method: "POST",
    path: "/api/dead-letters/redrive",
    right: "operate",
    owned: ({ body: { filter = {} } }) => namedThings(filter),
    summary: "Queue dead letters, or what was skipped, anew",
    description:
      "Attempts start over; the delivery's id and what it brings stay. One whose transform failed is made anew by its rule as it is now. Name them by `ids`, or by `filter`; `{}` is all that one may redrive.",
    body: { schema: selection(filter), example: { filter: { target: "warehouse" } } },
    answers: {
      200: {
        description:
          "Those that were queued. Others were not dead, or their transform failed again: then `reason` says why.",
        schema: object({ queued: listOf(described(text, "A delivery's id.")) }),
        example: { queued: ["d-1"] },
      },
    },
    danger: {
      act: "redrive",
      async of(request, ports, { redriveMany }) {
        const { body } = request;
        const count = (await idsMeant(request, ports)).length;
        const resource = resourceOf(body.filter ?? {});
        return count > redriveMany ? { resource, what: `redrive ${count} dead letters` } : undefined;
      },
    },
    handle: redrive,
  }),
];

/** One ticket at a time for a target, for a rule, and for all others. */
function resourceOf({ target, rule }: Filter): string {
  if (target !== undefined) return `target/${target}`;
  return rule === undefined ? "dead-letters" : `rule/${rule}`;
}

/** So many are queued in one write. */
const PER_WRITE = 500;
/** So many ids stand in the audit. */
const IN_AUDIT = 1000;

async function redrive(request: Request, ports: ControlPorts): Promise<Answer> {
  const ids = await idsMeant(request, ports);
  const queued: string[] = [];
  const { caller } = request;
  const resource = "dead-letters";
  await audited(request, ports, {
    entry: { action: "dead-letters.redrive", resource, before: request.body, after: { asked: ids.length } },
    async act() {
      for (let start = 0; start < ids.length; start += PER_WRITE) {
        const part = ids.slice(start, start + PER_WRITE);
        queued.push(...(await ports.deliveries.redrive(part, caller.id, ports.clock())));
      }
    },
  });
  const after = { count: queued.length, queued: queued.slice(0, IN_AUDIT) };
  await record(request, ports, { action: "dead-letters.redriven", resource, after });
  return { body: { queued } };
}

type Request = ApiRequest<Record<string, never>, Selection<Filter>>;

/** Throws `owner-required` for an id that is not the caller's to redrive. */
async function idsMeant(request: Request, ports: ControlPorts): Promise<readonly string[]> {
  const { ids, filter } = request.body;
  if (!ids) return deadIds(filter ?? {}, { request, ports });
  if (ownershipOf(ports.registry).isEmpty) return ids;
  for (const id of ids) {
    const found = await ports.deliveries.get(id);
    const things = found ? thingsOfDelivery(found) : [];
    requireReach(request, { right: "operate", things, act: `redrive delivery "${id}"` }, ports);
  }
  return ids;
}

/** All of them before any is queued, so that one that dies again meanwhile is not met twice. */
function deadIds(
  { status = "dead", from, until, ...equal }: Filter,
  { request, ports }: { readonly request: Request; readonly ports: ControlPorts },
): Promise<string[]> {
  const query = {
    ...equal,
    ...(from !== undefined && { from: readTime(from, "/filter/from") }),
    ...(until !== undefined && { until: readTime(until, "/filter/until") }),
    status,
  };
  return idsOf(async (page) => {
    const { items, ...rest } = await ports.deliveries.list({ ...query, ...page });
    return { items: items.filter((one) => request.reach.may("operate", thingsOfDelivery(one))), ...rest };
  });
}
