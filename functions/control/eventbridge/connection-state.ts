import { nameInArn } from "../../core/eventbridge/arn.ts";
import type {
  AuthParameters,
  AuthorizationType,
  Parameter,
  Parameters,
} from "../../core/eventbridge/connection.ts";
import { missing } from "./faults.ts";
import type { AwsPorts } from "./operation.ts";
import { type Kept, type State, stateOf } from "./state.ts";

/** What is known of a connection: how to prove to a destination who asks. */
export interface ConnectionState extends State {
  /** The last part of its ARN, which is another one after it was made anew. */
  readonly uid: string;
  readonly secretUid: string;
  readonly description?: string;
  readonly type: AuthorizationType;
  /** Without their secrets, when these are sealed. */
  readonly parameters: AuthParameters;
  /** All parameters as JSON, for the connection of this name and uid. */
  readonly sealed?: string;
}

type Registry = Pick<AwsPorts, "registry">;

/** The connection that an ARN names. Throws ResourceNotFoundException. */
export function connectionOfArn(ports: Registry, arn: string): Kept<ConnectionState> {
  const found = findConnection(ports, arn);
  if (!found) throw missing(`Connection '${arn}' does not exist.`);
  return found;
}

export function findConnection(ports: Registry, arn: string): Kept<ConnectionState> | undefined {
  const [name = "", uid] = nameInArn(arn, "connection")?.split("/") ?? [];
  const found = stateOf<ConnectionState>(ports, "connection", name);
  return found?.uid === uid ? found : undefined;
}

/** What each type needs, in its own member. */
export const NEEDS = {
  BASIC: "BasicAuthParameters",
  API_KEY: "ApiKeyAuthParameters",
  OAUTH_CLIENT_CREDENTIALS: "OAuthParameters",
} as const;

/** Whether it has credentials: not any more when it was deauthorized. */
export function isAuthorized({ type, parameters }: ConnectionState): boolean {
  return parameters[NEEDS[type]] !== undefined;
}

/** Whether deliveries can use it: tokens are asked for at a URL. Whether it lets anybody in is not tried before. */
export function isUsable(connection: ConnectionState): boolean {
  const { type, parameters } = connection;
  if (type !== "OAUTH_CLIENT_CREDENTIALS") return isAuthorized(connection);
  return /^https?:\/\//i.test(parameters.OAuthParameters?.AuthorizationEndpoint ?? "");
}

/** The parameters without what is secret, as they are shown. */
export function shownParameters({
  BasicAuthParameters: basic,
  ApiKeyAuthParameters: key,
  OAuthParameters: oauth,
  InvocationHttpParameters: invocation,
}: AuthParameters): object {
  return {
    ...(basic && { BasicAuthParameters: { Username: basic.Username } }),
    ...(key && { ApiKeyAuthParameters: { ApiKeyName: key.ApiKeyName } }),
    ...(oauth && {
      OAuthParameters: {
        ...oauth,
        ClientParameters: { ClientID: oauth.ClientParameters.ClientID },
        ...(oauth.OAuthHttpParameters && { OAuthHttpParameters: withoutSecrets(oauth.OAuthHttpParameters) }),
      },
    }),
    ...(invocation && { InvocationHttpParameters: withoutSecrets(invocation) }),
  };
}

function withoutSecrets(parameters: Parameters): object {
  const shown = ({ Value, ...parameter }: Parameter) => ({
    ...parameter,
    IsValueSecret: parameter.IsValueSecret ?? false,
    ...(!parameter.IsValueSecret && Value !== undefined && { Value }),
  });
  return Object.fromEntries(
    Object.entries(parameters).map(([kind, list]) => [kind, (list as readonly Parameter[]).map(shown)]),
  );
}
