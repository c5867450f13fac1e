import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createHttpClient, destinationOf } from "../../functions/targets/guarded-http.ts";
import { aRawServer, aTargetServer } from "../support/target-server.ts";

const folder = mkdtempSync(join(tmpdir(), "signalbox-tls-"));
const pem = (name: string) => readFileSync(join(folder, name), "utf8");
const certificate = { key: "", cert: "" };

beforeAll(() => {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  openssl(
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=wms.example".split(
      " ",
    ),
    ..."-addext subjectAltName=DNS:wms.example -keyout key.pem -out cert.pem".split(" "),
  );
  Object.assign(certificate, { key: pem("key.pem"), cert: pem("cert.pem") });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A request to a server on 127.0.0.1 by a name of ours. */
function get(name: string, port: number) {
  const http = createHttpClient({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
  onTestFinished(() => http.close());
  return http.send(destinationOf(new URL(`https://${name}:${port}/`)), {
    method: "POST",
    headers: [],
    body: "{}",
    timeoutMs: 5_000,
    allowPrivateNetwork: true,
    keepBytes: 100,
  });
}

/** While the test runs, this process trusts what the certificate signs, and that is itself. */
function trust(certificate: string): void {
  const before = tls.getCACertificates("default");
  tls.setDefaultCACertificates([...before, certificate]);
  onTestFinished(() => tls.setDefaultCACertificates(before));
}

test("a target with a certificate that is trusted for its name gets the request", async () => {
  const server = await aTargetServer(undefined, certificate);
  trust(certificate.cert);
  expect(await get("wms.example", server.port)).toMatchObject({ ok: true, status: 204 });
});

test.each([
  { why: "self-signed", trusted: false, name: "wms.example", problem: "has a self-signed certificate" },
  {
    why: "for another name",
    trusted: true,
    name: "other.example",
    problem: "has a certificate for another name",
  },
])("a target with a certificate that is $why gets nothing", async ({ trusted, name, problem }) => {
  const server = await aTargetServer(undefined, certificate);
  if (trusted) trust(certificate.cert);
  expect(await get(name, server.port)).toMatchObject({
    ok: false,
    code: "target-unreachable",
    problem: expect.stringContaining(problem),
  });
  expect(server.requests).toHaveLength(0);
});

test("a target that does not speak TLS is told so", async () => {
  const server = await aRawServer((socket) =>
    socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
  );
  expect(await get("wms.example", server.port)).toMatchObject({
    code: "target-unreachable",
    problem: expect.stringContaining("does not speak TLS as it should"),
  });
});
