import { nameInArn } from "../../core/eventbridge/arn.ts";
import type { Auth } from "../../core/generated/target-file.ts";
import { missing } from "./faults.ts";
import type { AwsPorts } from "./operation.ts";
import { type Kept, type State, stateOf } from "./state.ts";

export interface Parameter {
  readonly Key?: string;
  readonly Value?: string;
  readonly IsValueSecret?: boolean;
}
export interface Parameters {
  readonly HeaderParameters?: readonly Parameter[];
  readonly QueryStringParameters?: readonly Parameter[];
  readonly BodyParameters?: readonly Parameter[];
}
export interface AuthParameters {
  readonly BasicAuthParameters?: { readonly Username: string; readonly Password: string };
  readonly ApiKeyAuthParameters?: { readonly ApiKeyName: string; readonly ApiKeyValue: string };
  readonly OAuthParameters?: {
    readonly ClientParameters: { readonly ClientID: string; readonly ClientSecret: string };
    readonly AuthorizationEndpoint: string;
    readonly HttpMethod: string;
    readonly OAuthHttpParameters?: Parameters;
  };
  readonly InvocationHttpParameters?: Parameters;
}
export type AuthorizationType = "BASIC" | "OAUTH_CLIENT_CREDENTIALS" | "API_KEY";

/** What is known of a connection: how to prove to a destination who asks. */
export interface ConnectionState extends State {
  /** The last part of its ARN, which is another one after it was made anew. */
  readonly uid: string;
  readonly secretUid: string;
  readonly description?: string;
  readonly type: AuthorizationType;
  readonly parameters: AuthParameters;
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

/** Whether deliveries can use it: tokens are asked for at a URL. Whether it lets anybody in is not tried before. */
export function isUsable({ type, parameters }: ConnectionState): boolean {
  return (
    type !== "OAUTH_CLIENT_CREDENTIALS" ||
    /^https?:\/\//i.test(parameters.OAuthParameters?.AuthorizationEndpoint ?? "")
  );
}

/** The credentials of a target. */
export function authOf({ type, parameters }: ConnectionState): Auth {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = parameters;
  if (type === "BASIC") return { kind: "basic", username: basic!.Username, password: basic!.Password };
  if (type === "API_KEY") return { kind: "api-key", header: key!.ApiKeyName, value: key!.ApiKeyValue };
  const { ClientParameters, AuthorizationEndpoint, OAuthHttpParameters } = oauth!;
  const { scope, audience } = recordOf(OAuthHttpParameters?.BodyParameters);
  return {
    kind: "oauth2",
    tokenUrl: AuthorizationEndpoint,
    clientId: ClientParameters.ClientID,
    clientSecret: ClientParameters.ClientSecret,
    ...(scope !== undefined && { scope }),
    ...(audience !== undefined && { audience }),
  };
}

/** What a connection adds to each call. */
export function invocationOf({ parameters }: ConnectionState) {
  const { HeaderParameters, QueryStringParameters, BodyParameters } =
    parameters.InvocationHttpParameters ?? {};
  return {
    headers: recordOf(HeaderParameters),
    query: recordOf(QueryStringParameters),
    bodyMembers: recordOf(BodyParameters),
  };
}

function recordOf(parameters: readonly Parameter[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map(({ Key = "", Value = "" }) => [Key, Value]));
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
