import { type Thing, thingsOfDoor } from "../../core/people/ownership.ts";
import { userActor } from "../../core/people/people.ts";
import type { Token } from "../../core/ports.ts";
import type { StatRow } from "../../core/stats/fold.ts";
import { pointOf } from "../../core/stats/points.ts";
import { totalsOf } from "../../core/stats/series.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, listOf, moment, object, ref, text, whole } from "../definitions/json-schema.ts";
import { isListed, ownerParameter, shownOwners } from "../people/owned.ts";
import { choiceParameter, paging, timeParameter } from "../parameter.ts";
import { record } from "../record.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const query = {
  from: timeParameter("What was published at this time or later. Default: a day before `until`."),
  until: timeParameter("What was published before. Default: now."),
  by: choiceParameter("Most of what comes first. Default: count.", ["count", "bytes", "failed"]),
  owner: ownerParameter,
  limit: paging.limit,
};

const DAY_MS = 86_400_000;

const shares = (what: string) =>
  described(
    listOf(object({ name: text, count: whole })),
    `${what}, the most frequent first; \`__other__\` is the rest.`,
  );

export const producerRoutes: readonly Route[] = [
  defineRoute({
    tag: "Stats",
    method: "GET",
    path: "/api/producers",
    right: "read",
    owned: () => "answer",
    summary: "Who publishes, how much, and what becomes of it",
    description:
      "A producer is a key, a webhook source (`source:…`) or, on a loopback address, whoever sends without a key. Those are listed as well " +
      "whose events were all refused. Beyond six hours the range is of whole hours. It is its user's, and of the owners of the sources and " +
      "buses that its key is for, or else of the sources that it sent; clients and addresses are for those who may read what its events hold.",
    query,
    answers: {
      200: {
        description: "The most first, each summed over the time.",
        schema: object({
          items: listOf({
            allOf: [
              object({
                id: text,
                "name?": described(text, "Of its key, while that exists."),
                firstSeen: described(moment, "Within the time that is asked for."),
                lastSeen: moment,
                sources: shares("Sources of events"),
                "clients?": shares("Client libraries"),
                "addresses?": shares("Addresses of requests"),
                "owners?": described(listOf(text), "Whose it is."),
              }),
              ref("StatPoint"),
            ],
          }),
        }),
        example: { items: [] },
      },
    },
    handle: producers,
  }),
];

async function producers(request: ApiRequest<typeof query>, ports: ControlPorts): Promise<Answer> {
  const { stats, tokens, clock } = ports;
  const { until = clock(), by = "count", limit = 50 } = request.query;
  const { from = until - DAY_MS } = request.query;
  if (from >= until)
    throw requestInvalid("read the query", [
      { pointer: "/from", keyword: "range", expected: "before until" },
    ]);
  const known = new Map((await tokens.list()).map((token) => [token.id, token]));
  const producers = [...(await totalsOf({ kind: "producer", from, until }, stats)).values()]
    .map((row) => producerOf(row, known.get(row.id)))
    .filter((producer) => isProducerListed(request, producer))
    .sort(({ row: a }, { row: b }) => b.counts[by] - a.counts[by] || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  const items = producers.map((one) => shownProducer(one, request, ports));
  await record(request, ports, { action: "producers.view", resource: "producers" });
  return { body: { items } };
}

interface Producer {
  readonly row: StatRow;
  readonly token?: Token | undefined;
  readonly things: readonly Thing[];
}

/** So many sources of one who may publish any are looked at. */
const SOURCES = 20;

/** With whose it is: its user's, and of those whose sources and buses its key is for, or whose sources it sent. */
function producerOf(row: StatRow, token: Token | undefined): Producer {
  const sent = Object.keys(row.counts.senders?.sources ?? {}).slice(0, SOURCES);
  const things: Thing[] = [
    ...thingsOfDoor(row.id),
    ...(token?.buses ?? []).map((id) => ({ kind: "bus", id }) as const),
    ...(token?.sources ?? sent).map((id) => ({ kind: "source", id }) as const),
  ];
  return { row, token, things };
}

type Asking = Pick<ApiRequest<typeof query>, "caller" | "reach" | "query">;

function isProducerListed(request: Asking, { token, things }: Producer): boolean {
  const { caller, reach, query } = request;
  if (token?.user === undefined) return isListed(request, things);
  const user = userActor(token.user);
  const isOwn = user === caller.id;
  const isAsked = query.owner === user || (isOwn && (query.owner ?? "me") === "me");
  return isAsked ? isOwn || reach.may("read", things) : isListed(request, things);
}

function shownProducer({ row, token, things }: Producer, { caller, reach }: Asking, ports: ControlPorts) {
  const { at, ...point } = pointOf(row);
  const isOwn = token?.user !== undefined && token.user === caller.user;
  const sees = (id: string) => isOwn || reach.may("read", [{ kind: "source", id }]);
  const { firstAt = at, lastAt = at, sources = {}, clients = {}, addresses = {} } = row.counts.senders ?? {};
  return {
    id: row.id,
    ...(token && { name: token.name }),
    ...shownOwners(things, ports),
    ...{ firstSeen: timeText(firstAt), lastSeen: timeText(lastAt), at: timeText(at), ...point },
    sources: shown(sources).filter(({ name }) => sees(name)),
    ...((isOwn || reach.may("read-payloads", things)) && {
      clients: shown(clients),
      addresses: shown(addresses),
    }),
  };
}

function shown(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, count }));
}
