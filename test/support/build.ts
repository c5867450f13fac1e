import type { Ticket } from "../../functions/core/people/tickets.ts";
import type { AlertState } from "../../functions/core/alerts/alert.ts";
import { createHash } from "node:crypto";
import type { Attempt, Delivery } from "../../functions/core/delivery.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { Definition, DeliveryView, Replay, Token } from "../../functions/core/ports.ts";
import type { Rule, Target } from "../../functions/core/rule.ts";

/** Builders make a valid thing; a test names only what it is about. */

/** 2026-01-02T03:04:05.678Z: when things happen in tests. */
export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** What an event is made of: its attributes and data, and beside them what the router knows of it. */
type EventParts = Partial<Omit<AcceptedEvent, "text">> & {
  readonly data?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** The whole raw text, instead of one made of the parts. */
  readonly text?: string;
};

/** An accepted event whose text is made of its attributes and data. */
export function anEvent(parts: EventParts = {}): AcceptedEvent {
  const { data = { amount: 250, country: "DE" }, extensions, text, ...rest } = parts;
  const event = {
    id: "42",
    source: "/shop",
    type: "shop.order.paid",
    bus: "default",
    receivedAt: NOW,
    publisher: "loopback",
    schema: { status: "unbound" },
    ...rest,
  } as const;
  const { id, source, type, subject, time, bus } = event;
  const attributes = {
    specversion: "1.0",
    id,
    source,
    type,
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
  };
  return {
    key: keyOf(bus, source, id),
    ...event,
    text: text ?? JSON.stringify({ ...attributes, datacontenttype: "application/json", ...extensions, data }),
  };
}

function keyOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16).toString("base64url");
}

/** A rule that matches `anEvent()` and sends it to `log`. */
export function aRule(parts: Partial<Rule> = {}): Rule {
  return {
    id: "paid-orders",
    version: 1,
    pattern: { type: ["shop.order.paid"] },
    targets: [{ target: "log" }],
    ...parts,
  };
}

/** An HTTP target, or a target of the kind that the parts say. */
export function aTarget(parts: { readonly id?: string } & Record<string, unknown> = {}): Target {
  const base = parts["kind"] === undefined ? { kind: "http", url: "https://wms.example/hook" } : {};
  return { id: "warehouse", ...base, ...parts } as Target;
}

/** A delivery of `anEvent()` by `aRule()` to `aTarget()`, not yet tried. */
export function aDelivery(parts: Partial<Delivery> = {}): Delivery {
  return {
    id: "d-1",
    event: anEvent(),
    rule: "paid-orders",
    ruleVersion: 1,
    target: "warehouse",
    createdAt: NOW,
    dueAt: NOW,
    attempts: [],
    ...parts,
  };
}

/** An attempt that the target took. */
export function anAttempt(parts: Partial<Attempt> = {}): Attempt {
  return { number: 1, at: NOW, latencyMs: 12, status: 200, ...parts };
}

/** A delivery as the control API shows it: waiting for its first attempt. */
export function aDeliveryView(parts: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: "d-1",
    status: "waiting",
    bus: "default",
    rule: "paid-orders",
    ruleVersion: 1,
    target: "warehouse",
    event: { id: "42", source: "/shop", type: "shop.order.paid" },
    createdAt: NOW,
    dueAt: NOW,
    attempts: [],
    ...parts,
  };
}

/** A dead letter: one attempt that the target refused. */
export function aDeadLetter(parts: Partial<DeliveryView> = {}): DeliveryView {
  const { dueAt: _, ...view } = aDeliveryView();
  const reason = { code: "target-refused", detail: 'Cannot deliver "d-1": warehouse answered 410' };
  return {
    ...view,
    status: "dead",
    endedAt: NOW,
    attempts: [anAttempt({ status: 410, error: reason })],
    reason,
    ...parts,
  };
}

/** Version 1 of a definition, made by API. */
export function aDefinition<Value>(
  parts: Pick<Definition<Value>, "kind" | "id" | "value"> & Partial<Definition<Value>>,
): Definition<Value> {
  return { version: 1, at: NOW, by: "admin", ...parts };
}

/** An admin's token. */
export function aToken(parts: Partial<Token> = {}): Token {
  return {
    id: "t-1",
    kind: "token",
    name: "Ada",
    role: "admin",
    createdAt: NOW,
    createdBy: "first-start",
    ...parts,
  };
}

/** A replay of the hour before NOW to all rules that has just begun. */
/** An alert that is raised. */
export function anAlertState(parts: Partial<AlertState> = {}): AlertState {
  const resource = parts.resource ?? "target/warehouse";
  return {
    ...{ alert: "dead-letters", resource, status: "firing", since: NOW, looks: 1, notices: 1, version: 1 },
    finding: { resource, value: 3, threshold: 0, sentence: "3 dead letters" },
    ...parts,
  };
}

export function aReplay(parts: Partial<Replay> = {}): Replay {
  return {
    id: "r-1",
    name: "once more",
    from: NOW - 3_600_000,
    until: NOW,
    to: {},
    status: "running",
    createdAt: NOW,
    createdBy: "Ada",
    checkpoint: 0,
    scanned: 0,
    published: 0,
    total: 100,
    version: 1,
    ...parts,
  };
}

/** A ticket by which the operator's token asked to remove the rule "off". */
export function aTicket(parts: Partial<Ticket> = {}): Ticket {
  const [act, resource] = [parts.act ?? "delete", parts.resource ?? "rule/off"];
  return {
    ...{ id: "delete-1", act, resource, what: 'remove rule "off"', status: "asked", version: 1 },
    request: {
      ...{ method: "DELETE", route: "/api/rules/{id}", path: "/api/rules/off", query: "" },
      ...{ parameters: { id: "off" }, headers: { "if-match": '"1"' }, body: "" },
    },
    asker: { id: "known-2", name: "another admin", role: "admin", token: "known-2" },
    ...{ askedAt: NOW, expiresAt: NOW + 259_200_000 },
    ...parts,
  };
}
