import { type Thing, thingsOfDoor } from "../../core/people/ownership.ts";
import { type StatKind, statKinds } from "../../core/stats/dimension.ts";
import { STEP_MS, type StatStep } from "../../core/stats/fold.ts";
import { pointOf, type StatPoint } from "../../core/stats/points.ts";
import { MOST_SPANS, type SeriesQuery, seriesOf, spansIn, topOf } from "../../core/stats/series.ts";
import type { ControlPorts } from "../control-ports.ts";
import { listOf, object, oneOf, ref, text } from "../definitions/json-schema.ts";
import { isListed, ownerParameter } from "../people/owned.ts";
import {
  choiceParameter,
  type Parameter,
  paging,
  required,
  textParameter,
  timeParameter,
} from "../parameter.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const steps = ["1m", "1h", "1d"] as const;
/** Without `from`, so many spans are shown. */
const SPANS = 60;
const DAY_MS = 86_400_000;

const beforeParameter: Parameter<readonly number[]> = {
  description:
    "The same time so many days before as well, to lay beside: `1,7` is the day and the week before.",
  schema: { type: "string", pattern: "^[1-9][0-9]{0,2}(,[1-9][0-9]{0,2}){0,3}$" },
  example: "1,7",
  expected: "one to four numbers of days such as 1,7",
  read: (days) => (/^[1-9]\d{0,2}(,[1-9]\d{0,2}){0,3}$/.test(days) ? days.split(",").map(Number) : undefined),
};

const range = {
  kind: required(choiceParameter("What is counted.", statKinds)),
  from: timeParameter(`Spans that begin at this time or later. Default: ${SPANS} steps before \`until\`.`),
  until: timeParameter("Spans that begin before. Default: now."),
};
const seriesQuery = {
  ...range,
  id: required(textParameter("Which one of the kind.", "large-orders")),
  step: choiceParameter("How long a span is; days are those of UTC. Default: 1m.", steps),
  before: beforeParameter,
};
const topQuery = {
  ...range,
  by: choiceParameter("Most of what comes first. Default: count.", ["count", "bytes", "failed", "dead"]),
  owner: ownerParameter,
  limit: paging.limit,
};

export const statsRoutes: readonly Route[] = [
  defineRoute({
    tag: "Stats",
    method: "GET",
    path: "/api/stats",
    right: "read",
    owned: ({ query: { kind, id } }) => thingsCounted(kind, id),
    summary: "What was counted of one thing over a time",
    description:
      "Counts, bytes, failures by code and latencies, a point a span; spans in which nothing happened are left out. " +
      "For a source, type, producer, bus and `ingest` they are of what was published, for a rule of what it matched, for a " +
      "target of attempts. Points are there a second after what they count.",
    query: seriesQuery,
    answers: {
      200: {
        description: "Points by time.",
        schema: object({
          kind: oneOf(...statKinds),
          id: text,
          step: oneOf(...steps),
          points: listOf(ref("StatPoint")),
          "before?": listOf(object({ days: { type: "integer" }, points: listOf(ref("StatPoint")) })),
        }),
        example: { kind: "rule", id: "large-orders", step: "1m", points: [] },
      },
    },
    handle: series,
  }),
  defineRoute({
    tag: "Stats",
    method: "GET",
    path: "/api/stats/top",
    right: "read",
    owned: () => "answer",
    summary: "Which of a kind had most of something",
    query: topQuery,
    answers: {
      200: {
        description: "The most first, each summed over the time.",
        schema: object({ items: listOf({ allOf: [object({ id: text }), ref("StatPoint")] }) }),
        example: { items: [] },
      },
    },
    handle: top,
  }),
];

async function series(
  { query }: ApiRequest<typeof seriesQuery>,
  { stats, clock }: ControlPorts,
): Promise<Answer> {
  const { kind, id, step = "1m", before } = query;
  const asked: SeriesQuery = { kind, id, step, ...timesOf(query, { step, now: clock() }) };
  if (spansIn(asked) > MOST_SPANS) throw tooMany(asked);
  const points = async (days: number) => {
    const shifted = { ...asked, from: asked.from - days * DAY_MS, until: asked.until - days * DAY_MS };
    return (await seriesOf(shifted, stats)).map((row) => shownPoint(pointOf(row)));
  };
  return {
    body: {
      ...{ kind, id, step, points: await points(0) },
      ...(before && {
        before: await Promise.all(before.map(async (days) => ({ days, points: await points(days) }))),
      }),
    },
  };
}

async function top(request: ApiRequest<typeof topQuery>, { stats, clock }: ControlPorts): Promise<Answer> {
  const { query } = request;
  const { kind, by = "count", limit = 50 } = query;
  const times = timesOf(query, { step: "1m", now: clock() });
  const step: StatStep = spansIn({ ...times, step: "1m" }) <= MOST_SPANS ? "1m" : "1h";
  const keeps = (id: string) => isListed(request, thingsCounted(kind, id));
  const rows = await topOf({ kind, step, by, limit, keeps, ...times }, stats);
  return { body: { items: rows.map((row) => ({ id: row.id, ...shownPoint(pointOf(row)) })) } };
}

/** What is counted as what may be somebody's. */
function thingsCounted(kind: StatKind, id: string): readonly Thing[] {
  if (kind === "producer") return thingsOfDoor(id);
  return kind === "type" || kind === "function" ? [] : [{ kind, id }];
}

function timesOf(
  { from, until }: { readonly from?: number; readonly until?: number },
  { step, now }: { step: StatStep; now: number },
): { from: number; until: number } {
  const end = until ?? now;
  const begin = from ?? end - SPANS * STEP_MS[step];
  if (begin >= end)
    throw requestInvalid("read the query", [
      { pointer: "/from", keyword: "range", expected: "before until" },
    ]);
  return { from: begin, until: end };
}

function tooMany(asked: SeriesQuery) {
  const expected = `longer, or the time shorter: a series has ${MOST_SPANS} spans at most`;
  return requestInvalid("read the query", [
    { pointer: "/step", keyword: "maximum", expected, actual: `${spansIn(asked)} spans of ${asked.step}` },
  ]);
}

function shownPoint({ at, ...numbers }: StatPoint) {
  return { at: timeText(at), ...numbers };
}
