import type { ErrorCode } from "../core/errors.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { BrokerFault, type FaultKind } from "../wire/broker-fault.ts";
import { printable } from "./printable.ts";

/** What a broker's fault means for a delivery. Throws what is none. */
export function brokerFailure(
  error: unknown,
  { target, timeoutSeconds }: { readonly target: string; readonly timeoutSeconds: number },
): SendResult {
  if (!(error instanceof BrokerFault)) throw error;
  const limit = error.kind === "timeout" ? ` (timeoutSeconds: ${timeoutSeconds})` : "";
  const detail = `Cannot deliver to target "${target}": ${printable(error.message).slice(0, 1_024)}${limit}`;
  return { ok: false, code: codes[error.kind], detail };
}

/** What is refused for what it is says nothing of the connection, which others use. Throws any other fault. */
export function refusal(fault: Error, at: Parameters<typeof brokerFailure>[1]): SendResult {
  if (fault instanceof BrokerFault && fault.kind === "invalid") return brokerFailure(fault, at);
  throw fault;
}

/** Credentials that are not taken may be mended for all deliveries at once, so they are tried again. */
const codes: Readonly<Record<FaultKind, ErrorCode>> = {
  unreachable: "target-unreachable",
  untrusted: "auth-failed",
  invalid: "target-refused",
  failed: "target-failed",
  timeout: "target-timeout",
};
