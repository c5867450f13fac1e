import { expect } from "vitest";
import { ACCESS, ALERT, ARCHIVE, HTTP, RULE, SCHEMA, SOURCE, USER } from "./things.ts";

const v1 = { "if-match": '"1"' };

/** By a token of the user "known". */
const asKnown = { authorization: "Bearer secret-known" };

const byKnown = { actor: "user:known", token: "known" };

interface Audited {
  readonly request: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What stands in the audit afterwards. */
  readonly entry: object;
  /** What is told of its result. */
  readonly result?: object;
}

const range = { from: "2026-01-01T00:00:00Z", until: "2026-01-03T00:00:00Z" };
const key = { kind: "publisher-key", name: "shop" };

/** By `METHOD path` of the document: a request that changes something or shows what events hold. */
export const audited: Readonly<Record<string, Audited>> = {
  "POST /api/rules": {
    request: "POST /api/rules",
    body: { id: "new", ...RULE },
    entry: { action: "rule.put", resource: "rule/new", after: RULE },
  },
  "PUT /api/rules/{id}": {
    request: "PUT /api/rules/known",
    body: { ...RULE, bus: "b" },
    headers: v1,
    entry: { action: "rule.put", resource: "rule/known", before: RULE, after: { ...RULE, bus: "b" } },
  },
  "DELETE /api/rules/{id}": {
    request: "DELETE /api/rules/known",
    headers: v1,
    entry: { action: "rule.delete", resource: "rule/known", before: RULE },
  },
  "POST /api/rules/{id}/rollback": {
    request: "POST /api/rules/known/rollback",
    body: { version: 1 },
    entry: { action: "rule.rollback", resource: "rule/known" },
  },
  "POST /api/rules/{id}/enable": {
    request: "POST /api/rules/off/enable",
    entry: { action: "rule.enable", resource: "rule/off", after: { ...RULE, enabled: true } },
  },
  "POST /api/rules/{id}/disable": {
    request: "POST /api/rules/known/disable",
    entry: { action: "rule.disable", resource: "rule/known", after: { ...RULE, enabled: false } },
  },
  "POST /api/explain": {
    request: "POST /api/explain",
    body: { eventId: "known" },
    entry: { action: "event.explain", resource: "event/known" },
  },
  "POST /api/alert-rules": {
    request: "POST /api/alert-rules",
    body: { id: "new", ...ALERT },
    entry: { action: "alert.put", resource: "alert/new", after: ALERT },
  },
  "PUT /api/alert-rules/{id}": {
    request: "PUT /api/alert-rules/known",
    body: { ...ALERT, severity: "info" },
    headers: v1,
    entry: {
      action: "alert.put",
      resource: "alert/known",
      before: ALERT,
      after: { ...ALERT, severity: "info" },
    },
  },
  "DELETE /api/alert-rules/{id}": {
    request: "DELETE /api/alert-rules/known",
    headers: v1,
    entry: { action: "alert.delete", resource: "alert/known", before: ALERT },
  },
  "POST /api/alerts/acknowledge": {
    request: "POST /api/alerts/acknowledge",
    body: { alert: "dead-letters", resource: "target/warehouse" },
    entry: { action: "alert.acknowledge", resource: "alert/dead-letters/target/warehouse" },
  },
  "POST /api/alerts/silence": {
    request: "POST /api/alerts/silence",
    body: { alert: "dead-letters", resource: "target/warehouse", until: "2030-01-01T00:00:00Z" },
    entry: { action: "alert.silence", resource: "alert/dead-letters/target/warehouse" },
  },
  "POST /api/rehearse": {
    request: "POST /api/rehearse",
    body: { rule: RULE, ...range },
    entry: { action: "rule.rehearse", resource: "rule/draft" },
  },
  "POST /api/schemas": {
    request: "POST /api/schemas",
    body: { type: "new", schema: SCHEMA },
    entry: { action: "schema.put", resource: "schema/new.v1", after: SCHEMA },
  },
  "PUT /api/schemas/{type}": {
    request: "PUT /api/schemas/known",
    body: { schema: SCHEMA, mode: "warn" },
    headers: v1,
    entry: { action: "schema.put", resource: "schema/known.v2", after: { "x-signalbox": { mode: "warn" } } },
  },
  "DELETE /api/schemas/{type}": {
    request: "DELETE /api/schemas/known",
    headers: v1,
    entry: { action: "schema.delete", resource: "schema/known.v1", before: SCHEMA },
  },
  "POST /api/schemas/{type}/versions": {
    request: "POST /api/schemas/known/versions",
    body: { schema: SCHEMA },
    entry: { action: "schema.put", resource: "schema/known.v2" },
  },
  "POST /api/schemas/{type}/check": {
    request: "POST /api/schemas/known/check",
    body: { schema: SCHEMA, archived: 1 },
    entry: { action: "schema.check", resource: "schema/known" },
  },
  "POST /api/schemas/{type}/infer": {
    request: "POST /api/schemas/known/infer",
    entry: { action: "schema.infer", resource: "schema/known" },
  },
  "POST /api/sources": {
    request: "POST /api/sources",
    body: { id: "new", ...SOURCE },
    entry: { action: "source.put", resource: "source/new", after: SOURCE },
  },
  "PUT /api/sources/{id}": {
    request: "PUT /api/sources/known",
    body: SOURCE,
    headers: v1,
    entry: { action: "source.put", resource: "source/known", before: SOURCE, after: SOURCE },
  },
  "DELETE /api/sources/{id}": {
    request: "DELETE /api/sources/known",
    headers: v1,
    entry: { action: "source.delete", resource: "source/known", before: SOURCE },
  },
  "POST /api/targets": {
    request: "POST /api/targets",
    body: { id: "new", ...HTTP },
    entry: { action: "target.put", resource: "target/new", after: HTTP },
  },
  "PUT /api/targets/{id}": {
    request: "PUT /api/targets/known",
    body: HTTP,
    headers: v1,
    entry: { action: "target.put", resource: "target/known", before: HTTP, after: HTTP },
  },
  "DELETE /api/targets/{id}": {
    request: "DELETE /api/targets/known",
    headers: v1,
    entry: { action: "target.delete", resource: "target/known", before: HTTP },
  },
  "POST /api/sources/{id}/pause": {
    request: "POST /api/sources/tap/pause",
    entry: { action: "source.pause", resource: "source/tap", after: { paused: { by: "admin" } } },
  },
  "POST /api/sources/{id}/resume": {
    request: "POST /api/sources/tap/resume",
    entry: { action: "source.resume", resource: "source/tap" },
  },
  "POST /api/targets/{id}/pause": {
    request: "POST /api/targets/known/pause",
    entry: { action: "target.pause", resource: "target/known", after: { paused: { by: "admin" } } },
  },
  "POST /api/targets/{id}/resume": {
    request: "POST /api/targets/known/resume",
    entry: { action: "target.resume", resource: "target/known" },
  },
  "POST /api/targets/{id}/skip": {
    request: "POST /api/targets/known/skip",
    entry: { action: "target.skip", resource: "target/known" },
    result: { action: "target.skipped", resource: "target/known", after: { skipped: 0, more: false } },
  },
  "POST /api/targets/{id}/test": {
    request: "POST /api/targets/known/test",
    entry: { action: "target.test", resource: "target/known", after: { event: expect.any(String) } },
  },
  "POST /api/targets/{id}/receive": {
    request: "POST /api/targets/pull/receive",
    entry: { action: "target.receive", resource: "target/pull" },
  },
  ...Object.fromEntries(
    ["acknowledge", "extend", "give-back"].map((act) => [
      `POST /api/targets/{id}/${act}`,
      {
        request: `POST /api/targets/pull/${act}`,
        body: { handles: ["dlv_known.7.1"] },
        entry: { action: `target.${act}`, resource: "target/pull" },
      },
    ]),
  ),
  "GET /api/events": {
    request: `GET /api/events?match=${encodeURIComponent('{"type":["a"]}')}`,
    entry: { action: "events.search", resource: "events", after: { match: { pattern: { type: ["a"] } } } },
  },
  "GET /api/events/{id}": {
    request: "GET /api/events/known",
    entry: { action: "event.view", resource: "event/known" },
  },
  "GET /api/events/{id}/journal": {
    request: "GET /api/events/known/journal",
    entry: { action: "event.journal", resource: "event/known" },
  },
  "GET /api/events/{id}/diagnose": {
    request: "GET /api/events/known/diagnose",
    entry: { action: "event.diagnose", resource: "event/known" },
  },
  "POST /api/deliveries/{id}/cancel": {
    request: "POST /api/deliveries/known/cancel",
    entry: {
      action: "delivery.cancel",
      resource: "delivery/known",
      before: { status: "waiting" },
      after: { status: "cancelled" },
    },
  },
  "POST /api/deliveries/{id}/recall": {
    request: "POST /api/deliveries/sent/recall",
    entry: {
      action: "delivery.recall",
      resource: "delivery/sent",
      before: { status: "delivered", receipt: "r-1" },
      after: { status: "cancelled" },
    },
  },
  "POST /api/dead-letters/redrive": {
    request: "POST /api/dead-letters/redrive",
    body: { filter: {} },
    entry: { action: "dead-letters.redrive", before: { filter: {} }, after: { asked: 1 } },
    result: { action: "dead-letters.redriven", after: { count: 1, queued: ["dead"] } },
  },
  "GET /api/ordered-keys": {
    request: "GET /api/ordered-keys",
    entry: { action: "ordered-keys.view", resource: "ordered-keys" },
  },
  "POST /api/ordered-keys/release": {
    request: "POST /api/ordered-keys/release",
    body: { target: "known" },
    entry: { action: "ordered-keys.release", before: { target: "known" }, after: { asked: 1 } },
    result: { action: "ordered-keys.released", after: { count: 1 } },
  },
  "GET /api/quarantine/{id}": {
    request: "GET /api/quarantine/known",
    entry: { action: "quarantine.view", resource: "quarantine/known" },
  },
  "DELETE /api/quarantine/{id}": {
    request: "DELETE /api/quarantine/known",
    entry: { action: "quarantine.discard", resource: "quarantine/known", before: { id: "42" } },
  },
  "POST /api/quarantine/resubmit": {
    request: "POST /api/quarantine/resubmit",
    body: { ids: ["known"] },
    entry: { action: "quarantine.resubmit", before: { ids: ["known"] }, after: { asked: 1 } },
    result: { action: "quarantine.resubmitted", after: { results: [{ id: "known", status: "accepted" }] } },
  },
  "POST /api/archives": {
    request: "POST /api/archives",
    body: { id: "new", ...ARCHIVE },
    entry: { action: "archive.put", resource: "archive/new", after: ARCHIVE },
  },
  "PUT /api/archives/{id}": {
    request: "PUT /api/archives/known",
    body: ARCHIVE,
    headers: v1,
    entry: { action: "archive.put", resource: "archive/known", before: ARCHIVE, after: ARCHIVE },
  },
  "DELETE /api/archives/{id}": {
    request: "DELETE /api/archives/known",
    headers: v1,
    entry: { action: "archive.delete", resource: "archive/known", before: ARCHIVE },
  },
  "POST /api/erasures": {
    request: "POST /api/erasures",
    body: { subject: "customer/4711" },
    entry: { action: "erasure.create", resource: "erasures", after: { by: ["subject"] } },
  },
  "POST /api/replays": {
    request: "POST /api/replays",
    body: { name: "again", to: {}, ...range },
    entry: { action: "replay.create", after: { name: "again" } },
  },
  "POST /api/replays/{id}/pause": {
    request: "POST /api/replays/known/pause",
    entry: { action: "replay.pause", before: { status: "running" }, after: { status: "paused" } },
  },
  "POST /api/replays/{id}/resume": {
    request: "POST /api/replays/paused/resume",
    entry: { action: "replay.resume", before: { status: "paused" }, after: { status: "running" } },
  },
  "POST /api/replays/{id}/cancel": {
    request: "POST /api/replays/known/cancel",
    entry: { action: "replay.cancel", before: { status: "running" }, after: { status: "cancelled" } },
  },
  "POST /api/tokens": {
    request: "POST /api/tokens",
    body: key,
    entry: { action: "token.create", after: { ...key, role: "publisher" } },
  },
  "DELETE /api/tokens/{id}": {
    request: "DELETE /api/tokens/viewer",
    entry: { action: "token.revoke", resource: "token/viewer", before: { role: "viewer" } },
  },
  "POST /api/tokens/{id}/rotate": {
    request: "POST /api/tokens/viewer/rotate",
    entry: { action: "token.rotate", resource: "token/viewer" },
  },
  "POST /api/me/tokens": {
    request: "POST /api/me/tokens",
    body: { name: "laptop" },
    headers: asKnown,
    entry: { ...byKnown, action: "token.create", after: { role: "admin", user: "known" } },
  },
  "POST /api/me/tokens/{id}/rotate": {
    request: "POST /api/me/tokens/known/rotate",
    headers: asKnown,
    entry: { ...byKnown, action: "token.rotate", resource: "token/known" },
  },
  "DELETE /api/me/tokens/{id}": {
    request: "DELETE /api/me/tokens/known",
    headers: asKnown,
    entry: { ...byKnown, action: "token.revoke", resource: "token/known" },
  },
  "POST /api/me/mutes": {
    request: "POST /api/me/mutes",
    body: { alert: "blocked" },
    headers: asKnown,
    entry: { ...byKnown, action: "alert.mute", resource: "user/known", after: { alert: "blocked" } },
  },
  "POST /api/users": {
    request: "POST /api/users",
    body: { id: "ada", name: "Ada", role: "viewer" },
    entry: { action: "user.put", resource: "user/ada", after: { name: "Ada", role: "viewer" } },
  },
  "PUT /api/users/{id}": {
    request: "PUT /api/users/known",
    body: { name: "Known", role: "viewer" },
    headers: v1,
    entry: {
      ...{ action: "user.put", resource: "user/known" },
      ...{ before: USER, after: { name: "Known", role: "viewer" } },
    },
  },
  "DELETE /api/users/{id}": {
    request: "DELETE /api/users/known",
    headers: v1,
    entry: { action: "user.delete", resource: "user/known", before: USER },
  },
  "POST /api/access": {
    request: "POST /api/access",
    body: { id: "new", ...ACCESS },
    entry: { action: "access.put", resource: "access/new", after: ACCESS },
  },
  "PUT /api/access/{id}": {
    request: "PUT /api/access/known",
    body: { ...ACCESS, redriveMany: 1 },
    headers: v1,
    entry: { action: "access.put", resource: "access/known", before: ACCESS },
  },
  "DELETE /api/access/{id}": {
    request: "DELETE /api/access/known",
    headers: v1,
    entry: { action: "access.delete", resource: "access/known", before: ACCESS },
  },
  "POST /api/tickets/{id}/approve": {
    request: "POST /api/tickets/known/approve",
    body: { reason: "fine" },
    entry: {
      ...{ action: "ticket.approve", resource: "ticket/known", ticket: "known" },
      after: { reason: "fine" },
    },
    result: { actor: "known-2", action: "rule.delete", resource: "rule/off", ticket: "known" },
  },
  "POST /api/tickets/{id}/reject": {
    request: "POST /api/tickets/known/reject",
    body: { reason: "not today" },
    entry: { action: "ticket.reject", resource: "ticket/known", after: { reason: "not today" } },
  },
  "POST /api/tickets/{id}/withdraw": {
    request: "POST /api/tickets/own/withdraw",
    entry: { action: "ticket.withdraw", resource: "ticket/own" },
  },
  "POST /api/tickets/{id}/execute": {
    request: "POST /api/tickets/failed/execute",
    entry: { actor: "known-2", action: "rule.delete", resource: "rule/off", ticket: "failed" },
  },
  "GET /api/producers": {
    request: "GET /api/producers",
    entry: { action: "producers.view", resource: "producers" },
  },
};
