import { AwsFault } from "../../functions/core/http/aws-fault.ts";
import { type PathRule, type SignedRequest, verifySignature } from "../../functions/sources/sigv4.ts";
import { type Corpus, rowsOf, type Verdict } from "./corpus.ts";

/** A request of AWS's own suite, signed in its headers and in its query. */
interface SuiteRow {
  readonly name: string;
  readonly context: {
    readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string };
    readonly normalize: boolean;
    readonly service: string;
    readonly timestamp: string;
    readonly omit_session_token?: boolean;
  };
  readonly "header-signed-request": string;
  readonly "query-signed-request": string;
}

/** A request as a client sent it. */
interface CaptureRow {
  readonly client: string;
  readonly op: string;
  readonly variant?: string;
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body?: string;
  readonly secretAccessKey?: string;
}

/** Signatures of AWS's suite and of its SDK, each at the clock of its making. */
export const corpora: readonly Corpus[] = [
  { file: "webhook-and-sigv4-vectors/sigv4_suite.jsonl", run: runSuite },
  { file: "client-wire-captures/requests.jsonl", part: "signatures", run: runCaptures },
];

async function* runSuite(text: string): AsyncGenerator<Verdict> {
  for (const row of rowsOf<SuiteRow>(text)) {
    for (const form of ["header", "query"] as const) {
      const { credentials, normalize, service, timestamp, omit_session_token } = row.context;
      const signed = requestOf(row[`${form}-signed-request`]);
      // Where the token was added after the signature, whoever verifies knows of it and takes it away.
      const request = omit_session_token ? withoutToken(signed) : signed;
      yield await judge(`${row.name}/${form}`, request, {
        secret: credentials.secret_access_key,
        now: Date.parse(timestamp),
        service,
        path: normalize ? "normalized" : "encoded",
      });
    }
  }
}

async function* runCaptures(text: string): AsyncGenerator<Verdict> {
  for (const [i, row] of rowsOf<CaptureRow>(text).entries()) {
    const { secretAccessKey: secret } = row;
    if (secret === undefined) continue;
    const headers = headersOf(row.rawHeaders);
    const [path = "/", query = ""] = row.url.split("?");
    const request = { method: row.method, path, query, headers, body: Buffer.from(row.body ?? "") };
    const now = Date.parse(
      (headers["x-amz-date"] ?? "").replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"),
    );
    yield await judge(`${i} ${row.op}`, request, { secret, now, service: "events", path: "normalized" });
  }
}

interface Setting {
  readonly secret: string;
  readonly now: number;
  readonly service: string;
  readonly path: PathRule;
}

/** The signature holds; it does not with another secret, and not for another body. */
async function judge(id: string, request: SignedRequest, { secret, ...setting }: Setting): Promise<Verdict> {
  const said = async (request: SignedRequest, secret: string) => {
    try {
      await verifySignature(request, { ...setting, secretOf: async () => secret });
      return "valid";
    } catch (error) {
      if (error instanceof AwsFault) return error.message;
      throw error;
    }
  };
  const honest = await said(request, secret);
  if (honest !== "valid") return { id, wrong: honest };
  if ((await said(request, `${secret}x`)) === "valid") return { id, wrong: "holds with another secret" };
  const changed = { ...request, body: Buffer.concat([request.body, Buffer.from(" ")]) };
  if ((await said(changed, secret)) === "valid") return { id, wrong: "holds for another body" };
  return { id };
}

function requestOf(text: string): SignedRequest {
  const [head = "", ...rest] = text.split("\n\n");
  const [line = "", ...lines] = head.replaceAll(/\n +/g, " ").split("\n");
  const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  const [path = "", query = ""] = target.split(/\?(.*)/s);
  const headers = headersOf(lines.flatMap((header) => header.split(/:(.*)/s).slice(0, 2)));
  return { method, path, query, headers, body: Buffer.from(rest.join("\n\n")) };
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    const before = headers[name];
    headers[name] = before === undefined ? raw[i + 1]! : `${before},${raw[i + 1]!}`;
  }
  return headers;
}

function withoutToken({ query, headers, ...request }: SignedRequest): SignedRequest {
  const { "x-amz-security-token": _, ...others } = headers;
  const kept = query.split("&").filter((part) => !part.startsWith("X-Amz-Security-Token="));
  return { ...request, query: kept.join("&"), headers: others };
}
