import type { AcceptedEvent } from "../event.ts";
import { type Ownership, thingsOfResource } from "../people/ownership.ts";
import type { Alert, AlertState } from "./alert.ts";
import type { Notice } from "./transition.ts";

/** Events of alerts have this source; what happens to their deliveries raises none. */
export const ALERT_SOURCE = "/signalbox/alerts";

/** What is to be told of one resource. */
export interface AlertNews {
  /** As it was before it cleared. */
  readonly state: AlertState;
  readonly notice: Notice;
}

export interface EventFacts {
  /** Epoch ms. */
  readonly now: number;
  /** Names an event. */
  readonly keyOf: (bus: string, source: string, id: string) => string;
}

/** Whose resources are, for those who are to hear of them. */
export type Owning = Pick<Ownership, "ownersOf" | "contactsOf">;

/**
 * The events that tell of what one look found of an alert: one a resource, or of those with the same owners together. The id
 * is the same for the same notices, so that they are published once however many lookers there are.
 */
export function alertEvents(
  alert: Alert,
  news: readonly AlertNews[],
  { ownership, ...facts }: EventFacts & { readonly ownership: Owning },
): readonly AcceptedEvent[] {
  const of = (one: AlertNews) => telling(alert, one, { ownership, now: facts.now });
  if (alert.groupBy === undefined) return news.map((one) => eventOf(of(one), facts));
  const groups = Map.groupBy(
    news.map(of),
    ({ data: { owners = [] }, type }) => `${type} ${owners.join(" ")}`,
  );
  return [...groups.values()].map((group) =>
    eventOf(group.length === 1 ? group[0]! : together(group, facts), facts),
  );
}

interface Telling {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Told;
}

/** All that a message needs without asking anybody. */
interface Told {
  readonly alert: string;
  /** What the alert looks at: its `when`'s type. */
  readonly type: string;
  readonly severity: string;
  /** Where its state is found in the control API. */
  readonly link: string;
  /** The window that was looked at, where it has one. */
  readonly minutes?: number;
  readonly resource: string;
  readonly title: string;
  readonly sentence: string;
  readonly value: number;
  readonly threshold: number;
  readonly since: string;
  readonly notices: number;
  readonly owners?: readonly string[];
  readonly contacts?: readonly string[];
  /** Of an event that tells of several: how many, and which. */
  readonly count?: number;
  readonly resources?: readonly Pick<
    Told,
    "resource" | "sentence" | "value" | "threshold" | "since" | "notices"
  >[];
}

function telling(
  alert: Alert,
  { state, notice }: AlertNews,
  { ownership, now: at }: { readonly ownership: Owning; readonly now: number },
): Telling {
  const { resource, since, finding, notices } = state;
  const over = notice === "cleared";
  const things = thingsOfResource(resource);
  const told = { alert: alert.id, resource, at };
  const [owners, contacts] = [ownership.ownersOf(things), ownership.contactsOf(things, told)];
  const { sentence, value, threshold } = finding;
  const from = new Date(since).toISOString();
  return {
    id: `${alert.id}/${resource}/${from}/${over ? "cleared" : notices}`,
    type: `signalbox.alert.${over ? "cleared" : "raised"}`,
    subject: resource,
    data: {
      ...{ alert: alert.id, type: alert.when.type, severity: alert.severity ?? "warning", resource },
      link: `/api/alerts?alert=${encodeURIComponent(alert.id)}`,
      ...("minutes" in alert.when && alert.when.minutes !== undefined && { minutes: alert.when.minutes }),
      ...(alert.description !== undefined && { description: alert.description }),
      title: `${titleOf(over)}: ${alert.id} (${resource})`,
      ...{ sentence, value, threshold, since: from, notices },
      ...(notice === "repeated" && { repeated: true }),
      ...(owners.length > 0 && { owners }),
      ...(contacts.length > 0 && { contacts }),
    },
  };
}

function titleOf(over: boolean): string {
  return over ? "Over" : "Alert";
}

/** So many sentences stand in one, and so many resources are listed. */
const SENTENCES = 10;
const RESOURCES = 200;

/** One event of several: what it says of the first, and a list of all. */
function together(group: readonly Telling[], { keyOf }: EventFacts): Telling {
  const [first] = group as readonly [Telling, ...Telling[]];
  const { alert, owners = [] } = first.data;
  const all = group.map(({ data }) => data);
  const names = group.map(({ id }) => id).toSorted();
  const more = all.length > SENTENCES ? [`and ${all.length - SENTENCES} more`] : [];
  const whose = owners.length > 0 ? ` of ${owners.join(", ")}` : "";
  return {
    id: `${alert}/${keyOf("default", ALERT_SOURCE, names.join("\n"))}`,
    type: first.type,
    subject: `alert/${alert}`,
    data: {
      ...first.data,
      title: `${titleOf(first.type.endsWith("cleared"))}: ${alert} (${all.length} resources${whose})`,
      sentence: [...all.slice(0, SENTENCES).map(({ sentence }) => sentence), ...more].join("; "),
      since: all.map(({ since }) => since).toSorted()[0]!,
      contacts: [...new Set(all.flatMap(({ contacts = [] }) => contacts))],
      count: all.length,
      resources: all.slice(0, RESOURCES).map(({ resource, sentence, value, threshold, since, notices }) => ({
        ...{ resource, sentence, value, threshold, since, notices },
      })),
    },
  };
}

function eventOf({ data, ...names }: Telling, facts: EventFacts): AcceptedEvent {
  return ownEvent({ ...names, source: ALERT_SOURCE, data }, facts);
}

/** An event of ours, as if it had been published to the default bus. */
export function ownEvent(
  { data, ...names }: Pick<AcceptedEvent, "id" | "source" | "type" | "subject"> & { readonly data: object },
  { now, keyOf }: EventFacts,
): AcceptedEvent {
  const named = { ...names, time: new Date(now).toISOString() };
  return {
    ...named,
    text: JSON.stringify({ specversion: "1.0", ...named, datacontenttype: "application/json", data }),
    bus: "default",
    receivedAt: now,
    publisher: "alerts",
    schema: { status: "unbound" },
    key: keyOf("default", names.source, names.id),
  };
}
