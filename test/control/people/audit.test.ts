import { expect, test } from "vitest";
import { routes } from "../../../functions/control/routes.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import { apiOver } from "../api.ts";
import { audited } from "../audited.ts";
import { RULE, withThings } from "../things.ts";

const v1 = { "if-match": '"1"' };

/** They change nothing and show only definitions, states and metadata. */
const silent = new Set(
  routes
    .filter(({ method, right }) => method === "GET" && right !== "read-payloads")
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !(name in audited)),
);

test("every route that changes something or shows payloads is below", () => {
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  expect(names.filter((name) => !silent.has(name)).sort()).toEqual(Object.keys(audited).sort());
});

test.each(Object.entries(audited))(
  "%s is audited",
  async (_, { request, body, headers = {}, entry, result }) => {
    const { api, audit } = withThings();
    const { status } = await api(request, { body, headers });
    expect(status).toBeLessThan(300);
    const at = Date.parse("2026-01-02T03:04:05.678Z");
    expect(audit.kept).toMatchObject([
      { at, actor: "admin", ...entry },
      ...(result ? [{ at, actor: "admin", ...result }] : []),
    ]);
  },
);

/** What changes something, by port. */
const changing = {
  registry: ["put"],
  deliveries: ["redrive", "cancel", "skip", "release"],
  tapStates: ["pause", "resume"],
  quarantine: ["keep", "remove"],
  targetStates: ["pause", "resume"],
  pulls: ["take", "settle"],
  tokens: ["add", "addAccessKey", "remove", "replace"],
  replays: ["add", "update"],
  alertStates: ["put", "remove"],
  tickets: ["open"],
} as const;

test.each(Object.entries(audited))("%s is not done when it cannot be audited", async (_, audited) => {
  const { request, body, headers = {} } = audited;
  const ports = withThings();
  const done: string[] = [];
  for (const [port, names] of Object.entries(changing))
    for (const name of names)
      Object.assign(ports[port as keyof typeof changing], { [name]: async () => done.push(name) });
  const full = new RouterError("storage-full", "Cannot write the audit: the disk is full");
  const audit = { ...ports.audit, write: () => Promise.reject(full) };
  const api = apiOver({
    ...{ ...ports, audit },
    resubmit: async (events) => {
      done.push("resubmit");
      return events.map(({ id, source }) => ({ id, source, status: "accepted" }));
    },
    async send() {
      done.push("send");
      return { ok: true, status: 204 };
    },
  });
  const code = "storage-full";
  // A ticket tells itself that what it is for was not done.
  const refusal = request.endsWith("/execute")
    ? { status: 200, body: { status: "failed", failure: { code } } }
    : { status: 503, body: { code } };
  expect(await api(request, { body, headers })).toMatchObject(refusal);
  expect(done).toEqual([]);
});

test("what was audited and then failed is told as well", async () => {
  const ports = withThings();
  const faster = new RouterError("version-conflict", "Cannot change rule: another was faster");
  Object.assign(ports.registry, { put: () => Promise.reject(faster) });
  const answer = await ports.api("PUT /api/rules/known", { body: RULE, headers: v1 });
  expect(answer).toMatchObject({ status: 409, body: { code: "version-conflict" } });
  expect(ports.audit.kept).toMatchObject([
    { action: "rule.put", resource: "rule/known", after: RULE },
    { action: "rule.put", resource: "rule/known", failed: "version-conflict" },
  ]);
});

test("what is refused changes nothing and is not audited", async () => {
  const { api, audit } = withThings();
  await api("POST /api/rules", { body: { id: "new" } });
  await api("DELETE /api/rules/known");
  await api("GET /api/events/other");
  await api(`GET /api/events?match=${encodeURIComponent('{"type":"no list"}')}`);
  await api("POST /api/explain", { body: { eventId: "other" } });
  await api("POST /api/schemas/known/check", { body: { schema: { type: 1 }, archived: 1 } });
  expect(audit.kept).toEqual([]);
});
