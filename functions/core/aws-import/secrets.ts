import type { Connection, Parameter, Parameters } from "../eventbridge/connection.ts";
import type { HttpTarget } from "../generated/target-file.ts";
import { Unresolved } from "./intrinsics.ts";
import { list, type Properties, record, textOr } from "./loose.ts";
import type { AwsConnection } from "./things.ts";

/** Secrets never stand in files: each is named, and its value is put into the environment by whoever knows it. */
export interface WithSecrets {
  readonly target: HttpTarget;
  /** The names that the target reads. */
  readonly secrets: readonly string[];
}

/** Stands before the name of a secret, where its value would be. No text of a template begins so. */
const MARK = "\0secret:";

/** The connection with marks in place of its secrets. What was no text there is taken for one. */
export function withoutSecrets({ name, type, parameters }: AwsConnection): Connection {
  const said: Properties = record(parameters);
  const key = record(said["ApiKeyAuthParameters"]);
  const basic = record(said["BasicAuthParameters"]);
  const oauth = record(said["OAuthParameters"]);
  const client = record(oauth["ClientParameters"]);
  const secret = (value: unknown, what: string) => marked(value, variable(name, what));
  const open = (value: unknown, what: string) => (isOpen(value) ? value : secret(value, what));
  return {
    type: type in TYPES ? type : "API_KEY",
    parameters: {
      BasicAuthParameters: {
        Username: open(basic["Username"], "username"),
        Password: secret(basic["Password"], "password"),
      },
      ApiKeyAuthParameters: {
        ApiKeyName: textOr(key["ApiKeyName"], ""),
        ApiKeyValue: secret(key["ApiKeyValue"], "api-key"),
      },
      OAuthParameters: {
        ClientParameters: {
          ClientID: open(client["ClientID"], "client-id"),
          ClientSecret: secret(client["ClientSecret"], "client-secret"),
        },
        AuthorizationEndpoint: textOr(oauth["AuthorizationEndpoint"], ""),
        HttpMethod: "POST",
        OAuthHttpParameters: markedParameters(name, oauth["OAuthHttpParameters"]),
      },
      InvocationHttpParameters: markedParameters(name, said["InvocationHttpParameters"]),
    },
  };
}

const TYPES = { BASIC: true, API_KEY: true, OAUTH_CLIENT_CREDENTIALS: true };

/** The target with a name wherever a mark is. */
export function namingSecrets(target: HttpTarget): WithSecrets {
  const secrets: string[] = [];
  const named = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith(MARK)) {
      secrets.push(value.slice(MARK.length));
      return { secret: value.slice(MARK.length) };
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]));
  };
  return { target: named(target) as HttpTarget, secrets };
}

/** Secret parameters of the query: a URL has no place for the name of a secret. */
export function secretsInQuery({
  InvocationHttpParameters: all = {},
}: Connection["parameters"]): readonly string[] {
  const secret = ({ Value = "" }: Parameter) => Value.startsWith(MARK);
  return (all.QueryStringParameters ?? []).filter(secret).map(({ Key = "" }) => Key);
}

function markedParameters(name: string, value: unknown): Parameters {
  const said = record(value);
  const marks = (part: string) =>
    list(said[part]).map((one) => {
      const { Key, Value, IsValueSecret } = record(one);
      const key = textOr(Key, "");
      const isSecret = IsValueSecret === true || IsValueSecret === "true" || !isOpen(Value);
      return { Key: key, Value: isSecret ? marked(Value, variable(name, key)) : Value };
    });
  return {
    HeaderParameters: marks("HeaderParameters"),
    QueryStringParameters: marks("QueryStringParameters"),
    BodyParameters: marks("BodyParameters"),
  };
}

/** A text that is not taken from Secrets Manager or the parameter store when the template is deployed. */
function isOpen(value: unknown): value is string {
  return typeof value === "string" && !value.includes("{{resolve:");
}

/** A hidden parameter of the template names the secret itself. */
function marked(value: unknown, otherwise: string): string {
  return MARK + ((value instanceof Unresolved ? value.secret : undefined) ?? otherwise);
}

/** `WMS_KEY_PASSWORD` */
function variable(connection: string, what: string): string {
  return `${connection}_${what}`
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .replace(/^(?=\d)/, "_");
}
