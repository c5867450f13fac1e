import { counted } from "../../core/counted.ts";
import { spanText } from "../../core/diagnose/diagnosis.ts";
import { type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";
import { callerBy, isExpired } from "../../core/people/people.ts";
import type { Token } from "../../core/ports.ts";
import { asOf } from "../../core/people/tickets.ts";
import { follows } from "../people/audit-chain.ts";
import { userNamed } from "../people/authenticate.ts";
import { DAY_MS, type Scene } from "./scene.ts";

/** What is so of those who are let in, and of what they did. */
export function peopleChecks(scene: Scene): readonly Check[] {
  const about = "people";
  return [
    { code: "tokens-admin", about, look: () => admin(scene) },
    { code: "tokens-expired", about, look: () => expired(scene) },
    { code: "tokens-expiring", about, look: () => expiring(scene) },
    { code: "tokens-unused", about, look: () => unused(scene) },
    { code: "tickets-open", about, look: () => ticketsOpen(scene) },
    { code: "audit-whole", about, look: () => auditWhole(scene) },
  ];
}

async function keys({ tokens }: Scene): Promise<readonly Token[]> {
  return (await tokens.list()).filter(({ kind }) => kind !== "session");
}

async function admin(scene: Scene): Promise<Found> {
  const userOf = (id: string) => userNamed(scene.registry, id);
  const admins = (await keys(scene)).filter(
    (token) => token.kind === "token" && callerBy(token, userOf, scene.now)?.role === "admin",
  );
  if (admins.length > 0)
    return { level: "fine", sentence: `${counted(admins.length, "token")} of admins let in.` };
  return {
    level: "bad",
    sentence: "No token of an admin lets anybody in: nobody could make another.",
    todo: "Embedded: stop, remove admin-token from the data folder and start; that makes a new one.",
  };
}

async function expired(scene: Scene): Promise<Found> {
  const gone = (await keys(scene)).filter((token) => isExpired(token, scene.now));
  const found: Found | undefined =
    gone.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `${namesText(gone.map(({ name, kind }) => `The ${kind} "${name}"`))} has expired: who uses it is refused.`,
          todo: "Rotate it if it is still needed, else remove it: `signalbox token list`.",
        };
  return fineUnless(found, "No token or key has expired.");
}

const SOON_MS = 7 * DAY_MS;

async function expiring(scene: Scene): Promise<Found> {
  const { now } = scene;
  const soon = (await keys(scene))
    .flatMap(({ name, kind, expiresAt }) =>
      expiresAt === undefined ? [] : [{ name, kind, left: expiresAt - now }],
    )
    .filter(({ left }) => left > 0 && left < SOON_MS);
  const [first] = soon.toSorted((one, other) => one.left - other.left);
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `The ${first.kind} "${first.name}" expires in ${spanText(first.left)}${soon.length > 1 ? `, and ${soon.length - 1} more within a week` : ""}.`,
    todo: "Rotate it before: `signalbox token rotate`.",
  };
  return fineUnless(found, "No token or key expires within a week.");
}

const UNUSED_MS = 90 * DAY_MS;

/** Only tokens of the control API note their use. */
async function unused(scene: Scene): Promise<Found> {
  const idle = (await keys(scene)).filter(
    ({ kind, createdAt, lastUsedAt = createdAt }) => kind === "token" && scene.now - lastUsedAt > UNUSED_MS,
  );
  const found: Found | undefined =
    idle.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `${namesText(idle.map(({ name }) => `The token "${name}"`))} was not used for more than 90 days.`,
          todo: "Remove what nobody needs: `signalbox token list`.",
        };
  return fineUnless(found, "All tokens were used within 90 days.");
}

const LATE_MS = DAY_MS;

async function ticketsOpen({ tickets, now }: Scene): Promise<Found> {
  const { items } = await tickets.list({ status: "asked", limit: 100 });
  const late = items.filter(
    (ticket) => asOf(ticket, now).status === "asked" && now - ticket.askedAt > LATE_MS,
  );
  const [first] = late;
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `${counted(late.length, "ticket waits", "tickets wait")} for more than a day for somebody's approval; one is to ${first.what}.`,
    todo: "`signalbox tickets --status asked` lists them for admins.",
  };
  return fineUnless(found, "No ticket waits for more than a day.");
}

/** So many of the newest entries are looked at. */
const ENTRIES = 500;

async function auditWhole({ audit }: Scene): Promise<Found> {
  const { items } = await audit.list({ limit: ENTRIES });
  const broken = items.slice(0, -1).find((entry, index) => !follows(entry, items[index + 1]));
  if (!broken)
    return {
      level: "fine",
      sentence: `The newest ${counted(items.length, "entry", "entries")} of the audit follow each other.`,
    };
  return {
    level: "bad",
    sentence: `Entry ${broken.n} of the audit does not follow the one before: something was changed or taken out.`,
    todo: "Compare with a backup; who could write to the storage is who could do that.",
  };
}
