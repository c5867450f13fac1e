import { RouterError } from "../../core/errors.ts";
import type { Registry, Secrets } from "../../core/ports.ts";
import type { Sealing } from "../people/sealing.ts";
import type { AuthParameters, Parameter, Parameters } from "../../core/eventbridge/connection.ts";
import type { HttpTarget } from "../../core/generated/target-file.ts";
import type { ConnectionState } from "./connection-state.ts";
import { type Kept, stateOf } from "./state.ts";

/** A connection's secrets as its targets name them: `eventbridge-connection/<name>/<uid>/<place>`. */
const PREFIX = "eventbridge-connection/";

export interface SealingPort {
  readonly sealing: () => Promise<Sealing>;
}

type Named = Pick<Kept<ConnectionState>, "name" | "uid">;

/** The target that a connection's parameters have made, with its secrets named: they are opened when it is called. */
export function namingSecrets(
  target: HttpTarget,
  connection: Named & Pick<ConnectionState, "parameters">,
): HttpTarget {
  const { auth, headers, bodyMembers } = target;
  const { HeaderParameters, BodyParameters } = connection.parameters.InvocationHttpParameters ?? {};
  const secret = (place: string) => ({ secret: `${PREFIX}${connection.name}/${connection.uid}/${place}` });
  const named = (list: "header" | "body", parameters: readonly Parameter[] = []) =>
    Object.fromEntries(
      parameters.flatMap(({ Key = "", IsValueSecret }, index) =>
        IsValueSecret ? [[Key, secret(`${list}/${index}`)]] : [],
      ),
    );
  return {
    ...target,
    ...(headers && { headers: { ...headers, ...named("header", HeaderParameters) } }),
    ...(bodyMembers && { bodyMembers: { ...bodyMembers, ...named("body", BodyParameters) } }),
    ...(auth?.kind === "basic" && { auth: { ...auth, password: secret("password") } }),
    ...(auth?.kind === "api-key" && { auth: { ...auth, value: secret("key") } }),
    ...(auth?.kind === "oauth2" && { auth: { ...auth, clientSecret: secret("client") } }),
  };
}

/** Secrets by name: those of connections are opened, all others are asked for as before. */
export function withConnectionSecrets(
  secrets: Secrets,
  { registry, sealing }: SealingPort & { readonly registry: Registry },
): Secrets {
  return {
    async get(secret) {
      if (!secret.startsWith(PREFIX)) return secrets.get(secret);
      const [name = "", uid, ...place] = secret.slice(PREFIX.length).split("/");
      const connection = stateOf<ConnectionState>({ registry }, "connection", name);
      const parameters = connection?.uid === uid && (await openParameters(connection!, { sealing }));
      const value = parameters && secretsIn(parameters).get(place.join("/"));
      if (typeof value === "string") return value;
      throw new RouterError(
        "secret-missing",
        `Cannot use secret "${secret}": connection "${name}" is gone, deauthorized or made anew`,
      );
    },
  };
}

/** What is kept of parameters: what may be shown, and all of them sealed. */
export async function sealParameters(
  connection: Named,
  parameters: AuthParameters,
  { sealing }: SealingPort,
): Promise<Pick<ConnectionState, "parameters" | "sealed">> {
  if (secretsIn(parameters).size === 0) return { parameters };
  const sealed = (await sealing()).seal(JSON.stringify(parameters), purposeOf(connection));
  return { parameters: withoutSecrets(parameters), sealed };
}

/** The parameters with their secrets. What was kept before there was sealing has them as they are. */
export async function openParameters(
  connection: Named & Pick<ConnectionState, "parameters" | "sealed">,
  { sealing }: SealingPort,
): Promise<AuthParameters> {
  const { parameters, sealed } = connection;
  if (sealed === undefined) return parameters;
  return JSON.parse((await sealing()).open(sealed, purposeOf(connection))) as AuthParameters;
}

/** No sealed text opens as that of another connection. */
function purposeOf({ name, uid }: Named): string {
  return `connection/${name}/${uid}`;
}

/** The secrets by their places. What goes into the query of a target stands in its URL, and is none. */
function secretsIn(parameters: AuthParameters): ReadonlyMap<string, string | undefined> {
  const { BasicAuthParameters, ApiKeyAuthParameters, OAuthParameters, InvocationHttpParameters } = parameters;
  const single = [
    ["password", BasicAuthParameters?.Password],
    ["key", ApiKeyAuthParameters?.ApiKeyValue],
    ["client", OAuthParameters?.ClientParameters.ClientSecret],
  ] as const;
  const lists = PLACES.flatMap(([place, member]) =>
    (InvocationHttpParameters?.[member] ?? []).flatMap(({ IsValueSecret, Value }, index) =>
      IsValueSecret ? [[`${place}/${index}`, Value] as const] : [],
    ),
  );
  return new Map([...single, ...lists].filter(([, value]) => value !== undefined));
}

/** Keys may hold what no name of a secret may, so that parameters are named by their order. */
const PLACES = [
  ["header", "HeaderParameters"],
  ["body", "BodyParameters"],
] as const;

/** Their names stay, and an empty text in their place. */
function withoutSecrets(parameters: AuthParameters): AuthParameters {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: key, OAuthParameters: oauth } = parameters;
  const { InvocationHttpParameters: invocation } = parameters;
  return {
    ...(basic && { BasicAuthParameters: { ...basic, Password: "" } }),
    ...(key && { ApiKeyAuthParameters: { ...key, ApiKeyValue: "" } }),
    ...(oauth && {
      OAuthParameters: { ...oauth, ClientParameters: { ...oauth.ClientParameters, ClientSecret: "" } },
    }),
    ...(invocation && { InvocationHttpParameters: hidden(invocation) }),
  };
}

function hidden(parameters: Parameters): Parameters {
  const bare = ({ Value: _, ...parameter }: Parameter) => parameter;
  const list = (all: readonly Parameter[]) => all.map((one) => (one.IsValueSecret ? bare(one) : one));
  const { HeaderParameters: headers, BodyParameters: body } = parameters;
  return {
    ...parameters,
    ...(headers && { HeaderParameters: list(headers) }),
    ...(body && { BodyParameters: list(body) }),
  };
}
