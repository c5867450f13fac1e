import { createHmac } from "node:crypto";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { multipartFields } from "../../functions/sources/webhook/multipart.ts";
import { AT, aHook } from "../support/hook.ts";
import { signings } from "../support/webhooks.ts";

const posted = signings.github.post('{"ref":"refs/heads/main"}', AT);

async function packed(encoding: string, bytes: Uint8Array) {
  const body = Buffer.from(bytes).toString("base64");
  const headers = { ...posted.headers, "content-encoding": encoding };
  return aHook({ preset: "github" }).post({ headers, body, isBase64Encoded: true });
}

describe("a compressed body", () => {
  const plain = Buffer.from(posted.body);
  test.each([
    ["gzip", gzipSync(plain)],
    ["GZIP", gzipSync(plain)],
    ["x-gzip", gzipSync(plain)],
    ["deflate", deflateSync(plain)],
    ["br", brotliCompressSync(plain)],
  ])("is verified and taken as it was before: %s", async (encoding, bytes) => {
    const { statusCode, sent } = await packed(encoding, bytes);
    expect(statusCode).toBe(202);
    expect(sent[0]?.text).toContain(`"data":${posted.body}}`);
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(64 * 1024 * 1024)), "event-too-large"],
    ["br", brotliCompressSync(Buffer.alloc(8 * 1024 * 1024)), "event-too-large"],
    ["gzip", gzipSync(plain).subarray(0, 20), "encoding-invalid"],
    ["gzip", plain, "encoding-invalid"],
    ["zstd", plain, "media-type-unsupported"],
    ["gzip, gzip", gzipSync(gzipSync(plain)), "media-type-unsupported"],
    ["constructor", plain, "media-type-unsupported"],
  ])("is refused: %s, %#", async (encoding, bytes, code) => {
    const { statusCode, sent } = await packed(encoding, bytes);
    expect([statusCode, sent]).toEqual([code, []]);
  });
});

const BOUNDARY = "xYzZY";
const lines = (...texts: string[]) => Buffer.from(texts.join("\r\n"));
const typed = (boundary = BOUNDARY) => `multipart/form-data; boundary=${boundary}`;

describe("a multipart form", () => {
  const whole = lines(
    "--xYzZY",
    'Content-Disposition: form-data; name="to"',
    "",
    "a@b.example",
    "--xYzZY",
    'content-disposition: form-data; name="text"',
    "Content-Type: text/plain",
    "",
    "two",
    "lines --xYzZY é",
    "--xYzZY",
    'Content-Disposition: form-data; name="attachment1"; filename="a%22b.bin"',
    "Content-Type: application/pdf",
    "",
    "PDF",
    "--xYzZY--",
    "",
  );

  test("gives its fields in order, and files with their bytes", () => {
    expect(multipartFields(whole, typed())).toEqual([
      ["to", "a@b.example"],
      ["text", "two\r\nlines --xYzZY é"],
      ["attachment1", { filename: 'a"b.bin', contentType: "application/pdf", base64: btoa("PDF") }],
    ]);
    expect(multipartFields(whole, typed('"xYzZY"'))).toHaveLength(3);
  });

  test.each([
    ["no boundary is named", whole, "multipart/form-data", "names no boundary"],
    ["another boundary", whole, typed("other"), "is not in it"],
    ["it is cut short", whole.subarray(0, -12), typed(), "before its last boundary"],
    ["a part without headers", lines("--xYzZY", "text", "--xYzZY--"), typed(), "has no headers"],
    ["nothing", Buffer.alloc(0), typed(), "is not in it"],
    ["bytes behind a boundary", lines("--xYzZYabc", "", "--xYzZY--"), typed(), "does not end its line"],
    [
      "a million parts",
      Buffer.from(`${'--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n\r\n'.repeat(2_000)}--b--`),
      typed("b"),
      "more than 1000",
    ],
  ])("is refused when %s", (...[, bytes, type, reason]) => {
    expect(() => multipartFields(bytes, type)).toThrow(reason);
  });

  test("of SendGrid's Inbound Parse is one event, signed as its others are", async () => {
    const { headers, body } = signings.sendgrid.post(whole.toString(), AT);
    const form = { ...headers, "content-type": typed() };
    const { statusCode, sent } = await aHook({ preset: "sendgrid" }).post({ headers: form, body });
    expect(statusCode).toBe(202);
    expect(JSON.parse(sent[0]!.text)).toMatchObject({
      type: "com.sendgrid.inbound",
      subject: "a@b.example",
      data: { to: "a@b.example", attachment1: { contentType: "application/pdf" } },
    });
  });

  test("of a route of Mailgun carries its signature in fields", async () => {
    const signature = createHmac("sha256", signings.mailgun.secret).update(`${AT}tok`).digest("hex");
    const fields = { timestamp: String(AT), token: "tok", signature, recipient: "a@b.example" };
    const parts = Object.entries({ ...fields, "Message-Id": "<1@x>" }).flatMap(([name, value]) => [
      "--xYzZY",
      `Content-Disposition: form-data; name="${name}"`,
      "",
      value,
    ]);
    const body = lines(...parts, "--xYzZY--", "").toString();
    const { post } = aHook({ preset: "mailgun" });
    const { sent } = await post({ headers: { "content-type": typed() }, body });
    expect(sent[0]).toMatchObject({
      id: "<1@x>.a@b.example",
      type: "com.mailgun.inbound",
      subject: "a@b.example",
    });
    const forged = body.replace("tok\r\n", "tik\r\n");
    expect((await post({ headers: { "content-type": typed() }, body: forged })).statusCode).toBe(
      "signature-invalid",
    );
  });
});
