import { nothingErased } from "../../functions/core/archive/erasure.ts";
import { memoryErasures } from "../support/memory-erasures.ts";
import {
  aDeadLetter,
  aDefinition,
  aDelivery,
  anAlertState,
  aDeliveryView,
  anAttempt,
  anEvent,
  aReplay,
  aTicket,
  NOW,
} from "../support/build.ts";
import {
  memoryArchive,
  memoryDeliveryStore,
  memoryJournal,
  memoryQuarantine,
  memoryRegistry,
  memoryReplays,
} from "../support/ports.ts";
import { memoryPulls } from "../support/memory-pulls.ts";
import { memoryTickets } from "../support/memory-tickets.ts";
import { memoryAlertStates } from "../support/memory-watch.ts";
import { apiOver, controlPorts, tokensOfRoles } from "./api.ts";

export const RULE = { pattern: { type: ["a"] }, targets: [{ target: "log" }] };
export const HTTP = { kind: "http", url: "https://wms.example" };
export const SOURCE = { kind: "webhook", preset: "github" };
export const TAP = { kind: "tap", broker: "sqs", queue: "https://sqs.eu-central-1.amazonaws.com/1/orders" };
export const ALERT = { when: { type: "backlog" } };
export const ARCHIVE = { retentionDays: 30 };
export const USER = { name: "Known", role: "admin", teams: ["shop"] } as const;
/** Switched off, so that nothing else asks for tickets. */
export const ACCESS = { kind: "tickets", enabled: false };
export const SCHEMA = { type: "object", required: ["amount"], properties: { amount: { type: "number" } } };

const event = anEvent({ id: "known", type: "known" });
const ref = { position: 1, id: event.id, source: event.source };
const problems = [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"x"' }];
const refused = { status: "quarantined", schema: "known.v1", problems } as const;

/** The API over one of everything, each called `known`, beside what documented examples speak of. */
export function withThings() {
  const ports = controlPorts({
    registry: memoryRegistry([
      aDefinition({ kind: "rule", id: "known", value: RULE }),
      aDefinition({ kind: "rule", id: "off", value: { ...RULE, enabled: false } }),
      aDefinition({ kind: "rule", id: "paid-orders", value: RULE }),
      aDefinition({ kind: "target", id: "known", value: HTTP }),
      aDefinition({ kind: "target", id: "pull", value: { kind: "pull" } }),
      aDefinition({ kind: "source", id: "known", value: SOURCE }),
      aDefinition({ kind: "source", id: "tap", value: TAP }),
      aDefinition({ kind: "archive", id: "known", value: ARCHIVE }),
      aDefinition({ kind: "alert", id: "known", value: ALERT }),
      aDefinition({ kind: "schema", id: "known.v1", value: SCHEMA }),
      aDefinition({ kind: "user", id: "known", value: USER }),
      aDefinition({ kind: "access", id: "known", value: ACCESS }),
    ]),
    tickets: memoryTickets([
      aTicket({ id: "known" }),
      aTicket({ id: "own", resource: "rule/own", asker: { id: "admin", name: "admin", role: "admin" } }),
      aTicket({ id: "failed", resource: "rule/known", status: "failed" }),
    ]),
    tokens: tokensOfRoles([
      { id: "known", name: "known", role: "admin", user: "known" },
      { id: "known-2", name: "another admin", role: "admin" },
    ]),
    alertStates: memoryAlertStates([anAlertState()]),
    archive: memoryArchive([event]),
    journal: memoryJournal([
      { kind: "accepted", at: NOW, event: ref, publisher: "loopback", schema: event.schema },
      { kind: "routed", at: NOW, event: ref, matched: [{ id: "off", version: 1 }], rulesVersion: 1 },
      {
        ...{ kind: "attempt", at: NOW, event: ref, delivery: "known", rule: "off", target: "known" },
        ...{ attempt: anAttempt(), outcome: "delivered" },
      },
    ]),
    deliveries: memoryDeliveryStore(
      [
        aDeliveryView({ id: "known" }),
        aDeadLetter({ id: "dead" }),
        aDeliveryView({
          ...{ id: "sent", status: "delivered", target: "known" },
          attempts: [anAttempt({ receipt: "r-1" })],
        }),
      ],
      [{ rule: "known", target: "known", key: '"A-17"', state: "blocked", waiting: 2, delivery: "dead" }],
    ),
    pulls: memoryPulls([aDelivery({ id: "dlv_known", target: "pull", dueAt: 0 })]),
    quarantine: memoryQuarantine([{ id: "known", event: anEvent({ schema: refused }) }]),
    erasures: memoryErasures([
      {
        ...{ id: "known", status: "done", startedAt: NOW, startedBy: "admin" },
        before: NOW,
        erased: nothingErased,
      },
    ]),
    replays: memoryReplays([aReplay({ id: "known" }), aReplay({ id: "paused", status: "paused" })]),
  });
  return { ...ports, api: apiOver(ports) };
}
