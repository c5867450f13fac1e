import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that the fake API got. */
export interface Asked {
  /** `GET /api/events?type=a`, decoded. */
  readonly what: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An answer: a JSON value, or all of it by hand. */
export type Answer = object | ((response: ServerResponse, asked: Asked) => void);

/** A control API that answers what a test says, by `METHOD /path`, and notes what it was asked. */
export async function fakeApi(answers: Readonly<Record<string, Answer>>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const url = request.url ?? "";
    const entry = {
      what: `${request.method} ${decodeURIComponent(url)}`,
      headers: request.headers,
      body: await text(request),
    };
    asked.push(entry);
    const answer = answers[`${request.method} ${decodeURIComponent(url.split("?")[0]!)}`];
    (typeof answer === "function" ? answer : json(answer))(response, entry);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    url,
    /** What `signalbox` needs to find it. */
    env: { SIGNALBOX_URL: url, SIGNALBOX_TOKEN: "secret-token" },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function json(value: object | undefined) {
  return (response: ServerResponse): void => {
    response.writeHead(value ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(value ?? { code: "not-found", detail: "Cannot find it: the fake has none" }));
  };
}

/** A refusal as Signalbox answers it. */
export function refusal(
  status: number,
  problem: { readonly code: string; readonly detail: string; readonly errors?: unknown },
): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/problem+json" });
    response.end(
      JSON.stringify({ type: `https://signalbox.dev/errors#${problem.code}`, status, ...problem }),
    );
  };
}
