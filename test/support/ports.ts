import type { Delivery, Settlement } from "../../functions/core/delivery.ts";
import { RouterError } from "../../functions/core/errors.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { handReason } from "../../functions/core/deliveries/hand.ts";
import { linkOf } from "../../functions/control/people/audit-chain.ts";
import type * as Ports from "../../functions/core/ports.ts";
import { NOW } from "./build.ts";

/**
 * The ports in memory, as object literals: each has what a test wants to look at beside its methods, and may
 * be spread to replace one of them. test/ports/*.suite.ts say what a real adapter must do.
 */

/** A clock that stands still until it is moved. */
export function aClock(start = NOW) {
  let now = start;
  const clock = () => now;
  return Object.assign(clock, { advance: (ms: number) => void (now += ms) });
}

export function memoryEvents() {
  const accepted: AcceptedEvent[] = [];
  const seen = new Set<string>();
  return {
    accepted,
    async accept(events: readonly AcceptedEvent[]) {
      return events.map((event): Ports.Acceptance => {
        const key = `${event.key} ${event.replay?.id ?? ""}`;
        if (seen.has(key)) return "duplicate";
        seen.add(key);
        accepted.push({ ...event, position: accepted.length + 1 });
        return "accepted";
      });
    },
  } satisfies Ports.Events & Record<string, unknown>;
}

export function memoryDeliveries() {
  const sent: Delivery[] = [];
  const settled: Settlement[] = [];
  return {
    sent,
    settled,
    async send(deliveries: readonly Delivery[]) {
      sent.push(...deliveries.filter(({ id }) => !sent.some((known) => known.id === id)));
    },
    async settle(settlements: readonly Settlement[]) {
      settled.push(...settlements);
    },
  } satisfies Ports.Deliveries & Record<string, unknown>;
}

export function memoryDeliveryStore(
  views: readonly Ports.DeliveryView[] = [],
  keys: readonly Ports.OrderedKey[] = [],
) {
  let held = keys;
  const kept = new Map(views.map((view) => [view.id, view]));
  return {
    kept,
    async list({ limit, cursor, from, until, eventId, ...equal }: Ports.DeliveryQuery) {
      const found = [...kept.values()]
        .toReversed()
        .filter(
          (view) =>
            (from === undefined || view.createdAt >= from) &&
            (until === undefined || view.createdAt < until) &&
            (eventId === undefined || view.event.id === eventId) &&
            matches(view, equal),
        );
      return pageOf(found, limit, cursor);
    },
    get: async (id: string) => kept.get(id),
    async redrive(ids: readonly string[], _by: string, now: number) {
      const anew = (view: Ports.DeliveryView): Ports.DeliveryView => {
        const { reason: _, endedAt: __, ...rest } = view;
        return { ...rest, status: "waiting", attempts: [], dueAt: now, redrives: (rest.redrives ?? 0) + 1 };
      };
      return [...move(ids, "dead", anew), ...move(ids, "skipped", anew)];
    },
    underWay: async (): Promise<readonly Ports.UnderWay[]> => [],
    async skip({ target, rule, before }: Ports.Backlog, by: string, now: number) {
      const ids = [...kept.values()]
        .filter((view) => view.createdAt < before && matches(view, { target, rule }))
        .map(({ id }) => id);
      return { skipped: move(ids, "waiting", ended("skipped", by, now)).length, more: false };
    },
    recalled: async (id: string, by: string, now: number) =>
      void move([id], "delivered", ended("recalled", by, now)),
    cancel: async (ids: readonly string[], by: string, now: number) =>
      move(ids, "waiting", ended("cancelled", by, now)),
    async keys({ limit, cursor, ...equal }: Ports.KeyQuery) {
      return pageOf(
        held.filter((key) => matches(key, equal)),
        limit,
        cursor,
      );
    },
    async release(names: readonly Ports.KeyName[]) {
      const going = names.filter((name) => held.some((key) => matches(key, { ...name })));
      held = held.filter((key) => !going.some((name) => matches(key, { ...name })));
      return going;
    },
  } satisfies Ports.DeliveryStore & Record<string, unknown>;

  function ended(how: "cancelled" | "recalled" | "skipped", by: string, endedAt: number) {
    const status = how === "recalled" ? "cancelled" : how;
    return (view: Ports.DeliveryView) => ({ ...view, status, reason: handReason(how, by), endedAt });
  }

  function move(
    ids: readonly string[],
    from: Ports.DeliveryView["status"],
    to: (view: Ports.DeliveryView) => Ports.DeliveryView,
  ): readonly string[] {
    return ids.filter((id) => {
      const view = kept.get(id);
      if (view?.status !== from) return false;
      kept.set(id, to(view));
      return true;
    });
  }
}

export function memoryQuarantine(entries: readonly Ports.QuarantinedEvent[] = []) {
  const kept = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    kept,
    async keep(events: readonly AcceptedEvent[]) {
      return events.map((event) => {
        const known = [...kept.values()].some(
          (one) => one.event.key === event.key && one.event.receivedAt >= event.receivedAt - 300_000,
        );
        if (known) return "duplicate" as const;
        kept.set(`q-${kept.size + 1}`, { id: `q-${kept.size + 1}`, event });
        return "quarantined" as const;
      });
    },
    async list({ limit, cursor, eventId: id, ...equal }: Parameters<Ports.Quarantine["list"]>[0]) {
      return pageOf(
        [...kept.values()].toReversed().filter(({ event }) => matches(event, { ...equal, id })),
        limit,
        cursor,
      );
    },
    async get(ids: readonly string[]) {
      return ids.flatMap((id) => kept.get(id) ?? []);
    },
    async remove(ids: readonly string[]) {
      for (const id of ids) kept.delete(id);
    },
  } satisfies Ports.Quarantine & Record<string, unknown>;
}

/** An archive of these events, in this order. */
export function memoryArchive(events: readonly AcceptedEvent[] = []) {
  const kept = events.map((event, index) => ({ ...event, position: event.position ?? index + 1 }));
  const within = ({ from, until, after, bus, type, source, subject }: Ports.ArchiveRange) =>
    kept.filter(
      (event) =>
        (from === undefined || event.receivedAt >= from) &&
        (until === undefined || event.receivedAt < until) &&
        (after === undefined || event.position > after) &&
        matches(event, { bus, type, source, subject }),
    );
  return {
    kept,
    async find(id: string, { source, bus }: Ports.EventScope = {}) {
      return kept.findLast((event) => matches(event, { id, source, bus }));
    },
    async search({ limit, cursor, filter = () => true, ...range }: Ports.ArchiveQuery) {
      return pageOf(within(range).toReversed().filter(filter), limit, cursor);
    },
    async *scan(range: Ports.ArchiveRange) {
      const found = within(range);
      for (let start = 0; start < found.length; start += 100) yield found.slice(start, start + 100);
    },
    async count(range: Ports.ArchiveRange) {
      return within(range).length;
    },
    async sizes() {
      return [...Map.groupBy(kept, ({ bus }) => bus)].map(([bus, events]) => ({
        bus,
        events: events.length,
        bytes: events.reduce((sum, { text }) => sum + text.length, 0),
        from: Math.min(...events.map(({ receivedAt }) => receivedAt)),
        until: Math.max(...events.map(({ receivedAt }) => receivedAt)),
      }));
    },
  } satisfies Ports.Archive & Record<string, unknown>;
}

export function memoryJournal(entries: readonly Ports.JournalEntry[] = []) {
  const kept = [...entries];
  return {
    kept,
    async write(entries: readonly Ports.JournalEntry[]) {
      kept.push(...entries);
    },
    async of({ id, source }: AcceptedEvent) {
      return kept.filter(({ event }) => event.id === id && event.source === source);
    },
  } satisfies Ports.Journal & Record<string, unknown>;
}

export function memoryRegistry(definitions: readonly Ports.Definition[] = []) {
  const kept = [...definitions];
  const listeners = new Set<Parameters<Ports.Registry["onChange"]>[0]>();
  const lists = new Map<Ports.DefinitionKind, readonly Ports.Definition[]>();
  const newest = (kind: Ports.DefinitionKind, id: string) =>
    kept.findLast((known) => known.kind === kind && known.id === id);
  const get = (kind: Ports.DefinitionKind, id: string) => {
    const found = newest(kind, id);
    return found?.deleted ? undefined : found;
  };
  return {
    kept,
    list(kind: Ports.DefinitionKind) {
      const ids = new Set(kept.filter((known) => known.kind === kind).map(({ id }) => id));
      const list = lists.get(kind) ?? [...ids].flatMap((id) => get(kind, id) ?? []);
      lists.set(kind, list);
      return list;
    },
    get,
    async versions(kind: Ports.DefinitionKind, id: string) {
      return kept.filter((known) => known.kind === kind && known.id === id).toReversed();
    },
    async put(draft: Omit<Ports.Definition, "version">, expect?: number) {
      const { kind, id } = draft;
      refuseOthers(get(kind, id), draft, expect);
      const change = { ...draft, version: (newest(kind, id)?.version ?? 0) + 1 };
      kept.push(change);
      lists.delete(kind);
      for (const listener of listeners) await listener(change);
      return change;
    },
    get revision() {
      return kept.length;
    },
    get changedAt() {
      return kept.at(-1)?.at ?? 0;
    },
    onChange(listener: Parameters<Ports.Registry["onChange"]>[0]) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } satisfies Ports.Registry & Record<string, unknown>;
}

function refuseOthers(
  current: Ports.Definition | undefined,
  { kind, id, file }: Omit<Ports.Definition, "version">,
  expect: number | undefined,
): void {
  if (current?.file !== undefined && file !== current.file)
    throw new RouterError("managed-by-files", `Cannot change ${kind} "${id}": ${current.file} owns it`);
  const version = current?.version ?? 0;
  if (expect !== undefined && expect !== version)
    throw new RouterError(
      "version-conflict",
      `Cannot change ${kind} "${id}": it is at version ${version}, not ${expect}`,
    );
}

export function memoryTargetStates(states: Readonly<Record<string, Ports.TargetState>> = {}) {
  const kept = new Map(Object.entries(states));
  const rest: Ports.TargetState = {
    breaker: { state: "closed", failures: 0 },
    waiting: 0,
    inFlight: 0,
  };
  const get = (target: string) => kept.get(target) ?? rest;
  return {
    get,
    async pause(target: string, by: string) {
      kept.set(target, { ...get(target), paused: { at: NOW, by } });
    },
    async resume(target: string, _by: string) {
      const { paused: _, ...state } = get(target);
      kept.set(target, state);
    },
  } satisfies Ports.TargetStates & Record<string, unknown>;
}

export function memorySecrets(secrets: Readonly<Record<string, string>> = {}) {
  return {
    async get(name: string) {
      const found = secrets[name];
      if (found === undefined)
        throw new RouterError("secret-missing", `Cannot read secret "${name}": it is not set`);
      return found;
    },
  } satisfies Ports.Secrets;
}

export function memoryTokens(tokens: readonly (Ports.Token & { readonly hash: string })[] = []) {
  const kept = new Map(tokens.map(({ hash, ...token }) => [hash, token as Ports.Token]));
  const secrets = new Map<string, string>();
  const uses = new Map<string, number>();
  return {
    kept,
    async addAccessKey(token: Ports.AccessKey, secret: string) {
      kept.set(`access-key ${token.accessKeyId}`, token);
      secrets.set(token.id, secret);
    },
    async findAccessKey(accessKeyId: string) {
      const token = kept.get(`access-key ${accessKeyId}`) as Ports.AccessKey | undefined;
      return token && { token, secret: secrets.get(token.id)! };
    },
    async list() {
      return [...kept].map(([hash, token]) => {
        const lastUsedAt = uses.get(hash);
        return lastUsedAt === undefined ? token : { ...token, lastUsedAt };
      });
    },
    async add(token: Ports.Token, hash: string) {
      kept.set(hash, token);
    },
    async remove(id: string) {
      const [hash] = [...kept].find(([, token]) => token.id === id) ?? [];
      return hash !== undefined && kept.delete(hash);
    },
    async replace(token: Ports.Token, hash: string) {
      const [old] = [...kept].find(([, { id }]) => id === token.id) ?? [];
      if (old === undefined) return false;
      kept.delete(old);
      kept.set(hash, token);
      return true;
    },
    async used(hash: string, at: number) {
      uses.set(hash, at);
    },
    async find(hash: string) {
      return kept.get(hash);
    },
  } satisfies Ports.Tokens & Record<string, unknown>;
}

export function memoryAudit() {
  const kept: Ports.KeptAuditEntry[] = [];
  return {
    kept,
    async write(entry: Ports.AuditEntry) {
      const n = kept.length + 1;
      kept.push({ ...entry, n, link: linkOf(kept.at(-1)?.link ?? "", n, entry) });
    },
    async list({ limit, cursor, ...equal }: Parameters<Ports.Audit["list"]>[0]) {
      return pageOf(
        kept.toReversed().filter((entry) => matches(entry, equal)),
        limit,
        cursor,
      );
    },
  } satisfies Ports.Audit & Record<string, unknown>;
}

export function memoryReplays(replays: readonly Ports.Replay[] = []) {
  const kept = new Map(replays.map((replay) => [replay.id, replay]));
  return {
    kept,
    async add(replay: Ports.Replay) {
      kept.set(replay.id, replay);
    },
    async get(id: string) {
      return kept.get(id);
    },
    async list({ limit, cursor }: Parameters<Ports.Replays["list"]>[0]) {
      return pageOf([...kept.values()].toReversed(), limit, cursor);
    },
    async update(replay: Ports.Replay) {
      if (kept.get(replay.id)?.version !== replay.version) return false;
      kept.set(replay.id, { ...replay, version: replay.version + 1 });
      return true;
    },
  } satisfies Ports.Replays & Record<string, unknown>;
}

/** True when each of the wanted properties that is set is so in the thing. */
function matches(thing: object, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => value === undefined || (thing as Record<string, unknown>)[name] === value,
  );
}

/** A page whose cursor is where the next one begins. */
function pageOf<Item>(items: readonly Item[], limit: number, cursor = "0"): Ports.Page<Item> {
  const [start, next] = [Number(cursor), Number(cursor) + limit];
  if (!Number.isInteger(start))
    throw new RouterError("cursor-invalid", `Cannot go on from "${cursor}": it is no cursor`);
  return { items: items.slice(start, next), ...(next < items.length && { next: String(next) }) };
}
