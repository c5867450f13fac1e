import { targetOf } from "../core/deliveries/built-in-targets.ts";
import type { SendDelivery } from "../core/deliver.ts";
import type { Settlement } from "../core/delivery.ts";
import type { Events, Live, Replays } from "../core/ports.ts";
import type { OutputCheck } from "../core/transform/output.ts";
import { type Archiving, type ArchivingOptions, createArchiving } from "./archive/archiving.ts";
import { createDelivering, type Delivering } from "./deliveries/delivering.ts";
import { createErasing, type Erasing } from "./archive/erasing.ts";
import { createEvents } from "./events/events.ts";
import { createFeed } from "./events/feed.ts";
import type { OnUse } from "./watch/peaks.ts";
import { createPulls, type LocalPulls } from "./deliveries/pulls.ts";
import { createReplaying } from "./archive/replaying.ts";
import { createReplays } from "./archive/replays.ts";
import { createRouting, type RoutingOptions } from "./events/routing.ts";
import { createRuleSets, type RuleSets } from "../core/definitions/rule-sets.ts";
import { keptTargetStates, readMark, type Stores } from "./store/stores.ts";
import {
  createTargetStates,
  type LocalTargetStates,
  type TargetStatesOptions,
} from "./deliveries/target-states.ts";

/** The functions at work on one data folder: what comes in through `events` is routed, delivered, archived. */
export interface Host {
  readonly events: Events;
  readonly replays: Replays;
  readonly live: Live;
  readonly erasing: Erasing;
  readonly rules: RuleSets;
  readonly targetStates: LocalTargetStates;
  readonly lanes: Delivering["lanes"];
  readonly underWay: Delivering["underWay"];
  readonly pulls: LocalPulls;
  readonly sweep: Archiving["sweep"];
  /** The way out, past every queue. */
  readonly send: SendDelivery;
  /** How many events wait for route. */
  readonly waiting: () => number;
  /** Takes up what the last process left. */
  start(): void;
  /** Ends what is under way; what waits is taken up by the next start. */
  stop(): Promise<void>;
}

export interface HostOptions extends ArchivingOptions {
  readonly random: () => number;
  /** The way out, given what puts events onto a bus. */
  readonly send: (publish: Events["accept"]) => SendDelivery;
  readonly checkOutput: OutputCheck;
  readonly dedupMs: number;
  readonly onSettled: (settlement: Settlement) => void;
  readonly onEvent: RoutingOptions["onEvent"];
  readonly onUse: OnUse;
}

export function createHost(stores: Stores, options: HostOptions): Host {
  const { reader, writer, registry, deliveryReader } = stores;
  const { clock, dedupMs, onTrouble, onUse } = options;
  const rules = createRuleSets(registry, options);
  const routed = readMark(reader, "routed");
  const feed = createFeed(reader, routed);
  const events = createEvents(writer, {
    ...{ clock, dedupMs, onUse },
    onAccepted: (accepted) => {
      feed.push(accepted);
      routing.signal();
    },
  });
  const findTarget = (id: string) => replays.targetOf(id) ?? targetOf(registry, id);
  const targetStates = statesOf(stores, {
    targetOf: findTarget,
    onResumed: (target) => lanes.wake(target),
    now: clock,
  });
  const send = options.send(events.accept);
  const delivering = createDelivering({
    ...options,
    writer,
    store: deliveryReader,
    states: targetStates,
    targetOf: findTarget,
    send,
    onDue: (target) => pulls.onDue(target),
  });
  const { deliveries, lanes } = delivering;
  const pulls = createPulls({
    ...{ ...options, reader, store: deliveryReader, deliveries, lanes },
    isPaused: (target) => targetStates.get(target).paused !== undefined,
  });
  const archiving = createArchiving(stores, options);
  const onRouted = (value: number) => {
    // A mark that is lost costs a batch that is routed again, and deliveries that are queued already are kept once.
    writer.write("mark", { name: "routed", value }).catch(onTrouble);
    archiving.signal(value);
  };
  const routing = createRouting({
    ...options,
    feed,
    deliveries,
    journal: stores.journal,
    rules,
    routed,
    onRouted,
  });
  const replays = createReplays(reader, writer, { onChange: () => replaying.signal() });
  const erasing = createErasing({ ...stores, lanes, waiting: feed.waiting, clock, onTrouble });
  const replaying = createReplaying({
    ...options,
    ...{ replays, events, rules, feed },
    archive: stores.archive,
    erased: erasing.covers,
  });
  registry.onChange(({ kind, id }) => {
    if (kind === "target") lanes.wake(id);
  });
  return {
    ...{ events, replays, rules, targetStates, lanes, send, pulls },
    ...{ erasing, underWay: delivering.underWay, live: routing.live, sweep: archiving.sweep },
    waiting: feed.waiting,
    start() {
      delivering.start();
      routing.signal();
      archiving.signal(routed);
      replaying.signal();
      erasing.resume();
    },
    async stop() {
      await replaying.stop();
      await erasing.stop();
      await routing.stop();
      await delivering.stop();
      await archiving.stop();
    },
  };
}

/** The states of targets, as the data folder keeps them. */
function statesOf(
  { reader, writer, deliveryReader }: Stores,
  options: Pick<TargetStatesOptions, "targetOf" | "onResumed" | "now">,
): LocalTargetStates {
  return createTargetStates({
    ...options,
    kept: keptTargetStates(reader),
    save: async (target, state) => {
      await writer.write("targetState", { target, state: JSON.stringify(state) });
    },
    waiting: deliveryReader.waiting,
  });
}
