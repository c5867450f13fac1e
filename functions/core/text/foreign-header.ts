/** A header's name, in lower case. */
const TOKEN = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** What a header's value may hold, so that no other header can be hidden in it. */
export const VISIBLE = /^[\t\u0020-\u007e]*$/;

/** What frames the message, and what a delivery says of itself. */
const OWN =
  /^(?:host|connection|keep-alive|proxy-connection|content-length|transfer-encoding|te|trailer|upgrade|expect|idempotency-key|traceparent|tracestate|webhook-(?:id|timestamp|signature)|(?:ce|signalbox)-.*)$/;

/** Why a header that a target's owner chose cannot go out, to stand behind its name; undefined when it can. */
export function foreignHeaderProblem(name: string, value: string): string | undefined {
  const lower = name.toLowerCase();
  if (!TOKEN.test(lower)) return "is not a header name";
  if (OWN.test(lower)) return "is set by the router alone";
  return VISIBLE.test(value) ? undefined : "has a value with a line break or a character outside of ASCII";
}
