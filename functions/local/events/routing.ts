import type { AcceptedEvent } from "../../core/event.ts";
import type { Clock, Deliveries, Journal, Live } from "../../core/ports.ts";
import { type RoutePorts, routeFunction } from "../../route.ts";
import type { Feed } from "./feed.ts";
import { createBatches } from "./records.ts";
import { createRouteLoop, type RouteLoop } from "./route-loop.ts";
import type { RuleSets } from "../../core/definitions/rule-sets.ts";

/** The route function at work, and a window onto it. */
export interface Routing extends RouteLoop {
  readonly live: Live;
}

export interface RoutingOptions {
  readonly feed: Feed;
  readonly deliveries: Deliveries;
  readonly journal: Journal;
  readonly rules: RuleSets;
  readonly clock: Clock;
  /** The position up to which the last process has routed. */
  readonly routed: number;
  /** Keeps how far it is. */
  readonly onRouted: (position: number) => void;
  /** Hears of each event that was routed. */
  readonly onEvent: NonNullable<RoutePorts["onRouted"]>;
  readonly onTrouble: (error: unknown) => void;
}

export function createRouting({
  feed,
  routed,
  onRouted,
  onEvent,
  onTrouble,
  ...ports
}: RoutingOptions): Routing {
  const batches = createBatches<AcceptedEvent>("route", "events");
  const listeners = new Set<Parameters<Live["onRouted"]>[0]>();
  const handler = routeFunction({
    ...ports,
    rules: ports.rules.of,
    eventOf: batches.of,
    onRouted: (event, routed) => {
      onEvent(event, routed);
      const { matched } = routed;
      for (const listener of listeners)
        listener(
          event,
          matched.map(({ id }) => id),
        );
    },
  });
  const loop = createRouteLoop({
    feed,
    route: (events) => batches.call(handler, events),
    mark: onRouted,
    routed,
    onTrouble,
  });
  return {
    ...loop,
    live: {
      onRouted(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
