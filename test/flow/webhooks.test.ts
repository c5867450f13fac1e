import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";
import { PUBLIC_URL, signings } from "../support/webhooks.ts";

const ENVIRONMENT = {
  ...{ GH: "gh", GH_NEW: "new", SL: signings.slack.secret, HM: signings.hmac.secret },
  ...{ TW: signings.twilio.secret, AZ: "azure key", META: "app", VERIFY: "verify" },
};
const aSource = (preset: string, ...secrets: string[]) => ({
  kind: "webhook",
  preset,
  secrets: secrets.map((secret) => ({ secret })),
});

const story = aStory(
  ({ url }) => ({
    "rules/pushes.json": aRuleFile("com.github.push", "builds"),
    "rules/targets/builds.json": aTargetFile(`${url}/builds`),
    "rules/sources/github.json": aSource("github", "GH"),
    "rules/sources/slack.json": aSource("slack", "SL"),
    "rules/sources/sms.json": { ...aSource("twilio", "TW"), url: PUBLIC_URL },
    "rules/sources/grid.json": aSource("azure-event-grid", "AZ"),
    "rules/sources/whatsapp.json": { ...aSource("meta", "META"), handshakeSecrets: [{ secret: "VERIFY" }] },
    "rules/sources/off.json": { ...aSource("github", "GH"), enabled: false },
  }),
  { environment: ENVIRONMENT },
);

let deliveries = 0;

/** A push as GitHub posts it. */
function aPush(more: { readonly secret?: string; readonly delivery?: string; readonly pad?: number } = {}) {
  const { secret = "gh", delivery = `delivery-${++deliveries}`, pad = 0 } = more;
  const body = JSON.stringify({
    ref: "refs/heads/main",
    repository: { url: "https://api.github.com/repos/acme/shop" },
    pad: "x".repeat(pad),
  });
  const headers = {
    "content-type": "application/json",
    "x-github-event": "push",
    "x-github-delivery": delivery,
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
  return { delivery, headers, body };
}

const post = (
  source: string,
  { headers, body }: { headers: object; body: string | Uint8Array<ArrayBuffer> },
) => fetch(`${story.signalbox.url}/hooks/${source}`, { method: "POST", headers: { ...headers }, body });
const isKnown = (id: string) =>
  story.signalbox.api(`/api/events/${id}`).then(
    () => true,
    () => false,
  );
/** How many events were taken, duplicates left out. */
const accepted = async () => {
  const metrics = await (await fetch(`${story.signalbox.url}/metrics`)).text();
  return /events_total\{outcome="accepted"\} (\d+)/.exec(metrics)?.[1];
};
const at = () => Math.floor(Date.now() / 1000);
const cameTo = (id: string) => story.sink.at("/builds").filter(({ headers }) => headers["ce-id"] === id);

test("a signed push is acknowledged, and goes through a rule to its target", async () => {
  const push = aPush();
  const response = await post("github", push);
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({
    id: push.delivery,
    source: "https://api.github.com/repos/acme/shop",
    status: "accepted",
  });
  const [received] = await until(() =>
    cameTo(push.delivery).length > 0 ? cameTo(push.delivery) : undefined,
  );
  expect(received!.headers).toMatchObject({
    "ce-type": "com.github.push",
    "ce-subject": "refs/heads/main",
    "ce-source": "https://api.github.com/repos/acme/shop",
  });
  expect(received!.body).toBe(push.body);
  const journal = await story.signalbox.api<object>(`/api/events/${push.delivery}/journal`);
  expect(JSON.stringify(journal)).toContain('"source:github"');
});

test("what GitHub delivers again is a duplicate", async () => {
  const push = aPush();
  await post("github", push);
  expect(await (await post("github", push)).json()).toMatchObject({ status: "duplicate" });
  const later = aPush();
  await post("github", later);
  await until(() => cameTo(later.delivery)[0]);
  expect(cameTo(push.delivery)).toHaveLength(1);
});

test("another signature is answered 401 with one text, and the terminal says why", async () => {
  const wrong = await post("github", aPush({ secret: "guessed" }));
  const { "x-hub-signature-256": _, ...unsigned } = aPush().headers;
  const none = await post("github", { headers: unsigned, body: aPush().body });
  const texts = [await wrong.json(), await none.json()];
  expect([wrong.status, none.status]).toEqual([401, 401]);
  expect(texts[0]).toMatchObject({ code: "signature-invalid", instance: "/hooks/github" });
  expect(texts[1]).toEqual(texts[0]);
  await until(() =>
    story.signalbox.output().includes("there is no signature at {header.x-hub-signature-256}"),
  );
  expect(story.signalbox.output()).toContain("no signature is made with one of its secrets");
});

test("secrets are changed without a pause: the new one is taken beside the old one, then alone", async () => {
  const statusOf = async (secret: string) => (await post("github", aPush({ secret }))).status;
  expect([await statusOf("gh"), await statusOf("new")]).toEqual([202, 401]);
  story.place.write({ "rules/sources/github.json": aSource("github", "GH_NEW", "GH") });
  await until(async () => (await statusOf("new")) === 202);
  expect(await statusOf("gh")).toBe(202);
  story.place.write({ "rules/sources/github.json": aSource("github", "GH_NEW") });
  await until(async () => (await statusOf("gh")) === 401);
  expect(await statusOf("new")).toBe(202);
  story.place.write({ "rules/sources/github.json": aSource("github", "GH") });
  await until(async () => (await statusOf("gh")) === 202);
});

test("Slack's challenge is answered, and one that is overheard and sent again is not", async () => {
  const body = '{"type":"url_verification","challenge":"3eZbrw1aB10F"}';
  const response = await post("slack", signings.slack.post(body, at()));
  expect([response.status, await response.text()]).toEqual([200, '{"challenge":"3eZbrw1aB10F"}']);
  expect((await post("slack", signings.slack.post(body, at() - 400))).status).toBe(401);
});

test("a Slack command, which is a form, becomes an event", async () => {
  const command = signings.slack.post("command=%2Fdeploy&text=web&trigger_id=t-77", at());
  const response = await post("slack", command);
  expect([response.status, await response.text()]).toEqual([200, ""]);
  const event = await story.signalbox.api("/api/events/t-77");
  expect(JSON.stringify(event)).toContain("com.slack.command.deploy");
});

describe("what is not taken has a clear answer:", () => {
  const push = () => aPush();
  const refused = async (source: string, posted: Parameters<typeof post>[1]) => {
    const response = await post(source, posted);
    const { code } = (await response.json()) as { code: string };
    return `${response.status} ${code}`;
  };

  test("2 MB", async () => {
    expect(await refused("github", aPush({ pad: 2_000_000 }))).toBe("413 event-too-large");
  });

  test("a gzip bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const headers = { ...push().headers, "content-encoding": "gzip" };
    expect(await refused("github", { headers, body: new Uint8Array(bomb) })).toBe("413 event-too-large");
  });

  test("what is not in the encoding that it says, and another encoding", async () => {
    const { headers, body } = push();
    const inEncoding = (encoding: string) =>
      refused("github", { headers: { ...headers, "content-encoding": encoding }, body });
    expect(await inEncoding("gzip")).toBe("400 encoding-invalid");
    expect(await inEncoding("zstd")).toBe("415 media-type-unsupported");
  });

  test("a wrong signature, and a timestamp that is sent again", async () => {
    expect(await refused("github", aPush({ secret: "guessed" }))).toBe("401 signature-invalid");
    const old = signings.slack.post('{"type":"event_callback","event_id":"Ev-old"}', at() - 301);
    expect(await refused("slack", old)).toBe("401 signature-invalid");
  });

  test("another content type", async () => {
    const { headers, body } = push();
    expect(await refused("github", { headers: { ...headers, "content-type": "text/xml" }, body })).toBe(
      "415 media-type-unsupported",
    );
  });

  test("a source that there is not, and one that is switched off", async () => {
    expect(await refused("nobody", push())).toBe("404 not-found");
    expect(await refused("off", push())).toBe("503 source-unavailable");
  });

  test("another method", async () => {
    const response = await fetch(`${story.signalbox.url}/hooks/github`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

test("between all that is refused nothing is lost, and what was refused is no event", async () => {
  const { headers } = aPush();
  const xml = "<a/>";
  const signature = `sha256=${createHmac("sha256", "gh").update(xml).digest("hex")}`;
  const bad = [
    aPush({ secret: "guessed" }),
    aPush({ pad: 2_000_000 }),
    {
      headers: { ...headers, "content-encoding": "gzip" },
      body: new Uint8Array(gzipSync("x".repeat(2 ** 24))),
    },
    { headers: { ...headers, "content-type": "text/xml", "x-hub-signature-256": signature }, body: xml },
    signings.slack.post('{"type":"event_callback","event_id":"Ev-replayed"}', at() - 301),
  ];
  const good = bad.map(() => aPush());
  const statuses = await Promise.all(
    bad.flatMap((posted, index) => [
      post(index === 4 ? "slack" : "github", posted).then(({ status }) => status),
      post("github", good[index]!).then(({ status }) => status),
    ]),
  );
  expect(statuses).toEqual([401, 202, 413, 202, 413, 202, 415, 202, 401, 202]);
  await until(() => good.every(({ delivery }) => cameTo(delivery).length === 1));
  expect(await isKnown("Ev-replayed")).toBe(false);
});

test("what is refused is counted by source and code, and by nothing that a stranger can name", async () => {
  await post("github", aPush({ secret: "guessed" }));
  await post("a-stranger's-name", aPush());
  const metrics = await (await fetch(`${story.signalbox.url}/metrics`)).text();
  const sample = (labels: string) => new RegExp(`^signalbox_refused_total\\{${labels}\\} [1-9]`, "m");
  expect(metrics).toMatch(sample('door="hooks",source="github",code="signature-invalid"'));
  expect(metrics).toMatch(sample('door="hooks",source="",code="not-found"'));
  expect(metrics).not.toContain("stranger");
});

test("a body that GitHub would compress is taken as it was before", async () => {
  const { headers, body, delivery } = aPush();
  const packed = {
    headers: { ...headers, "content-encoding": "gzip" },
    body: new Uint8Array(gzipSync(body)),
  };
  expect((await post("github", packed)).status).toBe(202);
  const received = await until(() => cameTo(delivery)[0]);
  expect(received.body).toBe(body);
});

test("Meta's challenge is answered to who knows the verify token, by GET", async () => {
  const ask = (token: string) =>
    fetch(
      `${story.signalbox.url}/hooks/whatsapp?hub.mode=subscribe&hub.challenge=115&hub.verify_token=${token}`,
    );
  const response = await ask("verify");
  expect([response.status, await response.text()]).toEqual([200, "115"]);
  expect((await ask("guessed")).status).toBe(401);
});

test("Twilio's form is taken and answered in TwiML; what it sends again is a duplicate", async () => {
  const body = "MessageSid=SM1&AccountSid=AC1&MessageStatus=delivered&Body=hi+there";
  const twilio = () => post("sms", signings.twilio.post(body, at()));
  const first = await twilio();
  expect([first.status, await first.text()]).toEqual([200, "<Response/>"]);
  const event = await story.signalbox.api<object>("/api/events/tok-1");
  expect(JSON.stringify(event)).toContain("hi there");
  const before = await accepted();
  expect((await twilio()).status).toBe(200);
  expect(await accepted()).toBe(before);
});

test("Event Grid's validation is answered, and no event", async () => {
  const body = '[{"id":"v","eventType":"x","data":{"validationCode":"512d38b6"}}]';
  const { headers } = signings["azure-event-grid"].post(body, at());
  const response = await fetch(`${story.signalbox.url}/hooks/grid?key=${ENVIRONMENT.AZ}`, {
    method: "POST",
    headers: { ...headers, "aeg-event-type": "SubscriptionValidation" },
    body,
  });
  expect([response.status, await response.json()]).toEqual([200, { validationResponse: "512d38b6" }]);
  expect(await isKnown("v")).toBe(false);
});

test("the CloudEvents handshake is answered where there is a source", async () => {
  const ask = (source: string) =>
    fetch(`${story.signalbox.url}/hooks/${source}`, {
      method: "OPTIONS",
      headers: { "webhook-request-origin": "eventgrid.azure.net" },
    });
  const response = await ask("github");
  expect([response.status, response.headers.get("webhook-allowed-origin")]).toEqual([200, "*"]);
  expect((await ask("nobody")).status).toBe(404);
});

test("what was acknowledged outlives a kill", async () => {
  const push = aPush();
  expect((await post("github", push)).status).toBe(202);
  await story.restart("kill");
  await until(() => cameTo(push.delivery)[0]);
  expect(await (await post("github", push)).json()).toMatchObject({ status: "duplicate" });
});

test("the API names a source's secrets and never shows them", async () => {
  const source = await story.signalbox.api<object>("/api/sources/slack");
  expect(source).toMatchObject({ secrets: [{ secret: "SL" }] });
  const shown = JSON.stringify([source, await story.signalbox.api("/api/sources")]);
  expect(shown).not.toContain(`"${ENVIRONMENT.SL}"`);
});
