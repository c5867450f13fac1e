import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/**
 * The answer to an OPTIONS request on a path that takes events (HTTP 1.1 Web Hooks for Event Delivery, 4). Whoever asks
 * with WebHook-Request-Origin may send, at `ratePerMinute` or, without one, at any rate: whether an event is taken is
 * decided by the sender's key and not by its origin.
 */
export function answerHandshake(
  { headers }: Pick<APIGatewayProxyEventV2, "headers">,
  ratePerMinute?: number,
): APIGatewayProxyStructuredResultV2 {
  const allow = { allow: "OPTIONS, POST" };
  if (!headers["webhook-request-origin"]) return { statusCode: 204, headers: allow };
  const granted = { "webhook-allowed-origin": "*", "webhook-allowed-rate": String(ratePerMinute ?? "*") };
  return { statusCode: 200, headers: { ...allow, ...granted } };
}
