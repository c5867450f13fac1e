import type { AlertFile } from "../../core/generated/alert-file.ts";
import { spanText } from "../../core/diagnose/diagnosis.ts";
import { type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";
import type { RuleFile } from "../../core/rule.ts";
import { tapsOf, tapStatus } from "../../core/tap.ts";
import { rulesOfBus, verdictsOf } from "../events/verdict.ts";
import type { Scene } from "./scene.ts";

/** What is so of what watches. */
export function watchChecks(scene: Scene): readonly Check[] {
  const about = "watch";
  return [
    { code: "taps-connected", about, look: () => tapsConnected(scene) },
    { code: "stats-fresh", about, look: () => statsFresh(scene) },
    { code: "alerts-there", about, look: () => alertsThere(scene) },
    { code: "alerts-heard", about, look: () => alertsHeard(scene) },
    { code: "alerts-firing", about, look: () => alertsFiring(scene) },
  ];
}

async function tapsConnected({ registry, tapStates }: Scene): Promise<Found> {
  const taps = tapsOf(registry.list("source"));
  const states = await Promise.all(taps.map(async (tap) => ({ tap, state: await tapStates.get(tap.id) })));
  const failing = states.filter(({ tap, state }) => tapStatus(tap, state) === "failing");
  const [first] = failing;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText(failing.map(({ tap }) => `Tap "${tap.id}"`))} is not connected: ${first.state.report?.lastError?.detail ?? "it has not answered"}`,
    todo: `\`signalbox taps\` tells of each; look at the broker, its address and the secrets of rules/sources/${first.tap.id}.json.`,
  };
  return fineUnless(found, `No tap has lost its broker; there are ${taps.length}.`);
}

/** The minute that is not over, and time to fold the one before. */
const LATE_MS = 300_000;

async function statsFresh({ stats, now }: Scene): Promise<Found> {
  const folded = (await stats.folded()) * 60_000;
  const late = now - folded;
  if (folded === 0 || late < LATE_MS)
    return { level: "fine", sentence: folded === 0 ? "Nothing was counted yet." : "Stats are as of now." };
  return {
    level: "bad",
    sentence: `Stats are ${spanText(late)} old: alerts do not look at anything newer.`,
    todo: "They are folded each minute while the process runs; on AWS look at the log of the stats function.",
  };
}

function alertsThere({ registry }: Scene): Found {
  const on = registry.list("alert").filter(({ value }) => (value as AlertFile).enabled !== false);
  if (on.length > 0) return { level: "fine", sentence: `${on.length} alerts look each minute.` };
  return {
    level: "warn",
    sentence: "There is no alert: nobody is told when something goes wrong.",
    todo: "Copy rules/alerts from the example configuration; docs/stats-and-alerts.md tells what they see.",
  };
}

/** An alert as it would be raised. */
const RAISED = JSON.stringify({
  ...{ specversion: "1.0", id: "doctor", source: "/signalbox/alerts", type: "signalbox.alert.raised" },
  ...{ subject: "target/warehouse", time: "2026-01-02T03:04:05Z", datacontenttype: "application/json" },
  data: {
    alert: "dead-letters",
    severity: "critical",
    resource: "target/warehouse",
    title: "",
    sentence: "",
  },
});

function alertsHeard({ registry }: Scene): Found {
  const set = rulesOfBus(registry, "default");
  const matching = new Set(
    verdictsOf({ text: RAISED, bus: "default" }, set)
      .filter(({ matched }) => matched)
      .map(({ rule }) => rule),
  );
  const targets = registry
    .list("rule")
    .filter(({ id }) => matching.has(id))
    .flatMap(({ value }) => (value as RuleFile).targets.map(({ target }) => target));
  const told = targets.filter(
    (id) => registry.get("target", id) && !isLog(registry.get("target", id)?.value),
  );
  if (told.length > 0)
    return { level: "fine", sentence: `Alerts go to ${namesText(told.map((id) => `target "${id}"`))}.` };
  return {
    level: "warn",
    sentence: targets.length > 0 ? "Alerts are only printed." : "No rule takes alerts anywhere.",
    todo: "Send events of type signalbox.alert.raised to a target that reaches people: e-mail, chat, HTTP.",
  };
}

function isLog(value: unknown): boolean {
  return (value as { readonly kind?: string } | undefined)?.kind === "log";
}

async function alertsFiring({ alertStates }: Scene): Promise<Found> {
  const firing = (await alertStates.all()).filter(({ status }) => status === "firing");
  const [first] = firing;
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `${namesText(firing.map(({ alert, resource }) => `"${alert}" of ${resource}`))} is raised: ${first.finding.sentence}`,
    todo: "`signalbox alerts` lists all of them.",
  };
  return fineUnless(found, "No alert is raised.");
}
