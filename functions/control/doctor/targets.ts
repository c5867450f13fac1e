import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { checkTarget } from "../../core/check/target.ts";
import { spanText } from "../../core/diagnose/diagnosis.ts";
import { type Check, type Found, fineUnless, namesText, type Place } from "../../core/diagnose/doctor.ts";
import type { Definition } from "../../core/ports.ts";
import type { RuleFile } from "../../core/rule.ts";
import { placesOf } from "../../core/definitions/target-places.ts";
import type { Scene } from "./scene.ts";

/** What is so of targets, and of the secrets that they and all others need. */
export function targetChecks(scene: Scene): readonly Check[] {
  const about = "targets";
  return [
    { code: "targets-reachable", about, look: () => reachable(scene) },
    { code: "targets-breakers", about, look: () => breakers(scene) },
    { code: "targets-paused", about, look: () => paused(scene) },
    { code: "targets-failing", about, look: () => failing(scene) },
    { code: "targets-slow", about, look: () => slow(scene) },
    { code: "targets-used", about, look: () => used(scene) },
    { code: "secrets-there", about, look: () => secretsThere(scene) },
    { code: "secrets-in-files", about, look: () => secretsInFiles(scene) },
  ];
}

/** So many are connected to at once. */
const AT_ONCE = 16;

async function reachable({ registry, surroundings }: Scene): Promise<Found> {
  const targets = registry.list("target").map(({ id }) => targetOf(registry, id)!);
  const unreachable: { readonly id: string; readonly why: string }[] = [];
  for (let at = 0; at < targets.length; at += AT_ONCE)
    await Promise.all(
      targets.slice(at, at + AT_ONCE).map(async (target) => {
        const why = await whyUnreachable(placesOf(target), surroundings.reach);
        if (why !== undefined) unreachable.push({ id: target.id, why });
      }),
    );
  const [first] = unreachable;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText(unreachable.map(({ id }) => `Target "${id}"`))} cannot be connected to: ${first.why}.`,
    todo: "Look at its address, at DNS, and at firewalls between; a private address needs `allowPrivateNetwork`.",
  };
  const tried = targets.filter((target) => placesOf(target).length > 0).length;
  return fineUnless(found, `All targets with an address answer a connection; there are ${tried}.`);
}

/** Undefined when there is none to connect to, or one of them answers. */
async function whyUnreachable(
  places: readonly Place[],
  reach: (place: Place) => Promise<void>,
): Promise<string | undefined> {
  let why: string | undefined;
  for (const place of places) {
    try {
      await reach(place);
      return undefined;
    } catch (error) {
      why = `${place.host}:${place.port} ${(error as Error).message}`;
    }
  }
  return why;
}

function idsOf({ registry }: Scene): readonly string[] {
  return registry.list("target").map(({ id }) => id);
}

function breakers(scene: Scene): Found {
  const broken = idsOf(scene).filter((id) => scene.targetStates.get(id).breaker.state !== "closed");
  const [first = ""] = broken;
  const found: Found | undefined =
    broken.length === 0
      ? undefined
      : {
          level: "bad",
          sentence: `The breaker of ${namesText(broken.map((id) => `target "${id}"`))} is open: its deliveries wait.`,
          todo: `\`signalbox diagnose target ${first}\` tells what it answered.`,
        };
  return fineUnless(found, "All breakers are closed.");
}

function paused(scene: Scene): Found {
  const held = idsOf(scene).flatMap((id) => {
    const { paused } = scene.targetStates.get(id);
    return paused ? [{ id, ...paused }] : [];
  });
  const [first] = held;
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `${namesText(held.map(({ id }) => `Target "${id}"`))} is paused, since ${spanText(scene.now - first.at)} by ${first.by}: its deliveries wait.`,
    todo: `\`signalbox resume ${first.id}\`. What need not go out any more: \`signalbox skip ${first.id}\`.`,
  };
  return fineUnless(found, "No target is paused.");
}

/** Beyond that share of failures something is the matter. */
const SHARE = 0.05;

async function failing(scene: Scene): Promise<Found> {
  const hour = await scene.counted("target", 1);
  const failing = [...hour].filter(([, { count, failed }]) => count > 0 && failed / count >= SHARE);
  const [first] = failing;
  const found: Found | undefined = first && {
    level: failing.some(([, { count, failed }]) => failed >= count / 2) ? "bad" : "warn",
    sentence: `Attempts at ${namesText(failing.map(([id]) => `target "${id}"`))} failed: ${first[1].failed} of ${first[1].count} in the last hour.`,
    todo: `\`signalbox diagnose target ${first[0]}\` tells why.`,
  };
  return fineUnless(found, "Attempts of the last hour went well, all or nearly all.");
}

/** Its slowest percent may take that share of its timeout. */
const SLOW = 0.8;
const TIMEOUT_SECONDS = 10;

async function slow(scene: Scene): Promise<Found> {
  const hour = await scene.counted("target", 1);
  const slow = idsOf(scene).filter((id) => {
    const { timeoutSeconds = TIMEOUT_SECONDS } = (targetOf(scene.registry, id) ?? {}) as {
      timeoutSeconds?: number;
    };
    return (hour.get(id)?.p99 ?? 0) >= timeoutSeconds * 1000 * SLOW;
  });
  const found: Found | undefined =
    slow.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `One answer of a hundred of ${namesText(slow.map((id) => `target "${id}"`))} takes nearly as long as its timeout.`,
          todo: "Raise timeoutSeconds if that is how it is; less concurrency may make it faster.",
        };
  return fineUnless(found, "No target answers slowly.");
}

function used(scene: Scene): Found {
  const named = new Set(
    scene.registry
      .list("rule")
      .flatMap(({ value }) => (value as RuleFile).targets.map(({ target }) => target)),
  );
  const unused = idsOf(scene).filter((id) => !named.has(id));
  const found: Found | undefined =
    unused.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `No rule sends to ${namesText(unused.map((id) => `target "${id}"`))}.`,
          todo: "Name it in a rule's `targets`, or remove it.",
        };
  return fineUnless(found, "Rules send to every target.");
}

async function secretsThere({ registry, surroundings }: Scene): Promise<Found> {
  const needed = new Map<string, string>();
  for (const kind of ["target", "source", "access"] as const)
    for (const { id, value } of registry.list(kind))
      for (const name of secretsIn(value)) if (!needed.has(name)) needed.set(name, `${kind} "${id}"`);
  const missing: { readonly name: string; readonly of: string }[] = [];
  for (const [name, of] of needed)
    await surroundings.secrets.get(name).catch(() => missing.push({ name, of }));
  const [first] = missing;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText(missing.map(({ name }) => `Secret "${name}"`))} cannot be read, and ${first.of} needs it.`,
    todo: `Set the environment variable ${first.name} and start again; on AWS make the secret in Secrets Manager.`,
  };
  return fineUnless(found, `All secrets that definitions name are there; there are ${needed.size}.`);
}

/** The names in `{"secret": "NAME"}`, wherever they stand. */
function secretsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const { secret } = value as { readonly secret?: unknown };
  if (typeof secret === "string" && Object.keys(value).length === 1) return [secret];
  return Object.values(value).flatMap(secretsIn);
}

function secretsInFiles({ registry }: Scene): Found {
  const open = registry
    .list("target")
    .filter(holdsSecret)
    .map(({ id }) => `target "${id}"`);
  const found: Found | undefined =
    open.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `A secret stands in ${namesText(open)} as it is.`,
          todo: 'Keep it elsewhere, and name it: {"secret": "NAME"}.',
        };
  return fineUnless(found, "No secret stands in a definition.");
}

function holdsSecret({ value }: Definition): boolean {
  return checkTarget(JSON.stringify(value)).warnings.some(({ code }) => code === "secret-in-file");
}
