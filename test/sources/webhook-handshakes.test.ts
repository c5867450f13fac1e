import { describe, expect, test } from "vitest";
import type { WebhookFile } from "../../functions/core/generated/source-file.ts";
import { hookRoutes } from "../../functions/sources/hook-routes.ts";
import { httpFunction } from "../../functions/core/http/router.ts";
import { problemJson } from "../../functions/core/http/problem-json.ts";
import middy from "@middy/core";
import type { HttpEvent, HttpResult } from "../../functions/core/http/handler.ts";
import { aDefinition, NOW } from "../support/build.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { memoryEvents, memoryQuarantine, memoryRegistry, memorySecrets } from "../support/ports.ts";

/** What a source answers to a request for `/hooks/shop`, and what it counted as refused. */
async function asked(
  file: Partial<WebhookFile>,
  { method = "GET", query = "", headers = {}, body = "" }: Asked = {},
) {
  const value = { kind: "webhook", secrets: [{ secret: "APP" }], ...file };
  const events = memoryEvents();
  const refused: unknown[] = [];
  const routes = hookRoutes({
    events,
    quarantine: memoryQuarantine(),
    check: () => ({ status: "unbound" }),
    sources: memoryRegistry([aDefinition({ kind: "source", id: "shop", value })]),
    secrets: memorySecrets({ APP: "app", VERIFY: "verify me", VERIFY_OLD: "old" }),
    clock: () => NOW,
    report: () => {},
    onRefused: (door, code) => refused.push([door.source, code]),
  });
  const handler = middy<HttpEvent, HttpResult>()
    .use(problemJson(() => {}))
    .handler(httpFunction(routes));
  const event = { ...anHttpEvent({ method, path: "/hooks/shop", headers, body }), rawQueryString: query };
  const result = await handler(event, {} as never);
  return { ...result, refused, accepted: events.accepted };
}

interface Asked {
  readonly method?: "GET" | "HEAD" | "POST";
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const META: Partial<WebhookFile> = {
  preset: "meta",
  handshakeSecrets: [{ secret: "VERIFY" }, { secret: "VERIFY_OLD" }],
};
const metaQuery = (token: string) =>
  `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`;

describe("Meta's challenge", () => {
  test.each(["verify me", "old"])("is said back to who knows the verify token: %s", async (token) => {
    const { statusCode, body, headers } = await asked(META, { query: metaQuery(token) });
    expect([statusCode, body]).toEqual([200, "1158201444"]);
    expect(headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  });

  test.each(["guessed", "", "app"])("is not said to others: %s", async (token) => {
    const { statusCode, body, refused } = await asked(META, { query: metaQuery(token) });
    expect(statusCode).toBe(401);
    expect(body).not.toContain("1158201444");
    expect(refused).toEqual([["shop", "signature-invalid"]]);
  });

  test("has no answer where the source has no token, or is switched off", async () => {
    expect((await asked({ preset: "meta" }, { query: metaQuery("") })).statusCode).toBe(401);
    const off = { ...META, enabled: false };
    expect((await asked(off, { query: metaQuery("verify me") })).statusCode).toBe(503);
  });
});

test("Dropbox's challenge is said back", async () => {
  const { statusCode, body } = await asked({ preset: "dropbox" }, { query: "challenge=a%3Cb%3E" });
  expect([statusCode, body]).toEqual([200, "a<b>"]);
});

test("Microsoft Graph's validation is said back as it was meant, and is no event", async () => {
  const { statusCode, body, accepted } = await asked(
    { preset: "microsoft-graph" },
    {
      method: "POST",
      query: "validationToken=Validation%3A%20T%2B1",
      headers: { "content-type": "text/plain; charset=utf-8" },
    },
  );
  expect([statusCode, body]).toEqual([200, "Validation: T+1"]);
  expect(accepted).toEqual([]);
});

test("Okta's verification is said back in JSON", async () => {
  const headers = { "x-okta-verification-challenge": "wfGsz" };
  const { statusCode, body } = await asked({ preset: "okta" }, { headers });
  expect([statusCode, body]).toEqual([200, '{"verification":"wfGsz"}']);
});

test.each(["intercom", "trello", "mandrill"] as const)("%s finds somebody there by HEAD", async (preset) => {
  expect((await asked({ preset }, { method: "HEAD" })).statusCode).toBe(200);
});

test("one's own handshake goes before the preset's", async () => {
  const handshakes = [{ method: "GET" as const, text: "own {query.challenge}" }];
  const { body } = await asked({ preset: "dropbox", handshakes }, { query: "challenge=1" });
  expect(body).toBe("own 1");
});

test.each([
  { what: "a source that is asked nothing", file: { preset: "github" } as const, query: "" },
  { what: "a question without its challenge", file: { preset: "dropbox" } as const, query: "other=1" },
  { what: "another mode", file: META, query: metaQuery("verify me").replace("subscribe", "other") },
])("$what answers 405 to GET", async ({ file, query }) => {
  const { statusCode, headers, refused } = await asked(file, { query });
  expect([statusCode, headers?.["allow"]]).toEqual([405, "POST, OPTIONS"]);
  expect(refused).toEqual([]);
});
