import type { Delivery } from "../../core/delivery.ts";
import type { Clock, UnderWay } from "../../core/ports.ts";

/** The attempts that have begun and whose end is not kept yet. */
export interface AttemptsUnderWay {
  begin(deliveries: readonly Delivery[]): void;
  end(delivery: Delivery): void;
  /** The longest under way first. */
  list(query: { readonly target?: string; readonly rule?: string }): readonly UnderWay[];
}

export function createUnderWay(clock: Clock): AttemptsUnderWay {
  const begun = new Map<number, { readonly delivery: Delivery; readonly since: number }>();
  return {
    begin(deliveries) {
      const since = clock();
      for (const delivery of deliveries) begun.set(delivery.receipt!, { delivery, since });
    },
    end: ({ receipt }) => void begun.delete(receipt!),
    list: ({ target, rule }) =>
      [...begun.values()]
        .filter(
          ({ delivery }) =>
            (target ?? delivery.target) === delivery.target && (rule ?? delivery.rule) === delivery.rule,
        )
        .map(({ delivery: { id, event, rule, target }, since }) => ({
          ...{ delivery: id, rule, target, since },
          event: { id: event.id, source: event.source, type: event.type },
        })),
  };
}
