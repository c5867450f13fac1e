import { type ErrorCode, RouterError } from "../../core/errors.ts";
import { GrpcFailure } from "../../wire/grpc.ts";
import { codes, type Status } from "../../wire/rocketmq/messages.ts";

/** What keeps a tap from a RocketMQ. Throws it as a RouterError. */
export function rocketMqTapError(
  error: unknown,
  tap: { readonly id: string; readonly group: string },
): never {
  if (!(error instanceof GrpcFailure)) throw error;
  const noGroup = /group not found/.test(error.message);
  const code = noGroup ? "tap-invalid" : (failureCodes[error.kind] ?? "tap-failed");
  const said = noGroup ? `there is no consumer group "${tap.group}"` : error.message;
  throw new RouterError(code, `Cannot take from tap "${tap.id}": ${said}`, { cause: error });
}

const failureCodes: Readonly<Record<string, ErrorCode>> = {
  unreachable: "tap-unreachable",
  timeout: "tap-unreachable",
  "address-private": "address-private",
};

/** The same for a status of RocketMQ's own that is none of these. Throws. */
export function expectStatus(
  status: Status | undefined,
  fine: readonly number[],
  tap: { readonly id: string },
): void {
  const { code = 0, message = "" } = status ?? {};
  if (fine.includes(code)) return;
  const said = `RocketMQ answered ${code}: ${message}`;
  throw new RouterError(codeOf(code), `Cannot take from tap "${tap.id}": ${said}`);
}

function codeOf(code: number): ErrorCode {
  if (code === codes.unauthorized || Math.floor(code / 100) === 403) return "tap-refused";
  return code >= 40_000 && code < 50_000 && Math.floor(code / 100) !== 429 ? "tap-invalid" : "tap-failed";
}
