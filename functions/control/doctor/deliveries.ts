import { counted } from "../../core/counted.ts";
import { spanText } from "../../core/diagnose/diagnosis.ts";
import { type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";
import { DAY_MS, type Scene } from "./scene.ts";

/** What is so of deliveries, and of all that waits for somebody. */
export function deliveryChecks(scene: Scene): readonly Check[] {
  const about = "deliveries";
  return [
    { code: "deliveries-backlog", about, look: () => backlog(scene) },
    { code: "deliveries-endless", about, look: () => endless(scene) },
    { code: "dead-letters", about, look: () => deadLetters(scene) },
    { code: "keys-blocked", about, look: () => keysBlocked(scene) },
    { code: "quarantine", about, look: () => quarantine(scene) },
    { code: "replays-failed", about, look: () => replaysFailed(scene) },
    { code: "erasures-open", about, look: () => erasuresOpen(scene) },
  ];
}

/** What waits longer than that is a backlog. */
const BEHIND_MS = 300_000;
/** So many are looked at. */
const MOST = 100;

async function backlog({ deliveries, now }: Scene): Promise<Found> {
  const { items, next } = await deliveries.list({ status: "waiting", until: now - BEHIND_MS, limit: MOST });
  // What was never tried, and is due later, is for later.
  const late = items.filter(({ attempts, dueAt }) => attempts.length > 0 || (dueAt ?? 0) <= now);
  const [first] = late;
  const oldest = Math.min(...late.map(({ createdAt }) => createdAt));
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `${next === undefined ? "" : "More than "}${counted(late.length, "delivery waits", "deliveries wait")} since more than 5 min, for ${namesText([...new Set(late.map(({ target }) => `target "${target}"`))])}; one of them since ${spanText(now - oldest)}.`,
    todo: `\`signalbox diagnose target ${first.target}\` tells why.`,
  };
  return fineUnless(found, "No delivery waits longer than 5 min.");
}

/** No attempt may take longer, and some time to write down its end. */
const LONGEST_MS = 330_000;

async function endless({ deliveries, now }: Scene): Promise<Found> {
  const old = (await deliveries.underWay({})).filter(({ since }) => now - since > LONGEST_MS);
  const [first] = old;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${counted(old.length, "attempt has", "attempts have")} begun and not ended, the oldest ${spanText(now - first.since)} ago (delivery ${first.delivery}).`,
    todo: "Where a process was stopped meanwhile they are made again by themselves. If not, storage is in trouble: see the checks of it.",
  };
  return fineUnless(found, "Every attempt that has begun has ended, or may still.");
}

async function deadLetters({ deliveries }: Scene): Promise<Found> {
  const { items, next } = await deliveries.list({ status: "dead", limit: MOST });
  const found: Found | undefined =
    items.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `There ${items.length === 1 ? "is" : "are"} ${next === undefined ? "" : "more than "}${counted(items.length, "dead letter")}, of ${namesText([...new Set(items.map(({ target }) => `target "${target}"`))])}.`,
          todo: "`signalbox dead-letters` says why; `signalbox redrive` sends them anew.",
        };
  return fineUnless(found, "There are no dead letters.");
}

async function keysBlocked({ deliveries }: Scene): Promise<Found> {
  const lists = await Promise.all(
    (["blocked", "parked"] as const).map((state) => deliveries.keys({ state, limit: MOST })),
  );
  const held = lists.flatMap(({ items }) => items);
  const [first] = held;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${counted(held.length, "key stands", "keys stand")} behind a dead letter, at ${namesText([...new Set(held.map(({ target }) => `target "${target}"`))])}.`,
    todo: `\`signalbox ordered-keys --target ${first.target}\`; redrive the dead letter, or \`signalbox release\` the key without it.`,
  };
  return fineUnless(found, "No key of ordered deliveries is blocked.");
}

async function quarantine({ quarantine }: Scene): Promise<Found> {
  const { items, next } = await quarantine.list({ limit: MOST });
  const found: Found | undefined =
    items.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `${next === undefined ? "" : "More than "}${counted(items.length, "event waits", "events wait")} in quarantine, of ${namesText([...new Set(items.map(({ event }) => `type "${event.type}"`))])}.`,
          todo: "Mend schema or publisher, then `signalbox quarantine resubmit`.",
        };
  return fineUnless(found, "The quarantine is empty.");
}

async function replaysFailed({ replays, now }: Scene): Promise<Found> {
  const { items } = await replays.list({ limit: MOST });
  const failed = items.filter(({ status, endedAt = 0 }) => status === "failed" && now - endedAt < DAY_MS);
  const [first] = failed;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText(failed.map(({ name }) => `Replay "${name}"`))} failed in the last day: ${first.error ?? "no reason is known"}`,
    todo: "Ask for it anew from where it ended; `signalbox replay --help` tells how.",
  };
  return fineUnless(found, "No replay has failed in the last day.");
}

async function erasuresOpen({ erasures, now }: Scene): Promise<Found> {
  const { items } = await erasures.list({ limit: MOST });
  const open = items.filter(({ status, startedAt }) => status === "running" && now - startedAt > DAY_MS);
  const [first] = open;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `Erasure ${first.id} runs since ${spanText(now - first.startedAt)}.`,
    todo: "It goes on by itself while the process runs; its log says what keeps it.",
  };
  return fineUnless(found, "No erasure is late.");
}
