import { arnOf, busNamed, nameInArn } from "../../core/eventbridge/arn.ts";
import { structure, text } from "../../core/eventbridge/shape.ts";
import { aboutBus, seen } from "./about.ts";
import { exists, missing, notValid } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { policyText, type Statement } from "./policy.ts";
import {
  arn,
  busName,
  busNameOrArn,
  description,
  limit,
  nextToken,
  tags,
} from "../../core/eventbridge/constraints.ts";
import { type Kept, keep, present, seconds, type State, stateOf, statesOf, type Tag } from "./state.ts";

/** What is known of a bus that was made by CreateEventBus, or of the default one that has permissions or tags. */
export interface BusState extends State {
  readonly description?: string;
  readonly statements?: readonly Statement[];
  /** ARN of a queue. Shown, and used by nobody: dead letters are kept here. */
  readonly deadLetters?: string;
}

interface NamedInput {
  readonly Name: string;
}
interface CreateInput extends NamedInput {
  readonly Description?: string;
  readonly DeadLetterConfig?: DeadLetterConfig;
  readonly EventSourceName?: string;
  readonly Tags?: readonly Tag[];
}
interface UpdateInput {
  readonly Name?: string;
  readonly Description?: string;
  readonly DeadLetterConfig?: DeadLetterConfig;
}
interface DeadLetterConfig {
  readonly Arn?: string;
}

const said = {
  Description: description,
  KmsKeyIdentifier: text({ max: 2048 }),
  DeadLetterConfig: structure("DeadLetterConfig", { Arn: arn }),
};

export const busOperations: Readonly<Record<string, Operation>> = {
  CreateEventBus: operation<CreateInput>(
    "manage",
    structure("CreateEventBusRequest", {
      "Name!": busName,
      EventSourceName: text({ min: 1, max: 256, pattern: String.raw`aws\.partner(/[\.\-_A-Za-z0-9]+){2,}` }),
      Tags: tags,
      ...said,
    }),
    create,
  ),
  DeleteEventBus: operation<NamedInput>(
    "manage",
    structure("DeleteEventBusRequest", { "Name!": busName }),
    remove,
  ),
  DescribeEventBus: looking<UpdateInput>(
    structure("DescribeEventBusRequest", { Name: busNameOrArn }),
    ({ input }) => aboutBus(busNamed(input.Name)),
    ({ input, place }, ports) => shown(busOf(ports, busNamed(input.Name)), place),
  ),
  ListEventBuses: looking<ListInput>(
    structure("ListEventBusesRequest", { NamePrefix: busName, NextToken: nextToken, Limit: limit }),
    "answer",
    (request, ports) => {
      const { input, place } = request;
      const buses = seen(busesOf(ports), request, ({ name }) => aboutBus(name));
      const { items, next } = listed(buses, input, ({ name }) => name);
      return { EventBuses: items.map((bus) => shown(bus, place)), ...next };
    },
  ),
  UpdateEventBus: operation<UpdateInput>(
    "manage",
    structure("UpdateEventBusRequest", { Name: busName, ...said }),
    update,
  ),
};

/** The bus, by name. Throws ResourceNotFoundException. */
export function busOf(ports: Pick<AwsPorts, "registry">, name: string): Kept<BusState> {
  const found = stateOf<BusState>(ports, "bus", name);
  if (found) return found;
  if (name === "default") return { name, createdAt: 0, changedAt: 0 };
  throw missing(`Event bus ${name} does not exist.`);
}

/** The bus that an ARN names. */
export function busOfArn(ports: Pick<AwsPorts, "registry">, arn: string, parameter: string): Kept<BusState> {
  const name = nameInArn(arn, "event-bus");
  if (name === undefined)
    throw notValid(`Parameter ${parameter} is not valid. Reason: Must contain an event bus ARN.`);
  return busOf(ports, name);
}

function busesOf(ports: Pick<AwsPorts, "registry">): readonly Kept<BusState>[] {
  return [
    busOf(ports, "default"),
    ...statesOf<BusState>(ports, "bus").filter(({ name }) => name !== "default"),
  ];
}

function shown(bus: Kept<BusState>, place: AwsRequest["place"]): object {
  return present({
    Name: bus.name,
    Arn: arnOf(place, "event-bus", bus.name),
    Description: bus.description,
    DeadLetterConfig: bus.deadLetters === undefined ? undefined : { Arn: bus.deadLetters },
    Policy: policyText(bus.statements ?? []),
    CreationTime: seconds(bus.createdAt),
    LastModifiedTime: seconds(bus.changedAt),
  });
}

/** A bus is a folder of the archive. */
const USABLE = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;

async function create(request: AwsRequest<CreateInput>, ports: AwsPorts): Promise<object> {
  const { Name: name, Description, DeadLetterConfig, EventSourceName, Tags } = request.input;
  if (name === "default" || stateOf(ports, "bus", name)) throw exists(`Event bus ${name} already exists.`);
  if (EventSourceName !== undefined) throw missing(`Event source ${EventSourceName} does not exist.`);
  if (!USABLE.test(name))
    throw notValid(
      "Parameter Name is not valid. Reason: Use at most 64 letters, digits, '.', '-' and '_', the first no dot.",
    );
  const value: BusState = {
    createdAt: ports.clock(),
    ...(Description !== undefined && { description: Description }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetters: DeadLetterConfig.Arn }),
    ...(Tags && { tags: Tags }),
  };
  await keep(request, ports, { kind: "bus", name, value });
  return present({ EventBusArn: arnOf(request.place, "event-bus", name), Description, DeadLetterConfig });
}

async function remove(request: AwsRequest<NamedInput>, ports: AwsPorts): Promise<undefined> {
  const name = request.input.Name;
  if (name === "default") throw notValid("Cannot delete event bus default.");
  if (statesOf(ports, "rule").some((rule) => rule.name.startsWith(`${name}/`)))
    throw notValid(`Event bus ${name} can't be deleted since it has rules.`);
  await keep(request, ports, { kind: "bus", name });
  return undefined;
}

async function update(request: AwsRequest<UpdateInput>, ports: AwsPorts): Promise<object> {
  const { Name = "default", Description, DeadLetterConfig } = request.input;
  const { deadLetters: before, ...bus } = busOf(ports, Name);
  const deadLetters = DeadLetterConfig ? DeadLetterConfig.Arn : before;
  await changeBus(request, ports, {
    ...bus,
    description: Description ?? "",
    ...(deadLetters !== undefined && { deadLetters }),
  });
  const Arn = arnOf(request.place, "event-bus", bus.name);
  return present({ Arn, Name: bus.name, Description, DeadLetterConfig });
}

/** Replaces what is known of a bus. */
export function changeBus(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  { name, changedAt: _, ...value }: Kept<BusState>,
): Promise<void> {
  return keep(request, ports, { kind: "bus", name, value });
}
