import { type ErrorCode, RouterError } from "../../core/errors.ts";
import { BrokerFault, type FaultKind } from "../../wire/broker-fault.ts";

/** A broker's fault as a tap tells it; any other error as it is. */
export function brokerTapError(error: unknown, { id }: { readonly id: string }): unknown {
  if (!(error instanceof BrokerFault)) return error;
  return new RouterError(codes[error.kind], `Cannot take from tap "${id}": ${error.message}`, {
    cause: error,
  });
}

const codes: Readonly<Record<FaultKind, ErrorCode>> = {
  unreachable: "tap-unreachable",
  untrusted: "tap-refused",
  invalid: "tap-invalid",
  failed: "tap-failed",
  timeout: "tap-unreachable",
};
