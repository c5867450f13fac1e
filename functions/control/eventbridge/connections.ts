import type { ApiDestinationState } from "./api-destination-state.ts";
import { arnOf, type Place } from "../../core/eventbridge/arn.ts";
import { flag, listOf, structure, type StructureShape, text } from "../../core/eventbridge/shape.ts";
import { type AuthorizationType, type AuthParameters } from "../../core/eventbridge/connection.ts";
import { aboutConnection, seen } from "./about.ts";
import { type ConnectionState, isUsable, NEEDS, shownParameters } from "./connection-state.ts";
import { openParameters, sealParameters } from "./connection-secrets.ts";
import { exists, missing, notValid } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { endpoint, limit, line, name, nextToken } from "../../core/eventbridge/constraints.ts";
import { type Kept, keep, present, seconds, stateOf, statesOf } from "./state.ts";
import { keepWithTargets } from "./target-definitions.ts";
import { headerKey, headerValue, queryKey, queryValue } from "../../core/eventbridge/target-shape.ts";

interface ConnectionInput {
  readonly Name: string;
  readonly Description?: string;
  readonly AuthorizationType?: AuthorizationType;
  readonly AuthParameters?: AuthParameters;
}

/** AWS's pattern would take exponential time; this one says the same. */
const credential = text({
  min: 1,
  max: 512,
  pattern: String.raw`^[ \t]*[^\x00-\x1F:\x7F]+([ \t]+[^\x00-\x1F:\x7F]+)*[ \t]*$`,
  linear: /^\t*(?:[^\P{ASCII}:\p{Cc}]|[^\p{ASCII}])(?:\t|[^\P{ASCII}:\p{Cc}]|[^\p{ASCII}])*$/u,
});

function httpParameters(structureName: string): StructureShape {
  const list = (shape: Parameters<typeof structure>[1]) =>
    listOf(structure("Parameter", { ...shape, IsValueSecret: flag }), { max: 100 });
  return structure(structureName, {
    HeaderParameters: list({ Key: headerKey, Value: headerValue }),
    QueryStringParameters: list({ Key: queryKey, Value: queryValue }),
    BodyParameters: list({ Key: text(), Value: text() }),
  });
}

/** Of a new connection all that it needs is required. */
function authParameters(isNew: boolean): StructureShape {
  const own = (member: string) => (isNew ? `${member}!` : member);
  return structure("AuthParameters", {
    BasicAuthParameters: structure("BasicAuthParameters", {
      [own("Username")]: credential,
      [own("Password")]: credential,
    }),
    OAuthParameters: structure("OAuthParameters", {
      [own("ClientParameters")]: structure("ClientParameters", {
        [own("ClientID")]: credential,
        [own("ClientSecret")]: credential,
      }),
      [own("AuthorizationEndpoint")]: endpoint,
      [own("HttpMethod")]: text({ values: ["GET", "POST", "PUT"], anyCase: true }),
      OAuthHttpParameters: httpParameters("ConnectionHttpParameters"),
    }),
    ApiKeyAuthParameters: structure("ApiKeyAuthParameters", {
      [own("ApiKeyName")]: credential,
      [own("ApiKeyValue")]: credential,
    }),
    InvocationHttpParameters: httpParameters("ConnectionHttpParameters"),
  });
}

const type = text({ values: ["BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY"] });

export const connectionOperations: Readonly<Record<string, Operation>> = {
  CreateConnection: operation<ConnectionInput>(
    "manage",
    structure("CreateConnectionRequest", {
      "Name!": name,
      Description: line,
      "AuthorizationType!": type,
      "AuthParameters!": authParameters(true),
    }),
    create,
  ),
  UpdateConnection: operation<ConnectionInput>(
    "manage",
    structure("UpdateConnectionRequest", {
      "Name!": name,
      Description: line,
      AuthorizationType: type,
      AuthParameters: authParameters(false),
    }),
    update,
  ),
  DescribeConnection: looking<ConnectionInput>(
    structure("DescribeConnectionRequest", { "Name!": name }),
    ({ input }, ports) => aboutConnection(connectionNamed(ports, input.Name, "describe"), ports),
    ({ input, place }, ports) => {
      const connection = connectionNamed(ports, input.Name, "describe");
      const { region, account } = place;
      return present({
        ...shown(connection, place),
        Description: connection.description,
        AuthParameters: shownParameters(connection.parameters),
        SecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:events!connection/${connection.name}/${connection.secretUid}`,
      });
    },
  ),
  ListConnections: looking<ListInput & { readonly ConnectionState?: string }>(
    structure("ListConnectionsRequest", {
      NamePrefix: name,
      ConnectionState: text({
        values: [
          "CREATING",
          "UPDATING",
          "DELETING",
          "AUTHORIZED",
          "DEAUTHORIZED",
          "AUTHORIZING",
          "DEAUTHORIZING",
        ],
      }),
      NextToken: nextToken,
      Limit: limit,
    }),
    "answer",
    (request, ports) => {
      const { input, place } = request;
      const about = (one: Kept<ConnectionState>) => aboutConnection(one, ports);
      const all = seen(statesOf<ConnectionState>(ports, "connection"), request, about).filter(
        (one) => input.ConnectionState === undefined || input.ConnectionState === stateName(one),
      );
      const { items, next } = listed(all, input, (one) => one.name);
      return { Connections: items.map((one) => shown(one, place)), ...next };
    },
  ),
  DeauthorizeConnection: operation<ConnectionInput>(
    "manage",
    structure("DeauthorizeConnectionRequest", { "Name!": name }),
    async (request, ports) => {
      const before = connectionNamed(ports, request.input.Name, "deauthorize");
      const { changedAt: _, sealed: _sealed, name, ...state } = { ...before, parameters: {} };
      await keep(request, ports, { kind: "connection", name, value: state });
      return times(shown(connectionNamed(ports, name, "deauthorize"), request.place));
    },
  ),
  DeleteConnection: operation<ConnectionInput>(
    "manage",
    structure("DeleteConnectionRequest", { "Name!": name }),
    async (request, ports) => {
      const connection = connectionNamed(ports, request.input.Name, "delete");
      await keep(request, ports, { kind: "connection", name: connection.name });
      return { ...times(shown(connection, request.place)), ConnectionState: "DELETING" };
    },
  ),
};

function stateName(connection: ConnectionState): string {
  return isUsable(connection) ? "AUTHORIZED" : "DEAUTHORIZED";
}

function connectionNamed(ports: AwsPorts, name: string, act: string): Kept<ConnectionState> {
  const found = stateOf<ConnectionState>(ports, "connection", name);
  if (!found) throw missing(`Failed to ${act} the connection(s). Connection '${name}' does not exist.`);
  return found;
}

function shown(connection: Kept<ConnectionState>, place: Place) {
  const { name, uid, type, createdAt, changedAt } = connection;
  return {
    Name: name,
    ConnectionArn: arnOf(place, "connection", `${name}/${uid}`),
    AuthorizationType: type,
    ConnectionState: stateName(connection),
    CreationTime: seconds(createdAt),
    LastModifiedTime: seconds(changedAt),
    LastAuthorizedTime: seconds(changedAt),
  };
}

/** What acts on a connection answer. */
function times({ Name: _, AuthorizationType: _type, ...answer }: ReturnType<typeof shown>) {
  return answer;
}

function checkParameters(type: AuthorizationType, parameters: AuthParameters): void {
  if (!parameters[NEEDS[type]])
    throw notValid(`Parameter AuthParameters is not valid. Reason: ${NEEDS[type]} is required for ${type}.`);
}

async function create(request: AwsRequest<ConnectionInput>, ports: AwsPorts): Promise<object> {
  const { Name, Description, AuthorizationType: type = "BASIC", AuthParameters = {} } = request.input;
  if (stateOf(ports, "connection", Name)) throw exists(`Connection ${Name} already exists.`);
  checkParameters(type, AuthParameters);
  const named = { name: Name, uid: ports.newId() };
  const kept = await sealParameters(named, AuthParameters, ports);
  if (stateOf(ports, "connection", Name)) throw exists(`Connection ${Name} already exists.`);
  const connection: Kept<ConnectionState> = {
    ...named,
    secretUid: ports.newId(),
    createdAt: ports.clock(),
    changedAt: ports.clock(),
    ...(Description !== undefined && { description: Description }),
    type,
    ...kept,
  };
  await save(request, ports, connection);
  const { LastAuthorizedTime: _, ...answer } = times(shown(connection, request.place));
  return answer;
}

async function update(request: AwsRequest<ConnectionInput>, ports: AwsPorts): Promise<object> {
  const { Name, Description, AuthorizationType: type, AuthParameters } = request.input;
  const { sealed, ...before } = connectionNamed(ports, Name, "update");
  const opened = await openParameters({ ...before, ...(sealed !== undefined && { sealed }) }, ports);
  const parameters = merged(opened, AuthParameters);
  checkParameters(type ?? before.type, parameters);
  const after = {
    ...before,
    ...(Description !== undefined && { description: Description }),
    ...(type && { type }),
    ...(await sealParameters(before, parameters, ports)),
    changedAt: ports.clock(),
  };
  await save(request, ports, after);
  return times(shown(after, request.place));
}

/** What an update does not speak of stays. */
function merged(before: AuthParameters, after: AuthParameters = {}): AuthParameters {
  const both = Object.entries(after).map(([part, value]) => [
    part,
    { ...before[part as keyof AuthParameters], ...(value as object) },
  ]);
  return { ...before, ...(Object.fromEntries(both) as AuthParameters) };
}

async function save(
  request: Pick<AwsRequest, "caller" | "place">,
  ports: AwsPorts,
  { name, changedAt: _, ...value }: Kept<ConnectionState>,
): Promise<void> {
  const concerns = ({ connectionArn }: ApiDestinationState) =>
    connectionArn.split(":connection/")[1] === `${name}/${value.uid}`;
  await keepWithTargets(request, ports, { kind: "connection", name, value, concerns });
}
