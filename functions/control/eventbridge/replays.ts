import { arnOf, nameInArn, type Place } from "../../core/eventbridge/arn.ts";
import { listOf, moment, structure, text } from "../../core/eventbridge/shape.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import type { Replay } from "../../core/ports.ts";
import { remainingRange } from "../../core/replay.ts";
import type { ArchiveState } from "./archives.ts";
import { seen } from "./about.ts";
import { busOfArn } from "./buses.ts";
import { exists, missing, notValid, tooMany } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { firstBeyond, thingsOfReplay } from "../archive/replay-reach.ts";
import { arn, limit, line, name, nextToken } from "../../core/eventbridge/constraints.ts";
import { type Kept, keep, present, seconds, type State, stateOf, statesOf } from "./state.ts";

/** What is known of a replay that was made by StartReplay. */
interface ReplayState extends State {
  /** The replay that does the work. */
  readonly replay: string;
  readonly description?: string;
  readonly archive: string;
  readonly bus: string;
  readonly destination: Destination;
}
interface Destination {
  readonly Arn: string;
  readonly FilterArns?: readonly string[];
}
interface NamedInput {
  readonly ReplayName: string;
}
interface StartInput extends NamedInput {
  readonly Description?: string;
  readonly EventSourceArn: string;
  readonly EventStartTime: number;
  readonly EventEndTime: number;
  readonly Destination: Destination;
}

const STATES = ["STARTING", "RUNNING", "CANCELLING", "COMPLETED", "CANCELLED", "FAILED"];
const named = { "ReplayName!": name };

export const replayOperations: Readonly<Record<string, Operation>> = {
  StartReplay: operation<StartInput>(
    "operate",
    structure("StartReplayRequest", {
      ...named,
      Description: line,
      "EventSourceArn!": arn,
      "EventStartTime!": moment,
      "EventEndTime!": moment,
      "Destination!": structure("ReplayDestination", { "Arn!": arn, FilterArns: listOf(arn) }),
    }),
    start,
  ),
  DescribeReplay: looking<NamedInput>(
    structure("DescribeReplayRequest", named),
    async ({ input }, ports) => thingsOfReplay(await workOf(ports, replayNamed(ports, input.ReplayName))),
    async ({ input, place }, ports) => {
      const state = replayNamed(ports, input.ReplayName);
      return present({
        ...shown(state, await workOf(ports, state), { place, now: ports.clock() }),
        ReplayArn: arnOf(place, "replay", state.name),
        Description: state.description,
        Destination: state.destination,
      });
    },
  ),
  ListReplays: looking<ListInput & { readonly EventSourceArn?: string; readonly State?: string }>(
    structure("ListReplaysRequest", {
      NamePrefix: name,
      State: text({ values: STATES }),
      EventSourceArn: arn,
      NextToken: nextToken,
      Limit: limit,
    }),
    "answer",
    list,
  ),
  CancelReplay: operation<NamedInput>("operate", structure("CancelReplayRequest", named), cancel),
};

function replayNamed(ports: AwsPorts, name: string): Kept<ReplayState> {
  const found = stateOf<ReplayState>(ports, "replay", name);
  if (!found) throw missing(`Replay ${name} does not exist.`);
  return found;
}

async function workOf({ replays }: AwsPorts, { name, replay }: Kept<ReplayState>): Promise<Replay> {
  const work = await replays.get(replay);
  if (!work) throw missing(`Replay ${name} does not exist.`);
  return work;
}

const STATE_OF = {
  running: "RUNNING",
  paused: "RUNNING",
  done: "COMPLETED",
  cancelled: "CANCELLED",
  failed: "FAILED",
} as const satisfies Record<Replay["status"], string>;

/** So long after its cancellation what a replay was about to publish may still be on its way. */
const CANCELLING_MS = 5_000;

function shown(
  { name, archive }: Kept<ReplayState>,
  work: Replay,
  { place, now }: { readonly place: Place; readonly now: number },
) {
  const { from, until, createdAt, status, error } = work;
  const isCancelling = status === "cancelled" && now - work.endedAt! < CANCELLING_MS;
  const endedAt = isCancelling ? undefined : work.endedAt;
  return present({
    ReplayName: name,
    EventSourceArn: arnOf(place, "archive", archive),
    State: isCancelling ? "CANCELLING" : isStarting(work) ? "STARTING" : STATE_OF[status],
    StateReason: error,
    EventStartTime: seconds(from),
    EventEndTime: seconds(until),
    EventLastReplayedTime: work.published > 0 && status === "done" ? seconds(until) : undefined,
    ReplayStartTime: seconds(createdAt),
    ReplayEndTime: endedAt === undefined ? undefined : seconds(endedAt),
  }) as { readonly State: string };
}

function isStarting({ status, scanned }: Replay): boolean {
  return status === "running" && scanned === 0;
}

async function list(
  request: AwsRequest<ListInput & { readonly EventSourceArn?: string; readonly State?: string }>,
  ports: AwsPorts,
): Promise<object> {
  const { input, place } = request;
  const { EventSourceArn, State } = input;
  const at = { place, now: ports.clock() };
  const states = statesOf<ReplayState>(ports, "replay").filter(
    ({ archive }) => EventSourceArn === undefined || EventSourceArn.endsWith(`:archive/${archive}`),
  );
  const all = await Promise.all(
    states.map(async (state) => {
      const work = await workOf(ports, state);
      return { name: state.name, work, row: shown(state, work, at) };
    }),
  );
  const wanted = seen(all, request, ({ work }) => thingsOfReplay(work)).filter(
    ({ row }) => State === undefined || row.State === State,
  );
  const { items, next } = listed(wanted, input, ({ name }) => name);
  return { Replays: items.map(({ row }) => row), ...next };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const ACTIVE_REPLAYS = 10;

async function start(request: AwsRequest<StartInput>, ports: AwsPorts): Promise<object> {
  const { input, place } = request;
  const { ReplayName: name, Destination, Description } = input;
  if (input.EventStartTime >= input.EventEndTime)
    throw notValid(
      "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.",
    );
  const bus = busOfArn(ports, Destination.Arn, "Destination.Arn").name;
  const { archive, state } = archiveOf(ports, input.EventSourceArn);
  if (state.bus !== bus)
    throw notValid(
      "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.",
    );
  if (stateOf(ports, "replay", name)) throw exists(`Replay ${name} already exists.`);
  if ((await activeReplays(ports)) >= ACTIVE_REPLAYS) throw tooMany();
  const work = workFor(request, { bus, state, id: ports.newId(), now: ports.clock() });
  refuseBeyond(request, work, ports);
  const value: ReplayState = {
    replay: work.id,
    createdAt: work.createdAt,
    ...(Description !== undefined && { description: Description }),
    archive,
    bus,
    destination: Destination,
  };
  await ports.replays.add({ ...work, total: await ports.archive.count(remainingRange(work)) });
  await keep(request, ports, { kind: "replay", name, value });
  return {
    ReplayArn: arnOf(place, "replay", name),
    State: "STARTING",
    ReplayStartTime: seconds(work.createdAt),
  };
}

/** A replay that would send to what is owned by others is not the caller's to start, nor to end. */
function refuseBeyond({ reach }: Pick<AwsRequest, "reach">, work: Replay, ports: AwsPorts): void {
  const beyond = firstBeyond(reach, work, ports);
  if (!beyond) return;
  const { kind, id } = beyond.things[0]!;
  throw new AwsFault(
    "AccessDeniedException",
    `Replay ${work.name} reaches ${kind} ${id}, which is owned by others.`,
  );
}

function archiveOf(ports: AwsPorts, sourceArn: string) {
  const archive = nameInArn(sourceArn, "archive") ?? sourceArn;
  const state = stateOf<ArchiveState>(ports, "archive", archive);
  if (state) return { archive, state };
  throw notValid(`Parameter EventSourceArn is not valid. Reason: Archive ${archive} does not exist.`);
}

async function activeReplays(ports: AwsPorts): Promise<number> {
  const all = await Promise.all(
    statesOf<ReplayState>(ports, "replay").map(({ replay }) => ports.replays.get(replay)),
  );
  return all.filter((work) => work?.status === "running" || work?.status === "paused").length;
}

/** The replay of an archive's events to its bus, or to some of its rules. */
function workFor(
  { input, caller }: AwsRequest<StartInput>,
  {
    bus,
    state,
    id,
    now,
  }: { readonly bus: string; readonly state: ArchiveState; readonly id: string; readonly now: number },
): Replay {
  const rules = input.Destination.FilterArns?.map((arn) => nameInArn(arn, "rule") ?? arn);
  const { eventPattern } = state;
  return {
    id,
    name: input.ReplayName,
    bus,
    from: Math.floor(input.EventStartTime * 1000),
    until: Math.floor(input.EventEndTime * 1000),
    ...(eventPattern !== undefined && {
      match: { pattern: JSON.parse(eventPattern) as unknown, view: "eventbridge" as const },
    }),
    to: rules && rules.length > 0 ? { rules } : {},
    status: "running",
    createdAt: now,
    createdBy: caller,
    checkpoint: 0,
    scanned: 0,
    published: 0,
    total: 0,
    version: 1,
  };
}

/** A running replay writes its progress every so often; so many times it is tried between two of these. */
const TRIES = 10;

async function cancel(request: AwsRequest<NamedInput>, ports: AwsPorts): Promise<object> {
  const state = replayNamed(ports, request.input.ReplayName);
  for (let tries = 0; tries < TRIES; tries++) {
    const work = await workOf(ports, state);
    if (work.createdBy !== request.caller) refuseBeyond(request, work, ports);
    if (work.status !== "running" && work.status !== "paused")
      throw new AwsFault(
        "IllegalStatusException",
        `Replay ${state.name} is not in a valid state for this operation.`,
      );
    if (!(await ports.replays.update({ ...work, status: "cancelled", endedAt: ports.clock() }))) continue;
    return { ReplayArn: arnOf(request.place, "replay", state.name), State: "CANCELLING" };
  }
  throw new AwsFault("ConcurrentModificationException", `Replay ${state.name} changes too fast; try again.`);
}
