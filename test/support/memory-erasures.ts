import { type Erasure, type Erasures, nothingErased } from "../../functions/core/archive/erasure.ts";

/** Erasures in memory: they begin, and find nothing. */
export function memoryErasures(erasures: readonly Erasure[] = []) {
  const kept = [...erasures];
  return {
    kept,
    async start(scope, by, now) {
      const begun = { status: "running", startedAt: now, startedBy: by, before: now + 1 } as const;
      const erasure: Erasure = { id: `e-${kept.length + 1}`, ...begun, scope, erased: nothingErased };
      kept.unshift(erasure);
      return erasure;
    },
    get: async (id) => kept.find((one) => one.id === id),
    list: async ({ limit }) => ({ items: kept.slice(0, limit) }),
  } satisfies Erasures & Record<string, unknown>;
}
