import { archiveFile, type AwsArchive, FOR_EVER_DAYS } from "../../core/eventbridge/archive-file.ts";
import { arnOf, type Place } from "../../core/eventbridge/arn.ts";
import { number, structure, text } from "../../core/eventbridge/shape.ts";
import { aboutBus, seen } from "./about.ts";
import { busOfArn } from "./buses.ts";
import { exists, missing, notValid } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { checkPattern } from "./rules.ts";
import { archiveName, arn, limit, line, nextToken, pattern } from "../../core/eventbridge/constraints.ts";
import { define, type Kept, keep, present, seconds, type State, stateOf, statesOf } from "./state.ts";

/** What is known of an archive that was made by CreateArchive. */
export interface ArchiveState extends State, AwsArchive {}

interface ArchiveInput {
  readonly ArchiveName: string;
  readonly Description?: string;
  readonly EventPattern?: string;
  readonly RetentionDays?: number;
}

const said = { Description: line, EventPattern: pattern, RetentionDays: number({ min: 0 }) };
const named = { "ArchiveName!": archiveName };

export const archiveOperations: Readonly<Record<string, Operation>> = {
  CreateArchive: operation<ArchiveInput & { readonly EventSourceArn: string }>(
    "manage",
    structure("CreateArchiveRequest", { ...named, "EventSourceArn!": arn, ...said }),
    create,
  ),
  UpdateArchive: operation<ArchiveInput>(
    "manage",
    structure("UpdateArchiveRequest", { ...named, ...said }),
    update,
  ),
  DescribeArchive: looking<ArchiveInput>(
    structure("DescribeArchiveRequest", named),
    ({ input }, ports) => aboutBus(archiveNamed(ports, input.ArchiveName).bus),
    async ({ input, place }, ports) => {
      const archive = archiveNamed(ports, input.ArchiveName);
      return present({
        ...(await shown(archive, place, ports)),
        ArchiveArn: arnOf(place, "archive", archive.name),
        Description: archive.description,
        EventPattern: archive.eventPattern,
      });
    },
  ),
  ListArchives: looking<ListInput & { readonly EventSourceArn?: string; readonly State?: string }>(
    structure("ListArchivesRequest", {
      NamePrefix: archiveName,
      EventSourceArn: arn,
      State: text({
        values: ["ENABLED", "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED"],
      }),
      NextToken: nextToken,
      Limit: limit,
    }),
    "answer",
    async (request, ports) => {
      const { input, place } = request;
      const { EventSourceArn, State = "ENABLED" } = input;
      const own = seen(statesOf<ArchiveState>(ports, "archive"), request, ({ bus }) => aboutBus(bus));
      const all = own.filter(
        ({ bus }) =>
          State === "ENABLED" &&
          (EventSourceArn === undefined || EventSourceArn.endsWith(`:event-bus/${bus}`)),
      );
      const { items, next } = listed(all, input, ({ name }) => name);
      return { Archives: await Promise.all(items.map((one) => shown(one, place, ports))), ...next };
    },
  ),
  DeleteArchive: operation<ArchiveInput>(
    "manage",
    structure("DeleteArchiveRequest", named),
    async (request, ports) => {
      const { name } = archiveNamed(ports, request.input.ArchiveName);
      await define(request, ports, { kind: "archive", id: name });
      await keep(request, ports, { kind: "archive", name });
      return undefined;
    },
  ),
};

function archiveNamed(ports: AwsPorts, name: string): Kept<ArchiveState> {
  const found = stateOf<ArchiveState>(ports, "archive", name);
  if (!found) throw missing(`Archive ${name} does not exist.`);
  return found;
}

/** Counts and sizes are those of all that is kept of the bus since the archive was made. */
async function shown(
  { name, bus, retentionDays, createdAt }: Kept<ArchiveState>,
  place: Place,
  { archive }: AwsPorts,
): Promise<object> {
  const size = (await archive.sizes()).find((size) => size.bus === bus);
  return {
    ArchiveName: name,
    EventSourceArn: arnOf(place, "event-bus", bus),
    State: "ENABLED",
    RetentionDays: retentionDays,
    SizeBytes: size?.bytes ?? 0,
    EventCount: size ? await archive.count({ bus, from: createdAt }) : 0,
    CreationTime: seconds(createdAt),
  };
}

async function create(
  request: AwsRequest<ArchiveInput & { readonly EventSourceArn: string }>,
  ports: AwsPorts,
): Promise<object> {
  const { ArchiveName: name, EventSourceArn } = request.input;
  const { name: bus } = busOfArn(ports, EventSourceArn, "EventSourceArn");
  if (ports.registry.get("archive", name)) throw exists(`Archive ${name} already exists.`);
  const state = { name, bus, createdAt: ports.clock(), changedAt: ports.clock(), retentionDays: 0 };
  return save(request, ports, state);
}

function update(request: AwsRequest<ArchiveInput>, ports: AwsPorts): Promise<object> {
  return save(request, ports, archiveNamed(ports, request.input.ArchiveName));
}

async function save(
  request: AwsRequest<ArchiveInput>,
  ports: AwsPorts,
  { name, changedAt: _, ...before }: Kept<ArchiveState>,
): Promise<object> {
  const { Description, EventPattern, RetentionDays } = request.input;
  if (EventPattern !== undefined) checkPattern(EventPattern);
  if (RetentionDays !== undefined && RetentionDays > FOR_EVER_DAYS)
    throw notValid(`Parameter RetentionDays is not valid. Reason: It must be at most ${FOR_EVER_DAYS}.`);
  const value: ArchiveState = {
    ...before,
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { eventPattern: EventPattern }),
    ...(RetentionDays !== undefined && { retentionDays: RetentionDays }),
  };
  await define(request, ports, { kind: "archive", id: name, value: archiveFile(value) });
  await keep(request, ports, { kind: "archive", name, value });
  return {
    ArchiveArn: arnOf(request.place, "archive", name),
    State: "ENABLED",
    CreationTime: seconds(value.createdAt),
  };
}
