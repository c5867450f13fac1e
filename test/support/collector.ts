import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { venv } from "./venv.ts";

/** A span as a collector got it, its attributes by name. */
export interface ToldSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status?: { readonly code: number; readonly message: string };
  readonly attributes: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
}

/** Takes traces by OTLP over HTTP, as JSON, on a free port of 127.0.0.1. */
export async function startCollector() {
  const requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[] =
    [];
  let answer: number | "nothing" = 200;
  let more: Readonly<Record<string, string>> = {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({
      path: request.url!,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    if (answer !== "nothing")
      response.writeHead(answer, { "content-type": "application/json", ...more }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** The spans of those requests that were taken. */
    spans: () => requests.flatMap(({ body }) => spansOf(body)),
    /** What it says from now on; "nothing" leaves who asks waiting. */
    answers(status: number | "nothing", headers: Readonly<Record<string, string>> = {}) {
      answer = status;
      more = headers;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: string };
}

interface Told {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ToldSpan, "attributes" | "resource"> & {
        readonly attributes: readonly Attribute[];
      })[];
    }[];
  }[];
}

/** The spans of a request to a collector. */
export function spansOf(body: string): ToldSpan[] {
  const { resourceSpans } = JSON.parse(body) as Told;
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        ...span,
        attributes: valuesOf(span.attributes),
        resource: valuesOf(resource.attributes),
      })),
    ),
  );
}

function valuesOf(attributes: readonly Attribute[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? ""]),
  );
}

/** OpenTelemetry's own definitions of what a collector takes. Throws `NotOnThisMachine`. */
export async function otlpChecker() {
  const python = await venv("otlp", ["opentelemetry-proto==1.45.2", "protobuf==7.36.2"]);
  return {
    /** What is wrong with each body; "" where nothing is. */
    findings(bodies: readonly string[]): string[] {
      const { stdout, stderr, status } = spawnSync(python, [join(import.meta.dirname, "otlp-check.py")], {
        input: bodies.map((body) => `${body}\n`).join(""),
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`Cannot check OTLP: ${stderr}`);
      return stdout.split("\n").slice(0, -1);
    },
  };
}
