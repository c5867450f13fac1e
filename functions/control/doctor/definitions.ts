import { orSimilar } from "../../core/text/did-you-mean.ts";
import { counted } from "../../core/counted.ts";
import { builtInTargets } from "../../core/deliveries/built-in-targets.ts";
import type { Remark } from "../../core/check/finding.ts";
import { type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";
import { RouterError } from "../../core/errors.ts";
import type { Definition, FileKind } from "../../core/ports.ts";
import type { RuleFile } from "../../core/rule.ts";
import { checkDefinition, contextOf } from "../definitions/check-definition.ts";
import { fitOf } from "../definitions/schema-fit.ts";
import { schemaVersions } from "../definitions/schema-versions.ts";
import { DAY_MS, type Scene } from "./scene.ts";

/** What is so of rules, schemas, and whatever else is defined. */
export function definitionChecks(scene: Scene): readonly Check[] {
  const about = "rules";
  return [
    { code: "definitions-valid", about, look: () => definitionsValid(scene) },
    { code: "rules-there", about, look: () => rulesThere(scene) },
    { code: "rules-never-match", about, look: () => rulesNeverMatch(scene) },
    { code: "rules-silent", about, look: () => rulesSilent(scene) },
    { code: "rules-transform", about, look: () => rulesTransform(scene) },
    { code: "rules-targets", about, look: () => rulesTargets(scene) },
    { code: "schemas-drift", about, look: () => schemasDrift(scene) },
  ];
}

const KINDS: readonly FileKind[] = ["schema", "target", "source", "archive", "alert", "access", "rule"];

/** What an older Signalbox took, a newer one may not. */
function definitionsValid({ registry }: Scene): Found {
  const context = contextOf(registry);
  const refused = KINDS.flatMap((kind) =>
    registry.list(kind).flatMap(({ id, value }) => refusalOf(kind, { id, value }, context)),
  );
  const [first] = refused;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `${namesText(refused.map(({ name }) => name))} would not be taken any more: ${first.why}`,
    todo: "Mend it in its file, or by the API; `signalbox check` tells every place.",
  };
  return fineUnless(found, "All definitions are as they should be.");
}

type Said = Pick<Definition, "id" | "value">;

function refusalOf(kind: FileKind, { id, value }: Said, context: ReturnType<typeof contextOf>) {
  try {
    checkDefinition({ kind, id, value }, context);
    return [];
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    return [{ name: `${kind} "${id}"`, why: error.message }];
  }
}

function rulesThere({ registry }: Scene): Found {
  const rules = registry.list("rule");
  const on = rules.filter(({ value }) => (value as RuleFile).enabled !== false);
  if (on.length > 0) return { level: "fine", sentence: `Of ${rules.length} rules ${on.length} are on.` };
  return {
    level: "warn",
    sentence:
      rules.length === 0
        ? "There is no rule: events are kept, and go nowhere."
        : "All rules are switched off.",
    todo: "Add rules/<id>.json; docs/rules.md has examples.",
  };
}

function rulesOn({ registry }: Scene): readonly Definition[] {
  return registry.list("rule").filter(({ value }) => (value as RuleFile).enabled !== false);
}

/** What files would be warned of. */
function remarksOn({ id, value }: Said, { registry }: Scene): readonly Remark[] {
  try {
    return checkDefinition({ kind: "rule", id, value }, contextOf(registry));
  } catch {
    return []; // `definitions-valid` tells of it.
  }
}

function rulesNeverMatch(scene: Scene): Found {
  const never = rulesOn(scene).flatMap((rule) => {
    const remark = remarksOn(rule, scene).find(({ code }) => code === "never-matches");
    return remark ? [{ id: rule.id, why: `${remark.pointer} ${remark.message}` }] : [];
  });
  const [first] = never;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `No event can ever match ${namesText(never.map(({ id }) => `rule "${id}"`))}: ${first.why}.`,
    todo: "Mend the pattern; `signalbox explain <event id> --rule <id>` tells where an event fails.",
  };
  return fineUnless(found, "Every rule can match something.");
}

async function rulesSilent(scene: Scene): Promise<Found> {
  const [rules, buses] = await Promise.all([scene.counted("rule", 24), scene.counted("bus", 24)]);
  const silent = rulesOn(scene).filter(({ id, value, at }) => {
    const { bus = "default" } = value as RuleFile;
    return scene.now - at > DAY_MS && !rules.get(id)?.count && (buses.get(bus)?.count ?? 0) > 0;
  });
  const found: Found | undefined =
    silent.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `${namesText(silent.map(({ id }) => `Rule "${id}"`))} matched nothing in the last day, while events came to the bus.`,
          todo: `\`signalbox diagnose rule ${silent[0]!.id}\`; if nothing is to match, switch it off.`,
        };
  return fineUnless(found, "No rule that is older than a day was without a match in the last one.");
}

async function rulesTransform(scene: Scene): Promise<Found> {
  const rules = await scene.counted("rule", 24);
  const failing = [...rules].flatMap(([id, { errors }]) => {
    const { "transform-failed": failed = 0, "output-refused": refused = 0 } = errors;
    return failed + refused > 0 ? [{ id, count: failed + refused }] : [];
  });
  const [first] = failing;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `The transform of ${namesText(failing.map(({ id }) => `rule "${id}"`))} gave nothing for ${first.count} events in the last day.`,
    todo: `\`signalbox dead-letters --rule ${first.id}\` says where; mend the rule, then redrive them.`,
  };
  return fineUnless(found, "No transform has failed in the last day.");
}

function rulesTargets(scene: Scene): Found {
  const known = new Set([...builtInTargets.keys(), ...scene.registry.list("target").map(({ id }) => id)]);
  const missing = rulesOn(scene).flatMap(({ id, value }) =>
    (value as RuleFile).targets.flatMap(({ target }) => (known.has(target) ? [] : [{ rule: id, target }])),
  );
  const [first] = missing;
  const found: Found | undefined = first && {
    level: "bad",
    sentence: `Rule "${first.rule}" sends to target "${first.target}", which there is not${orSimilar(first.target, known)}${missing.length > 1 ? `, and so do ${missing.length - 1} more` : ""}.`,
    todo: `Add rules/targets/${first.target}.json, then \`signalbox redrive --target ${first.target}\`.`,
  };
  return fineUnless(found, "Every target that a rule names is there.");
}

/** So many types are asked, and so many of the newest events of each. */
const TYPES = 50;
const SAMPLE = 20;

async function schemasDrift({ registry, archive }: Scene): Promise<Found> {
  const versions = [...schemaVersions(registry)].slice(0, TYPES);
  const drifted: { readonly type: string; readonly refused: number; readonly checked: number }[] = [];
  for (const [type, [newest]] of versions) {
    const { id, value } = newest!.definition;
    const { archived } = await fitOf({ id, type, value, before: undefined, archived: SAMPLE }, archive);
    if (archived && archived.refused > 0) drifted.push({ type, ...archived });
  }
  const [first] = drifted;
  const found: Found | undefined = first && {
    level: "warn",
    sentence: `The newest events of ${namesText(drifted.map(({ type }) => `type "${type}"`))} do not fit their schema as it is now: ${first.refused} of ${first.checked} of the first.`,
    todo: `\`signalbox schema check ${first.type}\` tells where; mend the publisher, or register the next version.`,
  };
  return fineUnless(found, `The newest events of ${counted(versions.length, "type")} fit their schemas.`);
}
