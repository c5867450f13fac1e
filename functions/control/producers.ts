import type { Token } from "../core/ports.ts";
import type { StatRow } from "../core/stats/fold.ts";
import { pointOf } from "../core/stats/points.ts";
import { totalsOf } from "../core/stats/series.ts";
import type { ControlPorts } from "./control-ports.ts";
import { described, listOf, moment, object, ref, text, whole } from "./json-schema.ts";
import { choiceParameter, paging, timeParameter } from "./parameter.ts";
import { record } from "./record.ts";
import { requestInvalid } from "./request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "./route.ts";
import { timeText } from "./time.ts";

const query = {
  from: timeParameter("What was published at this time or later. Default: a day before `until`."),
  until: timeParameter("What was published before. Default: now."),
  by: choiceParameter("Most of what comes first. Default: count.", ["count", "bytes", "failed"]),
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
    right: "operate",
    summary: "Who publishes, how much, and what becomes of it",
    description:
      "A producer is a key, a webhook source (`source:…`) or, on a loopback address, whoever sends without a key. Those are listed as well " +
      "whose events were all refused. Beyond six hours the range is of whole hours.",
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
                clients: shares("Client libraries"),
                addresses: shares("Addresses of requests"),
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
  const rows = [...(await totalsOf({ kind: "producer", from, until }, stats)).values()]
    .sort((a, b) => b.counts[by] - a.counts[by] || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  const known = new Map((await tokens.list()).map((token) => [token.id, token]));
  await record(request, ports, { action: "producers.view", resource: "producers" });
  return { body: { items: rows.map((row) => shownProducer(row, known.get(row.id))) } };
}

function shownProducer(row: StatRow, token: Token | undefined) {
  const { at, ...point } = pointOf(row);
  const { firstAt = at, lastAt = at, sources = {}, clients = {}, addresses = {} } = row.counts.senders ?? {};
  return {
    id: row.id,
    ...(token && { name: token.name }),
    ...{ firstSeen: timeText(firstAt), lastSeen: timeText(lastAt), at: timeText(at), ...point },
    ...{ sources: shown(sources), clients: shown(clients), addresses: shown(addresses) },
  };
}

function shown(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, count }));
}
