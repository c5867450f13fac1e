import { readdirSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startSignalbox } from "../support/signalbox-process.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";

const story = aStory(({ url }) => ({
  "rules/all.json": aRuleFile("order", "sink"),
  "rules/targets/sink.json": aTargetFile(`${url}/sink`, {
    auth: { kind: "api-key", header: "x-key", value: "a value that stands in the file" },
  }),
}));

interface Made {
  readonly id: string;
  readonly token: string;
}
const make = (order: object) => story.signalbox.api<Made>("/api/tokens", order);

/** Status and code of what is answered. */
async function ask(
  path: string,
  { secret, body, method }: { secret?: string | undefined; body?: unknown; method?: string },
) {
  const url = new URL(path, story.signalbox.url.replace("0.0.0.0", "127.0.0.1"));
  const response = await fetch(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
      ...(body !== undefined && {
        "content-type": path.startsWith("/api/") ? "application/json" : "application/cloudevents+json",
      }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { code } = response.headers.get("content-type")?.includes("problem")
    ? ((await response.json()) as { code: string })
    : { code: undefined };
  return code === undefined ? response.status : `${response.status} ${code}`;
}
const publish = (secret: string | undefined, { bus = "default", source = "/shop/1" } = {}) =>
  ask(`/buses/${bus}/events`, { secret, body: aPublished("order", { source }) });

describe("on a loopback address", () => {
  test("publishing needs no key, but one that is sent has to be known", async () => {
    expect(await publish(undefined)).toBe(202);
    expect(await publish("sbx_nobody_knows_it")).toBe("401 publisher-key-invalid");
  });

  test("the Host header has to be a loopback name, for every path", async () => {
    const { hostname, port } = new URL(story.signalbox.url);
    const status = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ hostname, port, path, headers: { host } }, (response) =>
          resolve(response.resume().statusCode),
        )
          .on("error", reject)
          .end();
      });
    for (const path of ["/health", "/events", "/api/rules", "/api/tail"])
      expect(await status("evil.example", path)).toBe(403);
    for (const host of ["localhost", "127.0.0.1:1", "[::1]"]) expect(await status(host, "/health")).toBe(200);
  });

  test("the control API needs a token all the same", async () => {
    expect(await ask("/api/rules", {})).toBe("401 token-required");
    expect(await ask("/api/rules", { secret: "sbx_nobody_knows_it" })).toBe("401 token-invalid");
    expect(await ask("/api/rules", { secret: story.signalbox.token })).toBe(200);
  });

  test("the admin's token is for the owner of the folder alone", () => {
    expect(statSync(join(story.place.data, "admin-token")).mode & 0o777).toBe(0o600);
  });
});

test("a role opens what it is for and nothing else", async () => {
  const event = aPublished("order", { data: { secret: "in the event" } });
  await story.signalbox.send(event);
  const secrets = new Map<string, string>();
  for (const role of ["viewer", "publisher", "operator", "admin"])
    secrets.set(role, (await make({ kind: "token", name: role, role })).token);
  const rule = { id: "by-role", ...aRuleFile("nothing", "log") };
  const doors = {
    list: { path: "/api/rules" },
    payload: { path: `/api/events/${event.id}` },
    operate: { path: "/api/targets/sink/pause", body: {} },
    manage: { path: "/api/rules", body: rule },
    tokens: { path: "/api/tokens" },
  };
  const opened = new Map<string, string[]>();
  for (const [role, secret] of secrets) {
    const open: string[] = [];
    for (const [name, { path, ...rest }] of Object.entries(doors))
      if (!String(await ask(path, { secret, ...rest })).includes("role-insufficient")) open.push(name);
    if ((await publish(secret)) === 202) open.push("publish");
    opened.set(role, open);
  }
  expect(Object.fromEntries(opened)).toEqual({
    viewer: ["list"],
    publisher: ["publish"],
    operator: ["list", "payload", "operate"],
    admin: ["list", "payload", "operate", "manage", "tokens", "publish"],
  });
});

test("the audit tells who did what, and never a secret", async () => {
  const { id, token } = await make({ kind: "token", name: "Ada", role: "admin" });
  const headers = { authorization: `Bearer ${token}` };
  await story.signalbox.api(
    "/api/targets",
    {
      id: "audited",
      ...aTargetFile("https://a.example/", { auth: { kind: "api-key", header: "x-key", value: "hunter2" } }),
    },
    { headers },
  );
  const event = aPublished("order");
  await story.signalbox.send(event);
  await story.signalbox.api(`/api/events/${event.id}`, undefined, { headers });
  const { items } = await story.signalbox.api<{ items: object[] }>(`/api/audit?actor=${id}`);
  expect(items).toMatchObject([
    { actor: id, action: "event.view", resource: `event/${event.id}` },
    { actor: id, action: "target.put", resource: "target/audited" },
  ]);
  const all = JSON.stringify(await story.signalbox.api("/api/audit?limit=1000"));
  expect(all).toContain(`token/${id}`);
  for (const secret of [token, "hunter2"]) expect(all).not.toContain(secret);
});

test("a revoked token lets nobody in any more, also after a restart", async () => {
  const { id, token } = await make({ kind: "token", name: "gone", role: "viewer" });
  expect(await ask("/api/rules", { secret: token })).toBe(200);
  await story.signalbox.api(`/api/tokens/${id}`, undefined, { method: "DELETE" });
  expect(await ask("/api/rules", { secret: token })).toBe("401 token-invalid");
  await story.restart("kill");
  expect(await ask("/api/rules", { secret: token })).toBe("401 token-invalid");
});

test("no secret stands in the data folder but the first admin's in its file", async () => {
  const made = [
    await make({ kind: "token", name: "Ada", role: "admin" }),
    await make({ kind: "publisher-key", name: "shop" }),
  ];
  await story.signalbox.send(aPublished("order"));
  for (const name of readdirSync(story.place.data, { recursive: true, encoding: "utf8" })) {
    const path = join(story.place.data, name);
    if (name === "admin-token" || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path).toString("latin1");
    for (const { token } of [...made, { token: story.signalbox.token }])
      expect(bytes, name).not.toContain(token);
  }
});

describe("on any other address", () => {
  test("the start is refused while nobody could publish", async () => {
    const empty = { ...story.place, data: join(story.place.data, "another") };
    await expect(startSignalbox(empty, { environment: { HOST: "0.0.0.0" } })).rejects.toThrow(
      /publisher-key-required {2}Cannot listen on 0\.0\.0\.0/,
    );
  });

  test("publishing needs a key, which is for its buses and the beginnings of its sources", async () => {
    const { token: any } = await make({ kind: "publisher-key", name: "any" });
    const { token: scoped } = await make({
      kind: "publisher-key",
      name: "scoped",
      buses: ["default"],
      sources: ["/shop/"],
    });
    await story.signalbox.stop();
    const open = await startSignalbox(story.place, { environment: { HOST: "0.0.0.0" } });
    try {
      const url = open.url.replace("0.0.0.0", "127.0.0.1");
      const publish = async (secret: string | undefined, { bus = "default", source = "/shop/1" } = {}) => {
        const response = await fetch(`${url}/buses/${bus}/events`, {
          method: "POST",
          headers: {
            "content-type": "application/cloudevents+json",
            ...(secret && { authorization: `Bearer ${secret}` }),
          },
          body: JSON.stringify(aPublished("order", { source })),
        });
        const { code } = (await response.json()) as { code?: string };
        return code ?? response.status;
      };
      expect(await publish(undefined)).toBe("publisher-key-required");
      expect(await publish("sbx_wrong")).toBe("publisher-key-invalid");
      expect(await publish(any, { bus: "other", source: "/else" })).toBe(202);
      expect(await publish(scoped)).toBe(202);
      expect(await publish(scoped, { source: "/shop" })).toBe("publish-forbidden");
      expect(await publish(scoped, { bus: "other" })).toBe("publish-forbidden");
      const health = await fetch(`${url}/health`, { headers: { host: "signalbox.example" } });
      expect(health.status).toBe(200);
    } finally {
      await open.stop();
      await story.restart("stop");
    }
  });
});
