import { RouterError } from "../core/errors.ts";
import type { OAuthAuth } from "../core/generated/target-file.ts";
import type { Secrets } from "../core/ports.ts";
import { destinationOf, type Exchange, type HttpClient } from "./guarded-http.ts";
import { responseOf } from "./guarded-fetch.ts";
import { printable } from "./printable.ts";
import { readValue } from "../wire/values.ts";

/** For which target a token is, and what its settings allow. */
export interface TokenRequest {
  /** The target's id. */
  readonly target: string;
  readonly timeoutMs: number;
  readonly allowPrivateNetwork: boolean;
}

export interface GrantTools {
  readonly http: HttpClient;
  readonly secrets: Secrets;
}

export interface Grant {
  readonly token: string;
  /** As the endpoint says; absent when it does not. */
  readonly lifeSeconds?: number | undefined;
}

/** Asks the token endpoint once (RFC 6749 §4.4). Throws `auth-failed` and `secret-missing`. */
export async function grantToken(auth: OAuthAuth, request: TokenRequest, tools: GrantTools): Promise<Grant> {
  const failed = (problem: string, cause?: unknown) =>
    new RouterError(
      "auth-failed",
      `Cannot get an access token for target "${request.target}" from ${auth.tokenUrl}: ${problem}`,
      { cause },
    );
  // A secret goes over plain HTTP only inside the target's own network.
  if (!request.allowPrivateNetwork && !auth.tokenUrl.startsWith("https:"))
    throw failed("tokenUrl must begin with https: unless the target allows private networks");
  const client = {
    id: await readValue(auth.clientId, tools),
    secret: await readValue(auth.clientSecret, tools),
  };
  let answer: Exchange | undefined;
  const send: Send = async (url, { method, headers, body }) => {
    answer = await tools.http.send(destinationOf(new URL(url)), {
      ...request,
      method,
      headers: Object.entries({ "content-type": FORM, ...headers }).flat(),
      body: body.toString(),
      keepBytes: ANSWER_BYTES,
    });
    return responseOf(answer);
  };
  try {
    return await grantBy(send, auth, client);
  } catch (cause) {
    throw failed(problemOf(answer, cause as Error), cause);
  }
}

type Send = (
  url: string,
  request: { method: string; headers: Record<string, string>; body: URLSearchParams },
) => Promise<Response>;

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";
/** A token endpoint's answer may be so long. */
const ANSWER_BYTES = 64 * 1024;

/** The library is loaded when the first target needs it. */
async function grantBy(
  send: Send,
  { tokenUrl, scope, audience }: OAuthAuth,
  { id, secret }: { readonly id: string; readonly secret: string },
): Promise<Grant> {
  const oauth = await import("oauth4webapi");
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
  const client = { client_id: id };
  const parameters = { ...(scope !== undefined && { scope }), ...(audience !== undefined && { audience }) };
  const answer = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    oauth.ClientSecretBasic(secret),
    parameters,
    {
      [oauth.customFetch]: send,
      [oauth.allowInsecureRequests]: true,
    },
  );
  const granted = await oauth.processClientCredentialsResponse(server, client, answer);
  return { token: granted.access_token, lifeSeconds: granted.expires_in };
}

function problemOf(
  answer: Exchange | undefined,
  cause: Error & { error?: unknown; error_description?: unknown },
): string {
  if (!answer?.ok) return cause.message;
  const said = [cause.error, cause.error_description].filter((part) => typeof part === "string").join(": ");
  if (said) return `it answered ${answer.status} (${printable(said).slice(0, 300)})`;
  return answer.status === 200
    ? "it answered 200 with something that is not a token"
    : `it answered ${answer.status}`;
}
