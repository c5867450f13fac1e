import { namedThings, thingsOfDelivery } from "../../core/people/ownership.ts";
import { counted } from "../../core/counted.ts";
import { RouterError } from "../../core/errors.ts";
import type { DeliveryQuery, DeliveryView } from "../../core/ports.ts";
import { MOST_REDRIVES, spent } from "../../core/deliveries/redrive.ts";
import { allOf } from "../all-of.ts";
import type { ControlPorts } from "../control-ports.ts";
import { deliveryFilters } from "./deliveries.ts";
import {
  described,
  exactly,
  flag,
  listOf,
  moment,
  object,
  oneOf,
  pageOf,
  ref,
  text,
} from "../definitions/json-schema.ts";
import { isListed, ownerParameter, requireReach } from "../people/owned.ts";
import { pageAsked, paging } from "../parameter.ts";
import { audited, record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { selection, type Selection } from "../selection.ts";
import { shownDelivery } from "../shown.ts";
import { readTime } from "../time.ts";

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

interface RedriveOrder extends Selection<Filter> {
  readonly force?: boolean;
}

const force = { "force?": described(flag, "Also those that were redriven too often.") };

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
    description: `Attempts start over; the delivery's id and what it brings stay. One whose transform failed is made anew by its rule as it is now. Name them by \`ids\`, or by \`filter\`; \`{}\` is all that one may redrive. A delivery is redriven ${MOST_REDRIVES} times; with \`force\` more often, and where redriving many needs approval, that does.`,
    body: { schema: selection(filter, force), example: { filter: { target: "warehouse" } } },
    answers: {
      200: {
        description:
          "Those that were queued, and those that were redriven too often. Others were not dead, or their transform failed again: then `reason` says why.",
        schema: object({
          queued: listOf(described(text, "A delivery's id.")),
          "refused?": listOf(object({ id: text, code: text, detail: text })),
        }),
        example: { queued: ["d-1"] },
      },
    },
    refusals: ["redriven-too-often"],
    danger: {
      act: "redrive",
      async of(request, ports, { redriveMany }) {
        const { force = false, filter = {} } = request.body;
        const { ids } = await meant(request, ports);
        const often = force ? ", also those that were redriven too often" : "";
        if (ids.length <= redriveMany && !force) return undefined;
        return {
          resource: resourceOf(filter),
          what: `redrive ${counted(ids.length, "dead letter")}${often}`,
        };
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
  const { ids, refused } = await meant(request, ports);
  if (ids.length === 0 && refused[0]) throw tooOften(refused);
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
  return { body: { queued, ...(refused.length > 0 && { refused }) } };
}

function tooOften(refused: Meant["refused"]): RouterError {
  const others = refused.length > 1 ? ` (and ${counted(refused.length - 1, "other", "others")})` : "";
  return new RouterError("redriven-too-often", `${refused[0]!.detail}${others}`);
}

type Request = ApiRequest<Record<string, never>, RedriveOrder>;

/** Which may be queued, and which have been so often that somebody has to insist. */
interface Meant {
  readonly ids: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string; readonly detail: string }[];
}

async function meant(request: Request, ports: ControlPorts): Promise<Meant> {
  const { ids, filter, force = false } = request.body;
  const views = ids
    ? await namedLetters(ids, { request, ports })
    : await lettersOf(filter ?? {}, { request, ports });
  const judged = views.map((view) => ({ id: view.id, reason: force ? undefined : spent(view) }));
  return {
    ids: judged.filter(({ reason }) => reason === undefined).map(({ id }) => id),
    refused: judged.flatMap(({ id, reason }) => (reason ? [{ id, ...reason }] : [])),
  };
}

interface Asking {
  readonly request: Request;
  readonly ports: ControlPorts;
}

type Letter = Pick<DeliveryView, "id" | "redrives">;

/** So many are looked up at once. */
const AT_ONCE = 50;

/** Those that there are, as far as there are. Throws `owner-required` for an id that is not the caller's to redrive. */
async function namedLetters(ids: readonly string[], { request, ports }: Asking): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const part = ids.slice(start, start + AT_ONCE);
    const found = await Promise.all(part.map((id) => ports.deliveries.get(id)));
    for (const [i, id] of part.entries()) {
      const view = found[i];
      const things = view ? thingsOfDelivery(view) : [];
      requireReach(request, { right: "operate", things, act: `redrive delivery "${id}"` }, ports);
      letters.push(view ?? { id });
    }
  }
  return letters;
}

/** All of them before any is queued, so that one that dies again meanwhile is not met twice. */
function lettersOf(
  { status = "dead", from, until, ...equal }: Filter,
  { request, ports }: Asking,
): Promise<readonly Letter[]> {
  const query = {
    ...equal,
    ...(from !== undefined && { from: readTime(from, "/filter/from") }),
    ...(until !== undefined && { until: readTime(until, "/filter/until") }),
    status,
  };
  return allOf(async (page) => {
    const { items, ...rest } = await ports.deliveries.list({ ...query, ...page });
    const mine = items.filter((one) => request.reach.may("operate", thingsOfDelivery(one)));
    return { items: mine.map(({ id, redrives = 0 }) => ({ id, redrives })), ...rest };
  });
}
