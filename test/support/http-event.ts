import type { Context } from "aws-lambda";
import type { HttpEvent } from "../../functions/core/http/handler.ts";

/** What a test says of a request. */
interface HttpEventParts {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly requestId?: string;
  readonly headers?: HttpEvent["headers"];
  readonly body?: string;
}

/** A request in payload v2. */
export function anHttpEvent(parts: HttpEventParts = {}): HttpEvent {
  const { method = "GET", path = "/", query = "", requestId = "r", headers = {}, body } = parts;
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    headers,
    ...(body !== undefined && { body }),
    requestContext: {
      accountId: "",
      apiId: "",
      domainName: "",
      domainPrefix: "",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
      requestId,
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
}

/** A context for handlers that do not look at it. */
export const aContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "test",
  functionVersion: "1",
  invokedFunctionArn: "",
  memoryLimitInMB: "0",
  awsRequestId: "r",
  logGroupName: "",
  logStreamName: "",
  getRemainingTimeInMillis: () => 1000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
