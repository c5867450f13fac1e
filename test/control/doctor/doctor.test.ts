import { expect, test } from "vitest";
import type { TargetState } from "../../../functions/core/ports.ts";
import { anEvent, NOW } from "../../support/build.ts";
import { memoryArchive, memorySecrets, memoryTargetStates } from "../../support/ports.ts";
import { type Case, counted, doctor, expectFound, mail, registryOf, well } from "../doctor-house.ts";

test("where all is well every check says so, and each has a code of its own", async () => {
  const { status, checks } = await doctor();
  expect(checks.filter(({ level }) => level !== "fine")).toEqual([]);
  expect(status).toBe("fine");
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
  expect(checks.length).toBeGreaterThanOrEqual(30);
});

const target = (state: Partial<TargetState>) =>
  memoryTargetStates({
    mail: { breaker: { state: "closed", failures: 0 }, waiting: 3, inFlight: 0, ...state },
  });
const rule = (parts: object) => registryOf({ "rule/odd": { targets: [{ target: "mail" }], ...parts } });

test.for<Case>([
  ["definitions-valid", "bad", `rule "odd"`, () => ({ registry: rule({ pattern: "shop" }) })],
  ["rules-there", "warn", "no rule", () => ({ registry: registryOf({ "rule/to-mail": undefined }) })],
  [
    "rules-there",
    "warn",
    "switched off",
    () => ({ registry: registryOf({ "rule/to-mail": { targets: [{ target: "mail" }], enabled: false } }) }),
  ],
  [
    "rules-never-match",
    "bad",
    `rule "odd"`,
    () => ({ registry: rule({ pattern: { type: [{ exists: false }] } }) }),
  ],
  [
    "rules-silent",
    "warn",
    `Rule "to-mail"`,
    async () => ({ stats: await counted("bus", "default", { count: 5 }) }),
  ],
  [
    "rules-transform",
    "bad",
    "7 events",
    async () => ({
      stats: await counted("rule", "to-mail", { count: 9, errors: { "transform-failed": 7 } }),
    }),
  ],
  [
    "rules-targets",
    "bad",
    `did you mean "mail"`,
    () => ({ registry: rule({ targets: [{ target: "mial" }] }) }),
  ],
  [
    "schemas-drift",
    "warn",
    `type "shop.order.paid"`,
    () => ({
      archive: memoryArchive([anEvent({ position: 1 })]),
      registry: registryOf({ "schema/shop.order.paid.v1": { type: "object", required: ["customer"] } }),
    }),
  ],
  [
    "targets-reachable",
    "bad",
    "mail.example:443 refuses",
    () => ({ surroundings: { ...well, reach: () => Promise.reject(new Error("refuses")) } }),
  ],
  [
    "targets-breakers",
    "bad",
    `target "mail"`,
    () => ({ targetStates: target({ breaker: { state: "open", failures: 9 } }) }),
  ],
  [
    "targets-paused",
    "warn",
    "by Ada",
    () => ({ targetStates: target({ paused: { at: NOW - 5_000, by: "Ada" } }) }),
  ],
  [
    "targets-failing",
    "bad",
    "3 of 5",
    async () => ({ stats: await counted("target", "mail", { count: 5, failed: 3 }) }),
  ],
  [
    "targets-failing",
    "warn",
    "1 of 10",
    async () => ({ stats: await counted("target", "mail", { count: 10, failed: 1 }) }),
  ],
  [
    "targets-slow",
    "warn",
    `target "mail"`,
    async () => ({
      stats: await counted("target", "mail", { count: 1, maxMs: 9_500, sumMs: 9_500, buckets: { 216: 1 } }),
    }),
  ],
  [
    "targets-used",
    "warn",
    `target "lonely"`,
    () => ({ registry: registryOf({ "target/lonely": { kind: "log" } }) }),
  ],
  [
    "secrets-there",
    "bad",
    `target "mail" needs it`,
    () => ({ surroundings: { ...well, secrets: memorySecrets() } }),
  ],
  [
    "secrets-in-files",
    "warn",
    `target "mail"`,
    () => ({
      registry: registryOf({ "target/mail": { ...mail, auth: { ...mail.auth, value: "hunter2" } } }),
    }),
  ],
])("%s is %s: %s", expectFound);
