import { isUtf8 } from "node:buffer";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** What of a request the decoder looks at. Header names are in lower case, as payload v2 has them. */
export type HttpRequest = Pick<APIGatewayProxyEventV2, "headers" | "body" | "isBase64Encoded">;

/** The body as text, "" when there is none; `undefined` when its bytes are not UTF-8. */
export function bodyText({ body = "", isBase64Encoded }: HttpRequest): string | undefined {
  if (!isBase64Encoded) return body;
  const bytes = Buffer.from(body, "base64");
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

/** The body's bytes in Base64, "" when there is none. */
export function bodyBase64({ body = "", isBase64Encoded }: HttpRequest): string {
  return isBase64Encoded ? body : Buffer.from(body).toString("base64");
}

/** JSON text without the byte order mark that RFC 8259 lets a reader ignore. */
export function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
