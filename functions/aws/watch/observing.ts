import { both } from "../../core/heard.ts";
import type { WorkLog } from "../../core/log/work.ts";
import type { Secrets } from "../../core/ports.ts";
import { eventKey } from "../../sources/event-key.ts";
import { createTracing, type Tracing } from "../../wire/trace/tracing.ts";
import { envIfSet } from "../names.ts";
import { report, workLog } from "./report.ts";

/** What hears of what a function does: its log, and traces where a collector is named. */
export interface Observing extends WorkLog, Partial<Pick<Tracing, "traceparentOf">> {
  /** The function whose spans have gone out when it answers, since it sleeps behind that. */
  telling<Handler extends (...call: never[]) => Promise<unknown>>(handler: Handler): Handler;
}

/** A collector that hangs costs a call no more. */
const FLUSH_MS = 1_000;

export function createObserving(): Observing {
  const secret = envIfSet("OTLP_HEADERS_SECRET");
  const tracing = createTracing({
    ...{ environment: process.env, keyOf: eventKey, clock: Date.now, report },
    headers: secret === undefined ? undefined : () => headersOf(secret),
  });
  if (!tracing) return { ...workLog, telling: (handler) => handler };
  return {
    onIngested: both(workLog.onIngested, tracing.onIngested),
    onRouted: both(workLog.onRouted, tracing.onRouted),
    onSettled: both(workLog.onSettled, tracing.onSettled),
    traceparentOf: tracing.traceparentOf,
    telling<Handler extends (...call: never[]) => Promise<unknown>>(handler: Handler) {
      const told = async (...call: never[]) => {
        try {
          return await handler(...call);
        } finally {
          if (!tracing.resting()) await tracing.flush(FLUSH_MS);
        }
      };
      return told as Handler;
    },
  };
}

/** The client is loaded by those alone that have something to tell. */
async function headersOf(secret: string): Promise<string> {
  const { createSecrets, createSecretsManager } = await import("../people/secrets.ts");
  secrets ??= createSecrets(createSecretsManager(), { clock: Date.now });
  return secrets.get(secret);
}

let secrets: Secrets | undefined;
