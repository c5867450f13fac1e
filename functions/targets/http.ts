import { RouterError } from "../core/errors.ts";
import { meaningOf, type SendResult } from "../core/deliveries/outcome.ts";
import { credentialsOf } from "./credentials.ts";
import { type Destination, destinationOf, type Exchange } from "./guarded-http.ts";
import { httpMessage } from "./http-message.ts";
import { perTarget } from "./per-target.ts";
import { printable } from "./printable.ts";
import { retryAfter } from "./retry-after.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";

type HttpTarget = TargetOf<"http">;

/** Sends a delivery to a URL: once, or twice when the target no longer takes a kept access token. */
export const sendHttp: Send<"http"> = async (delivery, target, tools) => {
  const { destination, timeoutMs } = planOf(target);
  const { method = "POST", allowPrivateNetwork = false, auth } = target;
  const deadline = tools.now() + timeoutMs;
  const limits = () => ({ timeoutMs: Math.max(1, deadline - tools.now()), allowPrivateNetwork });
  const attempt = async () => {
    const credentials = auth && (await credentialsOf(auth, tools, { target: target.id, ...limits() }));
    const { headers, body } = await httpMessage(delivery, target, { ...tools, credentials });
    const request = { method, headers, body, ...limits(), keepBytes: ANSWER_BYTES };
    return { exchange: await tools.http.send(destination, request), credentials };
  };

  const { exchange, credentials } = await attempt();
  if (auth?.kind !== "oauth2" || !credentials || !isUnauthorized(exchange))
    return resultOf(exchange, target, tools);
  tools.tokens.drop(auth, credentials.value.slice("Bearer ".length));
  return resultOf((await attempt()).exchange, target, tools);
};

/** The beginning of an answer, which is kept with a failed attempt. */
const ANSWER_BYTES = 1024;
/** The default of schemas/target.schema.json. */
const TIMEOUT_SECONDS = 10;

/** What is the same for each delivery to a target. */
interface Plan {
  readonly destination: Destination;
  readonly timeoutMs: number;
}

const planOf = perTarget(
  (target: HttpTarget): Plan => ({
    destination: readDestination(target),
    timeoutMs: (target.timeoutSeconds ?? TIMEOUT_SECONDS) * 1000,
  }),
);

function readDestination({ id, url }: HttpTarget): Destination {
  const parsed = URL.parse(url);
  if (parsed && !parsed.username && !parsed.password) return destinationOf(parsed);
  const problem = parsed ? 'credentials in its URL belong into "auth"' : `"${url}" is not a URL`;
  throw new RouterError("target-invalid", `Cannot deliver to target "${id}": ${problem}`);
}

function isUnauthorized(exchange: Exchange): boolean {
  return exchange.ok && exchange.status === 401;
}

function resultOf(exchange: Exchange, target: HttpTarget, { now }: SendTools): SendResult {
  const what = `Cannot deliver to target "${target.id}":`;
  if (!exchange.ok)
    return { ok: false, code: exchange.code, detail: `${what} ${problemOf(exchange, target)}` };
  const { status, headers } = exchange;
  const meaning = meaningOf(status, target.statusPolicy);
  if (meaning === "delivered") return { ok: true, status };
  const detail = `${what} ${planOf(target).destination.authority} answered ${answerOf(exchange)}`;
  if (meaning === "dead")
    return { ok: false, code: isRedirect(status) ? "target-redirects" : "target-refused", detail, status };
  return {
    ok: false,
    code: "target-failed",
    detail,
    status,
    ...retryAfter(headers["retry-after"], now()),
  };
}

function problemOf({ code, problem }: Extract<Exchange, { ok: false }>, target: HttpTarget): string {
  return code === "target-timeout"
    ? `${problem} (timeoutSeconds: ${planOf(target).timeoutMs / 1000})`
    : problem;
}

/** `500: {"error":…`, and for a redirect where it points to. */
function answerOf({ status, headers, body }: Extract<Exchange, { ok: true }>): string {
  const to = isRedirect(status) && headers.location ? ` to ${printable(headers.location)}` : "";
  const said = printable(body.toString());
  return `${status}${to}${said && `: ${said}`}`;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
