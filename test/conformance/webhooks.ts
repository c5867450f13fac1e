import type { Verification } from "../../functions/core/generated/source-file.ts";
import { presets } from "../../functions/sources/presets.ts";
import { webhookRequest } from "../../functions/sources/webhook/request.ts";
import { verify } from "../../functions/sources/webhook/verify.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";
import { runGithub, runSlack, runStripe } from "./webhook-payloads.ts";

/** Webhooks: their signatures, and what becomes of their payloads. */
export const corpora: readonly Corpus[] = [
  { file: "webhook-and-sigv4-vectors/webhook_signatures.jsonl", run: runSignatures },
  { file: "webhook-payloads/github_examples.jsonl", run: runGithub },
  { file: "webhook-payloads/slack_events.jsonl", run: runSlack },
  { file: "webhook-payloads/stripe_fixture_events.jsonl", run: runStripe },
];

interface SignatureRow {
  readonly id: string;
  readonly scheme: string;
  readonly secret: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
  /** Epoch seconds. */
  readonly now?: number;
  readonly toleranceSeconds?: number;
  readonly valid: boolean;
}

function runSignatures(text: string): Verdict[] {
  return rowsOf<SignatureRow>(text).map((row) => verdict(row.id, row.valid, verifies(row) === undefined));
}

function verifies({ scheme, secret, headers, body, now = 0, toleranceSeconds }: SignatureRow) {
  const { verification } = presets[scheme as keyof typeof presets];
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const request = webhookRequest(anHttpEvent({ method: "POST", headers: texts, body }));
  const options = { secrets: [secret], now: now * 1000, toleranceSeconds };
  return verify(verification as Verification, { request, source: "conformance" }, options);
}
