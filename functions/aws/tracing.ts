import type { Secrets } from "../core/ports.ts";
import { eventKey } from "../sources/event-key.ts";
import { createTracing, type Tracing } from "../wire/trace/tracing.ts";
import { envIfSet } from "./names.ts";
import { report } from "./report.ts";

/** What a function tells of traces: nothing where no collector is named. */
export interface FunctionTracing
  extends Partial<Pick<Tracing, "onIngested" | "onRouted" | "onSettled" | "traceparentOf">> {
  /** The function whose spans have gone out when it answers, since it sleeps behind that. */
  telling<Handler extends (...call: never[]) => Promise<unknown>>(handler: Handler): Handler;
}

/** A collector that hangs costs a call no more. */
const FLUSH_MS = 1_000;

export function createFunctionTracing(): FunctionTracing {
  const secret = envIfSet("OTLP_HEADERS_SECRET");
  const tracing = createTracing({
    ...{ environment: process.env, keyOf: eventKey, clock: Date.now, report },
    headers: secret === undefined ? undefined : () => headersOf(secret),
  });
  if (!tracing) return { telling: (handler) => handler };
  return {
    ...tracing,
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
  const { createSecrets, createSecretsManager } = await import("./secrets.ts");
  secrets ??= createSecrets(createSecretsManager(), { clock: Date.now });
  return secrets.get(secret);
}

let secrets: Secrets | undefined;
