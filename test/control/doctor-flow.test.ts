import { expect, test } from "vitest";
import type { Check } from "../../functions/core/diagnose/doctor.ts";
import { RouterError } from "../../functions/core/errors.ts";
import {
  aDeadLetter,
  aDeliveryView,
  anAlertState,
  anEvent,
  aReplay,
  aTicket,
  NOW,
} from "../support/build.ts";
import { memoryErasures } from "../support/memory-erasures.ts";
import { memoryTickets } from "../support/memory-tickets.ts";
import { memoryAlertStates, memoryStats } from "../support/memory-watch.ts";
import {
  memoryArchive,
  memoryAudit,
  memoryDeliveryStore,
  memoryJournal,
  memoryQuarantine,
  memoryReplays,
} from "../support/ports.ts";
import { memoryTapStates } from "../support/taps.ts";
import { tokensOfRoles } from "./api.ts";
import { type Case, counted, DAY_MS, doctor, expectFound, registryOf, well } from "./doctor-house.ts";

const waiting = aDeliveryView({ createdAt: NOW - 600_000, dueAt: NOW - 1 });
const archiveThat = (parts: object) => ({ ...memoryArchive([anEvent({ position: 1 })]), ...parts });
const broken = async () => Promise.reject(new Error("the file is gone"));
const tokens = (parts: object) =>
  tokensOfRoles([{ id: "k", name: "shop", kind: "publisher-key", role: "publisher", ...parts }]);

test.for<Case>([
  ["deliveries-backlog", "warn", `1 delivery waits`, () => ({ deliveries: memoryDeliveryStore([waiting]) })],
  [
    "deliveries-endless",
    "bad",
    "delivery d-9",
    () => ({
      deliveries: {
        ...memoryDeliveryStore(),
        underWay: async () => [
          {
            ...{ delivery: "d-9", rule: "r", target: "mail", since: NOW - 600_000 },
            event: { id: "1", source: "/", type: "a" },
          },
        ],
      },
    }),
  ],
  ["dead-letters", "warn", "1 dead letter", () => ({ deliveries: memoryDeliveryStore([aDeadLetter()]) })],
  [
    "keys-blocked",
    "bad",
    "1 key stands",
    () => ({
      deliveries: memoryDeliveryStore(
        [],
        [{ rule: "r", target: "mail", key: '"a"', state: "blocked", waiting: 2 }],
      ),
    }),
  ],
  [
    "quarantine",
    "warn",
    "1 event waits",
    () => ({ quarantine: memoryQuarantine([{ id: "q-1", event: anEvent() }]) }),
  ],
  [
    "replays-failed",
    "bad",
    "no room",
    () => ({
      replays: memoryReplays([aReplay({ status: "failed", endedAt: NOW - 1_000, error: "no room" })]),
    }),
  ],
  [
    "erasures-open",
    "bad",
    "Erasure e-1",
    async () => {
      const erasures = memoryErasures();
      await erasures.start({ subject: "a" }, "Ada", NOW - 2 * DAY_MS);
      return { erasures };
    },
  ],
  [
    "archive-readable",
    "bad",
    "the file is gone",
    () => ({
      archive: archiveThat({
        scan: () => ({ [Symbol.asyncIterator]: () => ({ next: broken }) }),
        sizes: async () => [{ bus: "default", events: 1, bytes: 1 }],
      }),
    }),
  ],
  [
    "archive-writes",
    "bad",
    `bus "default"`,
    async () => ({ stats: await counted("bus", "default", { count: 5 }) }),
  ],
  [
    "journal-readable",
    "bad",
    "the file is gone",
    () => ({ archive: archiveThat({}), journal: { ...memoryJournal(), of: broken } }),
  ],
  [
    "clock-steady",
    "bad",
    "60 min from now",
    () => ({ archive: memoryArchive([anEvent({ position: 1, receivedAt: NOW + 3_600_000 })]) }),
  ],
  [
    "tokens-admin",
    "bad",
    "nobody could make another",
    () => ({ tokens: { ...tokensOfRoles(), list: async () => [] } }),
  ],
  ["tokens-expired", "warn", `The publisher-key "shop"`, () => ({ tokens: tokens({ expiresAt: NOW - 1 }) })],
  ["tokens-expiring", "warn", "expires in 24 h", () => ({ tokens: tokens({ expiresAt: NOW + DAY_MS }) })],
  [
    "tokens-unused",
    "warn",
    `The token "shop"`,
    () => ({ tokens: tokens({ kind: "token", createdAt: NOW - 100 * DAY_MS }) }),
  ],
  [
    "tickets-open",
    "warn",
    `remove rule "off"`,
    () => ({ tickets: memoryTickets([aTicket({ askedAt: NOW - 2 * DAY_MS })]) }),
  ],
  [
    "audit-whole",
    "bad",
    "Entry 2",
    async () => {
      const audit = memoryAudit();
      for (const id of ["a", "b", "c"])
        await audit.write({ at: NOW, actor: "Ada", action: "rule.put", resource: `rule/${id}` });
      audit.kept[1] = { ...audit.kept[1]!, actor: "Bob" };
      return { audit };
    },
  ],
  [
    "stats-fresh",
    "bad",
    "10 min old",
    async () => {
      const stats = memoryStats();
      await stats.setFolded(Math.floor(NOW / 60_000) - 10);
      return { stats };
    },
  ],
  ["alerts-there", "warn", "no alert", () => ({ registry: registryOf({ "alert/dead-letters": undefined }) })],
  [
    "alerts-heard",
    "warn",
    "No rule takes alerts",
    () => ({
      registry: registryOf({ "rule/to-mail": { pattern: { type: ["a"] }, targets: [{ target: "mail" }] } }),
    }),
  ],
  [
    "alerts-heard",
    "warn",
    "only printed",
    () => ({ registry: registryOf({ "rule/to-mail": { targets: [{ target: "log" }] } }) }),
  ],
  [
    "alerts-firing",
    "warn",
    `"dead-letters" of target/warehouse`,
    () => ({ alertStates: memoryAlertStates([anAlertState()]) }),
  ],
  [
    "taps-connected",
    "bad",
    "refused the user",
    () => ({
      registry: registryOf({
        "source/orders": { kind: "tap", broker: "rabbitmq", url: "amqp://mq.example", queue: "orders" },
      }),
      tapStates: {
        ...memoryTapStates(),
        get: async () => ({
          report: {
            at: NOW,
            connected: false,
            since: NOW,
            messages: 0,
            refused: 0,
            lastError: { at: NOW, code: "tap-failed", detail: "refused the user" },
          },
        }),
      },
    }),
  ],
])("%s is %s: %s", expectFound);

test("what keeps one check from looking keeps no other, and is said; what its host sees comes first", async () => {
  const failing = () => Promise.reject(new RouterError("storage-failed", "Cannot read: it is broken"));
  const own: Check = {
    code: "disk-space",
    about: "machine",
    look: () => ({ level: "bad", sentence: "It is full." }),
  };
  const { status, checks } = await doctor({
    tickets: { ...memoryTickets(), list: failing },
    surroundings: { ...well, checks: [own] },
  });
  expect(status).toBe("bad");
  expect(checks[0]).toMatchObject({ code: "disk-space" });
  expect(checks[1]).toEqual({
    ...{ code: "tickets-open", about: "people", level: "unknown" },
    sentence: "It could not be looked at: Cannot read: it is broken",
  });
  expect(checks.filter(({ level }) => level !== "fine")).toHaveLength(2);
});

test("a delivery for later is no backlog", async () => {
  const later = aDeliveryView({ createdAt: NOW - 600_000, dueAt: NOW + 1_000 });
  const { checks } = await doctor({ deliveries: memoryDeliveryStore([later]) });
  expect(checks.find(({ code }) => code === "deliveries-backlog")).toMatchObject({ level: "fine" });
});
