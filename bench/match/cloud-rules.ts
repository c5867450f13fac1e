import type { Pattern } from "./city-lot-rules.ts";
import { PARTS, partName, REGIONS, STATES, TENANTS, tenantName, TYPES, typeName } from "./cloud-events.ts";
import { createRandom, type Random } from "./random.ts";

/** One class of rules: what sets each of them apart. */
export type RuleClass = keyof typeof classes;

/** Percent of a mixed set. */
const MIX = { exact: 60, prefix: 10, suffix: 8, numeric: 8, "anything-but": 6, exists: 4, array: 4 } as const;

const classes = {
  exact: (random: Random): Pattern => ({
    type: [someType(random)],
    tenantid: [someTenant(random)],
    data: { status: twoOf(STATES, random) },
  }),
  /** Nothing but a prefix, of three lengths. */
  prefix: (random: Random): Pattern => ({
    subject: [{ prefix: `orders/${someTenant(random)}/${random.below(random.pick([10, 1_000]))}` }],
  }),
  /** Nothing but a suffix, of two lengths. */
  suffix: (random: Random): Pattern => ({
    subject: [{ suffix: `${String(random.below(100_000)).padStart(5, "0").slice(random.below(2))}.pdf` }],
  }),
  numeric: (random: Random): Pattern => {
    const from = random.below(9_900);
    return { type: [someType(random)], data: { amount: [{ numeric: [">=", from, "<", from + 100] }] } };
  },
  "anything-but": (random: Random): Pattern => ({
    type: [someType(random)],
    tenantid: [someTenant(random)],
    data: { region: [{ "anything-but": twoOf(REGIONS, random) }] },
  }),
  exists: (random: Random): Pattern => ({
    type: [someType(random)],
    tenantid: [someTenant(random)],
    data: { coupon: [{ exists: random.below(2) === 0 }] },
  }),
  /** Both fields of one item. */
  array: (random: Random): Pattern => ({
    data: {
      items: { sku: [partName(random.below(PARTS))], quantity: [{ numeric: [">", random.below(9)] }] },
    },
  }),
};

export const RULE_CLASSES = Object.keys(classes) as RuleClass[];

/** So many rules of a class, or of all of them mixed; the same seed makes the same rules. */
export function cloudRules(kind: RuleClass | "mixed", count: number, seed = 6): Pattern[] {
  const random = createRandom(seed);
  const classOf = kind === "mixed" ? () => mixedClass(random) : () => kind;
  return Array.from({ length: count }, () => classes[classOf()](random));
}

/** So many JsonLogic conditions that ask for a type, a tenant, two states and an amount. */
export function cloudConditions(count: number, seed = 6): object[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => ({
    and: [
      { "===": [{ var: "type" }, someType(random)] },
      { "===": [{ var: "tenantid" }, someTenant(random)] },
      { in: [{ var: "data.status" }, twoOf(STATES, random)] },
      { ">": [{ var: "data.amount" }, random.below(5_000)] },
    ],
  }));
}

function mixedClass(random: Random): RuleClass {
  let percent = random.below(100);
  return RULE_CLASSES.find((name) => (percent -= MIX[name]) < 0)!;
}

function someType(random: Random): string {
  return typeName(random.below(TYPES));
}

function someTenant(random: Random): string {
  return tenantName(random.skewed(TENANTS));
}

function twoOf(values: readonly string[], random: Random): string[] {
  const first = random.below(values.length);
  return [values[first]!, values[(first + 1 + random.below(values.length - 1)) % values.length]!];
}
