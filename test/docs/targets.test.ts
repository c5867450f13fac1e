import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { memoryDigests } from "../support/memory-digests.ts";
import { memorySecrets } from "../support/ports.ts";
import { aTargetServer } from "../support/target-server.ts";

/** What a page shows, but for rules and taps. */
const shownIn = (page: string) =>
  Array.from(readFileSync(page, "utf8").matchAll(/```json[\w -]*\n(.*?)```/gs), ([, text]) => text!).filter(
    (text) => /"kind": "(http|chat|log|bus|pull|aws)"/.test(text),
  );
const shown = [...shownIn("docs/targets.md"), ...shownIn("docs/targets/chat.md")];

/** Where what is shown leads: it answers as a token endpoint, a chat and a receiver do. */
async function aWorld() {
  const server = await aTargetServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"access_token":"token-1","token_type":"Bearer","errcode":0}');
  });
  const secrets = {
    ...{ WMS_KEY: "key-1", CRM_SECRET: "secret-1", WMS_SIGNING_NEW: "whsec_bmV3", WMS_SIGNING_OLD: "old" },
    ...{ SLACK_URL: `${server.url}/slack`, DINGTALK_URL: `${server.url}/dingtalk`, DINGTALK_SECRET: "SEC1" },
  };
  const [lines, published, http] = [[] as string[], [] as string[], createHttpClient()];
  onTestFinished(() => http.close());
  const send = createSend({
    ...{ http, secrets: memorySecrets(secrets), digests: memoryDigests(), eventKey: () => "", now: Date.now },
    print: (line) => void lines.push(line),
    async publish(events) {
      published.push(...events.map(({ bus }) => bus));
      return events.map(() => "accepted" as const);
    },
  });
  return { server, lines, published, send };
}

/** By what tells the examples apart: what it came to. */
const seen: Readonly<Record<string, (world: Awaited<ReturnType<typeof aWorld>>) => void>> = {
  '"api-key"': ({ server }) => expect(server.requests[0]!.headers["x-key"]).toBe("key-1"),
  '"oauth2"': ({ server }) => {
    expect(server.requests[0]).toMatchObject({ path: "/token", body: expect.stringContaining("events") });
    expect(server.requests[1]!.headers.authorization).toBe("Bearer token-1");
  },
  '"signature"': ({ server }) =>
    expect(server.requests[0]!.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/),
  '"kind": "log"': ({ lines }) => expect(lines[0]).toContain("shop.order.paid"),
  '"kind": "bus"': ({ published }) => expect(published).toEqual(["audit"]),
  '"slack"': ({ server }) => expect(server.requests[0]).toMatchObject({ path: "/slack" }),
  '"dingtalk"': ({ server }) => {
    expect(server.requests[0]!.path).toMatch(/^\/dingtalk\?timestamp=\d+&sign=/);
    expect(server.requests[0]!.body).toContain("c-1 paid **250 EUR**");
  },
  '"kind": "pull"': ({ server }) => expect(server.requests).toEqual([]),
  '"kind": "aws"': ({ server }) => expect(server.requests).toEqual([]),
};
/** What comes of kinds that call nobody. */
const results: Readonly<Record<string, object>> = {
  pull: { ok: "waiting" },
  aws: { ok: false, code: "target-unserved" },
};

test.each(shown)("the pages show a target that does what they say: %s", async (text) => {
  const world = await aWorld();
  const here = JSON.parse(text.replaceAll(/https:\/\/[\w.]+\.example/g, world.server.url)) as {
    readonly kind: string;
  };
  const own = here.kind === "http" || here.kind === "chat" ? { allowPrivateNetwork: true } : {};
  const event = anEvent({
    subject: "o-1",
    time: "2026-01-02T03:04:05Z",
    data: { customer: "c-1", amount: 250 },
  });
  const result = await world.send(aDelivery({ event }), aTarget({ ...here, ...own }));
  expect(result).toMatchObject(results[here.kind] ?? { ok: true });
  const [, check] = Object.entries(seen).find(([mark]) => text.includes(mark))!;
  check(world);
});

test("the pages show targets of these kinds", () => {
  expect(Object.keys(seen).filter((mark) => !shown.some((text) => text.includes(mark)))).toEqual([]);
});
