import type { Handshake } from "../../core/generated/source-file.ts";
import type { HttpEvent, HttpResult } from "../../core/http/handler.ts";
import { type AdmitPorts, refuseSwitchedOff, secretsNamed, unverified } from "./admit.ts";
import { filledJson, fits } from "./answers.ts";
import { type Facts, fill } from "./fill.ts";
import { webhookRequest } from "./request.ts";
import type { WebhookSource } from "./source.ts";
import { isOneOf } from "./verify.ts";

/**
 * The answer to what a provider asks before it signs anything, such as Meta's `hub.challenge`; `undefined` when it is no
 * such question. Nothing but what was asked is told, and as plain text or JSON that no browser takes for a page. Throws
 * `source-unavailable` when the source is switched off, and `signature-invalid` for a token that is none of its secrets.
 */
export async function answerHandshakeOf(
  event: HttpEvent,
  source: WebhookSource,
  ports: AdmitPorts,
): Promise<HttpResult | undefined> {
  const { file, preset, id } = source;
  const handshakes = [...(file.handshakes ?? []), ...(preset.handshakes ?? [])];
  if (handshakes.length === 0) return undefined;
  const facts = { request: webhookRequest(event, { url: file.url }), source: id };
  const method = event.requestContext.http.method === "POST" ? "POST" : "GET";
  const asked = handshakes.find((one) => one.method === method && fits(one, facts) && isFilled(one, facts));
  if (!asked) return undefined;
  refuseSwitchedOff(source);
  if (asked.token !== undefined) await refuseToken(asked.token, facts, { source, ports });
  return resultOf(asked, facts);
}

/** A question without what is to be said back is none. */
function isFilled({ text, json }: Handshake, facts: Facts): boolean {
  if (text !== undefined) return fill(text, facts) !== undefined;
  return Object.values(json ?? {}).every(
    (value) => typeof value !== "string" || fill(value, facts) !== undefined,
  );
}

interface Asked {
  readonly source: WebhookSource;
  readonly ports: AdmitPorts;
}

async function refuseToken(
  place: NonNullable<Handshake["token"]>,
  facts: Facts,
  { source, ports }: Asked,
): Promise<void> {
  const { secrets, report } = ports;
  const names = source.file.handshakeSecrets;
  const known = await secretsNamed(names, secrets, (error) => report(error, facts.request.id));
  if (!isOneOf(fill(place, facts) ?? "", known)) throw unverified();
}

function resultOf({ text, json }: Handshake, facts: Facts): HttpResult {
  const plain = { "x-content-type-options": "nosniff", "cache-control": "no-store" };
  if (json)
    return {
      statusCode: 200,
      headers: { ...plain, "content-type": "application/json" },
      body: filledJson(json, facts),
    };
  if (text === undefined) return { statusCode: 200, headers: plain };
  const body = fill(text, facts) ?? "";
  return { statusCode: 200, headers: { ...plain, "content-type": "text/plain; charset=utf-8" }, body };
}
