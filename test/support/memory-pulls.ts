import type { Delivery, Settlement } from "../../functions/core/delivery.ts";
import type { Pulls } from "../../functions/core/ports.ts";
import { heldUntil, isHeldBy } from "../../functions/core/deliveries/pull.ts";

/** Deliveries to pull targets in memory; `ended`: what became of those that are there no more. */
export function memoryPulls(deliveries: readonly Delivery[] = [], clock: () => number = () => 0) {
  let kept = [...deliveries];
  const ended: Settlement[] = [];
  const settle = (settlement: Settlement): Settlement => {
    const { delivery, attempt, outcome } = settlement;
    kept = kept.filter(({ id }) => id !== delivery.id);
    const attempts = attempt ? [...delivery.attempts, attempt] : delivery.attempts;
    if (outcome.status === "retrying") kept.push({ ...delivery, attempts, dueAt: outcome.dueAt });
    else ended.push(settlement);
    return settlement;
  };
  const dueFor = (target: string) =>
    kept.filter((one) => one.target === target && one.dueAt <= clock()).sort((a, b) => a.dueAt - b.dueAt);
  return {
    ended,
    kept: () => kept,
    async take(target, most, decide) {
      return dueFor(target)
        .slice(0, most)
        .flatMap((delivery) => decide(delivery).map(settle).at(-1) ?? []);
    },
    async settle(target, named, decide) {
      return named.map((handle) => {
        const found = kept.find((one) => one.id === handle.id && one.target === target);
        const settlement = found && isHeldBy(found, handle) ? decide(found, handle) : undefined;
        return settlement && settle(settlement);
      });
    },
    wait: async (_target: string, _until: number): Promise<boolean> => false,
    async backlog(target) {
      const all = kept.filter((one) => one.target === target);
      const due = dueFor(target).length;
      const received = all.filter((one) => (heldUntil(one) ?? 0) > clock()).length;
      return { due, received, later: all.length - due - received };
    },
  } satisfies Pulls & Record<string, unknown>;
}
