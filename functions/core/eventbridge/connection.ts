import type { Auth } from "../generated/target-file.ts";

/** How a connection proves to a destination who asks, as EventBridge has it. */
export interface Connection {
  readonly type: AuthorizationType;
  readonly parameters: AuthParameters;
}
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

/** The credentials of a target. */
export function authOf({ type, parameters }: Connection): Auth {
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
export function invocationOf({ parameters }: Connection) {
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
