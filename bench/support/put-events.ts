import { createHash, createHmac } from "node:crypto";
import { postOf } from "./http-connection.ts";

/** An access key as `POST /api/tokens` shows it. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Makes calls of PutEvents as an SDK of AWS sends them: so many entries of so many bytes, signed by Signature Version 4. */
export function putEventsMaker(
  key: AccessKey,
  { batch, bytes }: { readonly batch: number; readonly bytes: number },
): () => string {
  const entry = entryMaker(bytes);
  const sign = signer(key);
  return () => {
    const body = `{"Entries":[${Array.from({ length: batch }, entry).join(",")}]}`;
    return postOf("/", sign(body), body);
  };
}

/** The bench's paid order as an entry. Made of pieces: the publisher shares the cores. */
function entryMaker(bytes: number): () => string {
  const head = `{"Source":"/bench/shop","DetailType":"bench.order.paid","Detail":"{\\"id\\":\\"A-1001\\",\\"amount\\":250.5,\\"currency\\":\\"EUR\\",\\"country\\":\\"DE\\",\\"sentAt\\":\\"`;
  const pad = `\\",\\"pad\\":\\"`;
  const tail = `${pad}${"x".repeat(Math.max(0, bytes - head.length - pad.length - 20))}\\"}"}`;
  return () => head + process.hrtime.bigint() + tail;
}

const SCOPE = "us-east-1/events/aws4_request";
const SIGNED = "content-type;host;x-amz-date;x-amz-target";
const CONTENT_TYPE = "application/x-amz-json-1.1";
const TARGET = "AWSEvents.PutEvents";

/** The headers of a signed call. The key of the day is made once, as SDKs do. */
function signer({ accessKeyId, secretAccessKey }: AccessKey): (body: string) => Record<string, string> {
  let day = "";
  let dayKey: Buffer = Buffer.alloc(0);
  return (body) => {
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
    const today = time.slice(0, 8);
    const scope = `${today}/${SCOPE}`;
    if (today !== day) {
      day = today;
      dayKey = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`) as Buffer;
    }
    const headers = `content-type:${CONTENT_TYPE}\nhost:127.0.0.1\nx-amz-date:${time}\nx-amz-target:${TARGET}\n`;
    const canonical = `POST\n/\n\n${headers}\n${SIGNED}\n${sha256(body)}`;
    const signature = hmac(dayKey, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString(
      "hex",
    );
    return {
      "Content-Type": CONTENT_TYPE,
      "X-Amz-Date": time,
      "X-Amz-Target": TARGET,
      Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`,
    };
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
