import { createHash, createHmac } from "node:crypto";
import type { SignedRequest } from "../../functions/sources/sigv4.ts";
import { NOW } from "./build.ts";

/** What may be said otherwise of a signature. */
interface Signing {
  readonly accessKeyId?: string;
  readonly secret?: string;
  /** Epoch ms. */
  readonly at?: number;
  readonly service?: string;
  /** Headers beside host and x-amz-date that are signed too. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const ACCESS_KEY = { accessKeyId: "SBXTEST", secret: "a secret of no one" };

/** `POST /` with a body, signed in its headers as the specification says step by step. */
export function signedPost(body: string | Uint8Array, signing: Signing = {}): SignedRequest {
  const { at = NOW, service = "events", secret = ACCESS_KEY.secret } = signing;
  const { accessKeyId = ACCESS_KEY.accessKeyId, headers: more = {} } = signing;
  const time = basicTime(at);
  const headers: Record<string, string> = { host: "localhost", "x-amz-date": time, ...more };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const canonical = `POST\n/\n\n${lines}\n${names.join(";")}\n${sha256(body)}`;
  const scope = `${time.slice(0, 8)}/us-east-1/${service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key, toSign).toString("hex");
  headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { method: "POST", path: "/", query: "", headers, body: Buffer.from(body) };
}

/** `20260102T030405Z` */
export function basicTime(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
