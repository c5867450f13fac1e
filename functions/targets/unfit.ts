import type { SendResult } from "../core/deliveries/outcome.ts";

/** What can never be sent to a target's service, told before it is tried: `problem` ends the sentence. */
export function unfit(target: { readonly id: string }, problem: string): SendResult {
  return {
    ok: false,
    code: "delivery-unfit",
    detail: `Cannot deliver to target "${target.id}": ${problem}`,
  };
}

/** When there are more bytes than the service takes. */
export function tooLarge(
  target: { readonly id: string },
  { bytes, limit, service }: { readonly bytes: number; readonly limit: number; readonly service: string },
): SendResult | undefined {
  if (bytes <= limit) return undefined;
  return unfit(target, `it would be ${bytes} bytes, and ${service} takes ${limit}`);
}
