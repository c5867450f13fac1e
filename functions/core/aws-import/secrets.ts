import type { AuthParameters, Connection, Parameter } from "../eventbridge/connection.ts";
import type { HttpTarget } from "../generated/target-file.ts";
import type { AwsConnection } from "./things.ts";

/** Secrets never stand in files: each is named, and its value is put into the environment by whoever knows it. */
export interface WithSecrets {
  readonly target: HttpTarget;
  /** The names that the target reads. */
  readonly secrets: readonly string[];
}

/** The connection with nothing secret in it; what it is not allowed to tell is left empty. */
export function withoutSecrets({ type, parameters }: AwsConnection): Connection {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = parameters;
  const client = oauth && { ClientID: textOf(oauth.ClientParameters.ClientID), ClientSecret: "" };
  return {
    type,
    parameters: {
      ...parameters,
      ...(basic && { BasicAuthParameters: { Username: basic.Username, Password: "" } }),
      ...(key && { ApiKeyAuthParameters: { ApiKeyName: key.ApiKeyName, ApiKeyValue: "" } }),
      ...(oauth && { OAuthParameters: { ...oauth, ClientParameters: client! } }),
      InvocationHttpParameters: openParameters(parameters),
    },
  };
}

/** The target with a name wherever a secret is wanted. */
export function namingSecrets(target: HttpTarget, { name, parameters }: AwsConnection): WithSecrets {
  const secrets: string[] = [];
  const secret = (what: string) => {
    const variable = `${name}_${what}`.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
    secrets.push(variable);
    return { secret: variable };
  };
  const { auth } = target;
  const named =
    auth?.kind === "api-key"
      ? { ...auth, value: secret("API_KEY") }
      : auth?.kind === "basic"
        ? { ...auth, password: secret("PASSWORD") }
        : auth?.kind === "oauth2"
          ? { ...auth, clientSecret: secret("CLIENT_SECRET") }
          : auth;
  const hidden = (parameters.InvocationHttpParameters?.HeaderParameters ?? []).filter(isSecret);
  const headers = {
    ...target.headers,
    ...Object.fromEntries(hidden.map(({ Key = "" }) => [Key, secret(Key)])),
  };
  return {
    target: { ...target, ...(Object.keys(headers).length > 0 && { headers }), ...(named && { auth: named }) },
    secrets,
  };
}

/** Secret parameters of the query and the body have no place to be read from. */
export function secretsWithoutPlace({ parameters }: AwsConnection): readonly string[] {
  const { QueryStringParameters = [], BodyParameters = [] } = parameters.InvocationHttpParameters ?? {};
  return [...QueryStringParameters, ...BodyParameters].filter(isSecret).map(({ Key = "" }) => Key);
}

function openParameters({ InvocationHttpParameters: all = {} }: AuthParameters) {
  const open = (list: readonly Parameter[] | undefined) => (list ?? []).filter((one) => !isSecret(one));
  return {
    HeaderParameters: open(all.HeaderParameters),
    QueryStringParameters: open(all.QueryStringParameters),
    BodyParameters: open(all.BodyParameters),
  };
}

function isSecret({ IsValueSecret, Value }: Parameter): boolean {
  return IsValueSecret === true || typeof Value !== "string";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
