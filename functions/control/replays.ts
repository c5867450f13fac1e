import { randomUUID } from "node:crypto";
import { targetOf } from "../core/built-in-targets.ts";
import { RouterError } from "../core/errors.ts";
import type { Replay, ReplayMatch } from "../core/ports.ts";
import { eventFilter, remainingRange } from "../core/replay.ts";
import { created, etagOf } from "./answer.ts";
import type { ControlPorts } from "./control-ports.ts";
import { definitionOf } from "./definition.ts";
import {
  anything,
  described,
  exactly,
  flag,
  listOf,
  moment,
  oneOf,
  pageOf,
  ref,
  text,
} from "./json-schema.ts";
import { pageAsked, paging } from "./parameter.ts";
import { checkVersion } from "./precondition.ts";
import { audited } from "./record.ts";
import { requireOwnReplay, requireReplay } from "./replay-reach.ts";
import { requestInvalid } from "./request-invalid.ts";
import { shownReplay } from "./replay-progress.ts";
import { type Answer, type ApiRequest, type BodySpec, defineRoute, type Route } from "./route.ts";
import { requireFullSight, sightOf } from "./sight.ts";
import { readTime } from "./time.ts";

/** What somebody asks to be replayed. */
interface ReplayOrder extends Pick<Replay, "name" | "to"> {
  readonly bus?: string;
  readonly from: string;
  readonly until: string;
  readonly match?: ReplayMatch;
  readonly eventsPerSecond?: number;
  readonly dryRun?: boolean;
}

const match = exactly({
  "type?": text,
  "source?": text,
  "subject?": text,
  "pattern?": { type: "object" },
  "condition?": anything,
  "view?": oneOf("cloudevents", "eventbridge"),
});

const to = {
  oneOf: [
    exactly({ "rules?": { ...listOf(text), minItems: 1, description: "Only these rules; absent: all." } }),
    exactly({ target: described(text, "Straight to this target.") }),
    exactly({
      url: {
        type: "string",
        pattern: "^https?://",
        maxLength: 2048,
        description: "Straight to this address.",
      },
      "allowPrivateNetwork?": flag,
    }),
  ],
};

const body: BodySpec<ReplayOrder> = {
  schema: exactly({
    name: { ...text, minLength: 1, maxLength: 256 },
    "bus?": described(text, "Default: all buses."),
    from: described(moment, "Of receipt, inclusive."),
    until: described(moment, "Of receipt, exclusive."),
    "match?": match,
    to,
    "eventsPerSecond?": { type: "number", exclusiveMinimum: 0, maximum: 1_000_000 },
    "dryRun?": described(flag, "Only counts what would happen; the result appears as `dry`."),
  }),
  example: {
    name: "orders of Friday, once more",
    from: "2026-01-02T00:00:00Z",
    until: "2026-01-03T00:00:00Z",
    match: { type: "shop.order.paid" },
    to: { rules: ["paid-orders"] },
    eventsPerSecond: 100,
  },
};

interface Act {
  readonly summary: string;
  readonly from: readonly Replay["status"][];
  readonly to: Replay["status"];
}
const acts = {
  pause: { summary: "Pause a replay", from: ["running"], to: "paused" },
  resume: { summary: "Resume a paused replay", from: ["paused"], to: "running" },
  cancel: { summary: "Cancel a replay", from: ["running", "paused"], to: "cancelled" },
} as const satisfies Readonly<Record<string, Act>>;

const tag = "Replays";
const answered = { description: "The replay and its progress.", schema: ref("Replay") };

export const replayRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/replays",
    right: "read",
    summary: "List replays",
    query: paging,
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Replay")) } },
    async handle({ query }, { replays, clock }) {
      const { items, ...rest } = await replays.list(pageAsked(query));
      return { body: { items: items.map((replay) => shownReplay(replay, clock())), ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/replays",
    right: "operate",
    summary: "Replay archived events",
    description: "To rules and targets that are one's own or nobody's.",
    body,
    answers: { 201: answered },
    refusals: ["not-found", "owner-required", "pattern-invalid", "condition-invalid"],
    danger: {
      act: "replay",
      async of(request, ports, { replayEvents }) {
        const replay = checkedReplay(request, ports);
        const count = replay.dryRun ? 0 : await ports.archive.count(remainingRange(replay));
        if (count <= replayEvents) return undefined;
        return { resource: `replay/${replay.name}`, what: `replay "${replay.name}" over ${count} events` };
      },
    },
    handle: create,
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/replays/{id}",
    right: "read",
    summary: "Read a replay and its progress",
    answers: { 200: answered },
    async handle({ parameters: { id = "" } }, ports) {
      return answerOf(await replayOf(ports, id), ports);
    },
  }),
  ...(["pause", "resume", "cancel"] as const).map((act) =>
    defineRoute({
      tag,
      method: "POST",
      path: `/api/replays/{id}/${act}`,
      right: "operate",
      versioned: "optional",
      summary: acts[act].summary,
      answers: { 200: answered },
      refusals: ["state-conflict", "owner-required"],
      handle: (request, ports) => perform(act, request, ports),
    }),
  ),
];

async function create(
  request: ApiRequest<Record<string, never>, ReplayOrder>,
  ports: ControlPorts,
): Promise<Answer> {
  const replay = checkedReplay(request, ports);
  // A ticket makes one replay, also when it is executed again.
  const made = request.ticket === undefined ? undefined : await ports.replays.get(replay.id);
  if (made) return answerOf(made, ports);
  const counted = { ...replay, total: await ports.archive.count(remainingRange(replay)) };
  await audited(request, ports, {
    entry: { action: "replay.create", resource: `replay/${replay.id}`, after: request.body },
    act: () => ports.replays.add(counted),
  });
  const { body, headers = {} } = answerOf(counted, ports);
  return created(`/api/replays/${replay.id}`, body, headers);
}

/** Throws where it cannot be run, and where it is not the caller's to run. */
function checkedReplay(request: ApiRequest<Record<string, never>, ReplayOrder>, ports: ControlPorts): Replay {
  const { body, caller, ticket } = request;
  const sight = sightOf(caller, ports);
  if ("url" in body.to) requireFullSight(sight, `replay "${body.name}" to an address of one's own`);
  const hidden = sight.redactions.map(({ file }) => file);
  const replay: Replay = {
    id: ticket ?? randomUUID(),
    ...body,
    from: readTime(body.from, "/from"),
    until: readTime(body.until, "/until"),
    status: "running",
    createdAt: ports.clock(),
    createdBy: caller.id,
    checkpoint: 0,
    scanned: 0,
    published: 0,
    total: 0,
    version: 1,
    ...(body.match && hidden.length > 0 && { hidden }),
  };
  checkOrder(replay, ports);
  requireReplay(request, replay, ports);
  return replay;
}

/** Throws when it can't be run: an empty range, a filter that is not valid, rules or a target that there are not. */
function checkOrder({ name, from, until, match, to }: Replay, ports: ControlPorts): void {
  if (until <= from)
    throw requestInvalid(`replay "${name}"`, [
      { pointer: "/until", keyword: "after", expected: "a time after `from`" },
    ]);
  eventFilter(match);
  if ("rules" in to) for (const id of to.rules ?? []) definitionOf(ports, "rule", id);
  if ("target" in to && !targetOf(ports.registry, to.target))
    throw new RouterError("not-found", `Cannot replay "${name}": there is no target "${to.target}"`);
  if ("url" in to && !URL.canParse(to.url))
    throw requestInvalid(`replay "${name}"`, [{ pointer: "/to/url", keyword: "format", expected: "a URL" }]);
}

function answerOf(replay: Replay, { clock }: Pick<ControlPorts, "clock">): Answer {
  return { headers: etagOf(replay), body: shownReplay(replay, clock()) };
}

async function replayOf({ replays }: Pick<ControlPorts, "replays">, id: string): Promise<Replay> {
  const found = await replays.get(id);
  if (!found) throw new RouterError("not-found", `Cannot find replay "${id}": there is none`);
  return found;
}

/** A running replay writes its progress every so often; so many times an act is tried between two of these. */
const TRIES = 10;

async function perform(act: keyof typeof acts, request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const { id = "" } = request.parameters;
  const before = await replayOf(ports, id);
  requireOwnReplay(request, before, ports);
  checkVersion(request.headers["if-match"], before.version, `replay "${id}"`);
  const { status } = changed(before, act, ports.clock());
  await audited(request, ports, {
    entry: {
      action: `replay.${act}`,
      resource: `replay/${id}`,
      before: { status: before.status },
      after: { status },
    },
    act: () => update(act, before, { request, ports }),
  });
  return answerOf(await replayOf(ports, id), ports);
}

async function update(
  act: keyof typeof acts,
  replay: Replay,
  { request, ports }: { readonly request: ApiRequest; readonly ports: ControlPorts },
): Promise<void> {
  for (let tries = 0, last = replay; tries < TRIES; tries++, last = await replayOf(ports, replay.id)) {
    if (tries > 0) checkVersion(request.headers["if-match"], last.version, `replay "${last.id}"`);
    if (await ports.replays.update(changed(last, act, ports.clock()))) return;
  }
  throw new RouterError(
    "version-conflict",
    `Cannot ${act} replay "${replay.id}": it changes too fast; try again`,
  );
}

function changed(replay: Replay, act: keyof typeof acts, now: number): Replay {
  const { from, to }: Act = acts[act];
  if (!from.includes(replay.status))
    throw new RouterError("state-conflict", `Cannot ${act} replay "${replay.id}": it is ${replay.status}`);
  return { ...replay, status: to, ...(act === "cancel" && { endedAt: now }) };
}
