import { RouterError } from "../../core/errors.ts";
import type { Replay } from "../../core/ports.ts";
import { remainingRange } from "../../core/replay.ts";
import { created, etagOf } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { pageOf, ref } from "../definitions/json-schema.ts";
import { isAskedListed, ownerParameter, requireAsked } from "../people/owned.ts";
import { pageAsked, paging } from "../parameter.ts";
import { checkVersion } from "../definitions/precondition.ts";
import { audited } from "../record.ts";
import { checkedReplay, replayBody, type ReplayOrder } from "./replay-order.ts";
import { askedReplay, requireOwnReplay } from "./replay-reach.ts";
import { shownReplay } from "./replay-progress.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";

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
    owned: () => "answer",
    summary: "List replays",
    description: "One's own, and those of what one may see. A page may be short, and still has a `next`.",
    query: { owner: ownerParameter, ...paging },
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Replay")) } },
    async handle(request, { replays, clock }) {
      const { items, ...rest } = await replays.list(pageAsked(request.query));
      const listed = items.filter((replay) => isAskedListed(request, askedReplay(replay)));
      return { body: { items: listed.map((replay) => shownReplay(replay, clock())), ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/replays",
    right: "operate",
    summary: "Replay archived events",
    description: "To rules and targets that are one's own or nobody's.",
    body: replayBody,
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
    owned: () => "answer",
    summary: "Read a replay and its progress",
    answers: { 200: answered },
    async handle(request, ports) {
      const replay = await replayOf(ports, request.parameters["id"] ?? "");
      requireAsked(request, { ...askedReplay(replay), act: `show replay "${replay.id}"` }, ports);
      return answerOf(replay, ports);
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
