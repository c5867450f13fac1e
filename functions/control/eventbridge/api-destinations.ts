import { arnOf, type Place } from "../../core/eventbridge/arn.ts";
import { number, structure, text } from "../../core/eventbridge/shape.ts";
import type { ApiDestinationState } from "./api-destination-state.ts";
import { aboutDestination, seen } from "./about.ts";
import { connectionOfArn, findConnection, isUsable } from "./connection-state.ts";
import { exists, missing, notValid } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { connectionArn, endpoint, limit, line, name, nextToken } from "../../core/eventbridge/constraints.ts";
import { type Kept, keep, present, seconds, stateOf, statesOf } from "./state.ts";
import { keepWithTargets } from "./target-definitions.ts";

interface DestinationInput {
  readonly Name: string;
  readonly Description?: string;
  readonly ConnectionArn?: string;
  readonly InvocationEndpoint?: string;
  readonly HttpMethod?: string;
  readonly InvocationRateLimitPerSecond?: number;
}

const method = text({ values: ["POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"] });
const shared = { Description: line, InvocationRateLimitPerSecond: number({ min: 1 }) };

export const apiDestinationOperations: Readonly<Record<string, Operation>> = {
  CreateApiDestination: operation<Required<DestinationInput>>(
    "manage",
    structure("CreateApiDestinationRequest", {
      "Name!": name,
      "ConnectionArn!": connectionArn,
      "InvocationEndpoint!": endpoint,
      "HttpMethod!": method,
      ...shared,
    }),
    create,
  ),
  UpdateApiDestination: operation<DestinationInput>(
    "manage",
    structure("UpdateApiDestinationRequest", {
      "Name!": name,
      ConnectionArn: connectionArn,
      InvocationEndpoint: endpoint,
      HttpMethod: method,
      ...shared,
    }),
    update,
  ),
  DescribeApiDestination: looking<DestinationInput>(
    structure("DescribeApiDestinationRequest", { "Name!": name }),
    ({ input }) => aboutDestination({ name: input.Name }),
    ({ input, place }, ports) => {
      const destination = destinationNamed(ports, input.Name, "describe");
      return present({ ...shown(destination, { place, ports }), Description: destination.description });
    },
  ),
  ListApiDestinations: looking<ListInput & { readonly ConnectionArn?: string }>(
    structure("ListApiDestinationsRequest", {
      NamePrefix: name,
      ConnectionArn: connectionArn,
      NextToken: nextToken,
      Limit: limit,
    }),
    "answer",
    (request, ports) => {
      const { input, place } = request;
      const own = seen(statesOf<ApiDestinationState>(ports, "api-destination"), request, aboutDestination);
      const all = own.filter(
        (one) => input.ConnectionArn === undefined || one.connectionArn === input.ConnectionArn,
      );
      const { items, next } = listed(all, input, (one) => one.name);
      return { ApiDestinations: items.map((one) => shown(one, { place, ports })), ...next };
    },
  ),
  DeleteApiDestination: operation<DestinationInput>(
    "manage",
    structure("DeleteApiDestinationRequest", { "Name!": name }),
    async (request, ports) => {
      const { name } = destinationNamed(ports, request.input.Name, "delete");
      await keep(request, ports, { kind: "api-destination", name });
      return undefined;
    },
  ),
};

function destinationNamed(ports: AwsPorts, name: string, act: string): Kept<ApiDestinationState> {
  const found = stateOf<ApiDestinationState>(ports, "api-destination", name);
  if (!found)
    throw missing(`Failed to ${act} the api-destination(s). An api-destination '${name}' does not exist.`);
  return found;
}

/** AWS's own rate where none is said. */
const PER_SECOND = 300;

function shown(
  destination: Kept<ApiDestinationState>,
  { place, ports }: { readonly place: Place; readonly ports: AwsPorts },
) {
  const { name, uid, connectionArn, endpoint, method, perSecond = PER_SECOND } = destination;
  const connection = findConnection(ports, connectionArn);
  return {
    Name: name,
    ApiDestinationArn: arnOf(place, "api-destination", `${name}/${uid}`),
    ApiDestinationState: connection && isUsable(connection) ? "ACTIVE" : "INACTIVE",
    ConnectionArn: connectionArn,
    InvocationEndpoint: endpoint,
    HttpMethod: method,
    InvocationRateLimitPerSecond: perSecond,
    CreationTime: seconds(destination.createdAt),
    LastModifiedTime: seconds(destination.changedAt),
  };
}

/** What acts on a destination answer. */
function times(answer: ReturnType<typeof shown>): object {
  const { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime } = answer;
  return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
}

async function create(request: AwsRequest<Required<DestinationInput>>, ports: AwsPorts): Promise<object> {
  const { Name, Description, ConnectionArn, InvocationEndpoint, HttpMethod } = request.input;
  const { InvocationRateLimitPerSecond: perSecond } = request.input as DestinationInput;
  if (stateOf(ports, "api-destination", Name)) throw exists(`An api-destination '${Name}' already exists.`);
  connectionOfArn(ports, ConnectionArn);
  const destination: Kept<ApiDestinationState> = {
    name: Name,
    uid: ports.newId(),
    createdAt: ports.clock(),
    changedAt: ports.clock(),
    ...((Description as string | undefined) !== undefined && { description: Description }),
    connectionArn: ConnectionArn,
    endpoint: usable(InvocationEndpoint),
    method: HttpMethod,
    ...(perSecond !== undefined && { perSecond }),
  };
  return save(request, ports, destination);
}

async function update(request: AwsRequest<DestinationInput>, ports: AwsPorts): Promise<object> {
  const { Name, Description, ConnectionArn, InvocationEndpoint, HttpMethod } = request.input;
  const { InvocationRateLimitPerSecond: perSecond } = request.input;
  const before = destinationNamed(ports, Name, "update");
  if (ConnectionArn !== undefined) connectionOfArn(ports, ConnectionArn);
  return save(request, ports, {
    ...before,
    changedAt: ports.clock(),
    ...(Description !== undefined && { description: Description }),
    ...(ConnectionArn !== undefined && { connectionArn: ConnectionArn }),
    ...(InvocationEndpoint !== undefined && { endpoint: usable(InvocationEndpoint) }),
    ...(HttpMethod !== undefined && { method: HttpMethod }),
    ...(perSecond !== undefined && { perSecond }),
  });
}

/** AWS takes https alone; here plain HTTP may go to a machine nearby. */
function usable(endpoint: string): string {
  if (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw notValid("Parameter InvocationEndpoint is not valid. Reason: It must be a URL.");
}

async function save(
  request: AwsRequest<DestinationInput>,
  ports: AwsPorts,
  destination: Kept<ApiDestinationState>,
): Promise<object> {
  const { name, changedAt: _, ...value } = destination;
  const concerns = ({ uid }: ApiDestinationState) => uid === destination.uid;
  await keepWithTargets(request, ports, { kind: "api-destination", name, value, concerns });
  return times(shown(destination, { place: request.place, ports }));
}
