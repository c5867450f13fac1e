import { RouterError } from "../core/errors.ts";
import { connectionProblem } from "./connection-errors.ts";

/** What went wrong with a broker, in a way that targets and taps each have a code for. */
export class BrokerFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, problem: string, options: ErrorOptions = {}) {
    super(problem, options);
    this.kind = kind;
  }
}

/**
 * `unreachable`: no connection. `untrusted`: who one is or what one may. `invalid`: what is asked for cannot be there.
 * `failed`: the broker's own trouble, or a connection that ended. `timeout`: no answer.
 */
export type FaultKind = "unreachable" | "untrusted" | "invalid" | "failed" | "timeout";

/** A fault of an error of the network, as a sentence about the broker; any other error is told by `otherwise`. */
export function faultOf(
  error: unknown,
  broker: string,
  otherwise: (error: Error) => BrokerFault | undefined,
): Error {
  if (error instanceof BrokerFault || error instanceof RouterError) return error;
  const found = error instanceof Error ? error : new Error(String(error));
  const known = otherwise(found);
  if (known) return known;
  const { code = "" } = found as NodeJS.ErrnoException;
  const connection = NETWORK.test(code);
  const problem = connection ? connectionProblem(found) : `failed: ${found.message}`;
  return new BrokerFault(connection ? "unreachable" : "failed", `${broker} ${problem}`, { cause: error });
}

const NETWORK = /^E[A-Z]+$|^ERR_(TLS|SSL)|^CERT_|SIGNED_CERT|^UNABLE_TO/;

/** Rejects when it takes longer. */
export async function inTime<Result>(work: Promise<Result>, ms: number, broker: string): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new BrokerFault("timeout", `${broker} did not answer in time`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    // What comes too late is nobody's.
    work.catch(() => {});
  }
}
