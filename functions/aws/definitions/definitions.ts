import { createRuleSets, type RuleSets } from "../../core/definitions/rule-sets.ts";
import type { Clock } from "../../core/ports.ts";
import { createSchemaGate, type SchemaGate } from "../../core/schema/registered-gate.ts";
import { type AwsRegistry, createRegistry } from "./registry.ts";
import { report } from "../watch/report.ts";
import type { Table } from "../table.ts";

/** For those who change something and ask for it right after, of another process perhaps. */
export const AT_ONCE = 0;

/** The registry with the schema gate that follows it. */
export interface GatedRegistry extends SchemaGate {
  readonly registry: AwsRegistry;
  /** Takes in what has changed; to be awaited before each batch or request, and before anything is checked. */
  refresh(): Promise<void>;
}

/** With `AT_ONCE` as what may be missed, each refresh asks. */
export function createGatedRegistry(table: Table, clock: Clock, refreshMs?: number): GatedRegistry {
  const registry = createRegistry(table, { clock, ...(refreshMs !== undefined && { refreshMs }) });
  let gate: SchemaGate | undefined;
  return {
    registry,
    async refresh() {
      await registry.refresh();
      gate ??= await createSchemaGate(registry, report);
    },
    check: (event) => gate!.check(event),
    checkOutput: (type, value) => gate!.checkOutput(type, value),
  };
}

/** The rules that routing asks, with the schemas that their transforms are bound to. */
export function createRules({ registry, checkOutput }: GatedRegistry): RuleSets {
  return createRuleSets(registry, { checkOutput, onTrouble: report });
}
