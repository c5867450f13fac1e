import type { AcceptedEvent } from "../../functions/core/event.ts";
import type * as Ports from "../../functions/core/ports.ts";

/** What is routed, as a test says it. */
export function memoryLive() {
  const listeners = new Set<Parameters<Ports.Live["onRouted"]>[0]>();
  return {
    listeners,
    route(event: AcceptedEvent, ...rules: readonly string[]) {
      for (const listener of listeners) listener(event, rules);
    },
    onRouted(listener: Parameters<Ports.Live["onRouted"]>[0]) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } satisfies Ports.Live & Record<string, unknown>;
}
