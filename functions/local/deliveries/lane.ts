import type { Delivery } from "../../core/delivery.ts";
import type { Clock } from "../../core/ports.ts";
import { createAlarm } from "../watch/alarm.ts";

export interface LaneOptions {
  readonly clock: Clock;
  /** Due deliveries of the lane out of the store, the longest due first. */
  readonly load: (now: number, wanted: Wanted) => Loaded;
  /** When the next delivery of the lane that is not due yet will be, if there is one. */
  readonly nextDue: (now: number) => number | undefined;
  /** Whether one more may go now, and takes the place when it may. `waitMs` absent: somebody will call pump or wake. */
  readonly admit: (now: number) => "go" | { readonly waitMs?: number };
  /** Consumers fetch from its target: nothing is held in memory or handed over, and `onDue` is told that there may be something. */
  readonly isFetched: () => boolean;
  readonly onDue: () => void;
  /** Hands deliveries to the deliver function. */
  readonly dispatch: (deliveries: readonly Delivery[]) => void;
}

/** What is to be read of the deliveries that are due. */
export interface Wanted {
  /** So many at most. */
  readonly most: number;
  /** None more when those that were read have so many characters. */
  readonly characters: number;
  /** Those with these receipts are at hand already. */
  readonly held: ReadonlySet<number>;
}
export interface Loaded {
  readonly deliveries: readonly Delivery[];
  /** Whether others are due too. */
  readonly more: boolean;
}

/** How many characters of text a delivery keeps in memory. */
export function charactersOf({ event, body }: Pick<Delivery, "event" | "body">): number {
  return event.text.length + (body?.text.length ?? 0);
}

/** A queue of deliveries to one target. */
export interface Lane {
  /** Takes a durable delivery. What does not fit in memory is read again when its turn comes. */
  push(delivery: Delivery): void;
  /** A delivery is due at another time. */
  later(dueAt: number): void;
  /** The attempt is over: its place is free. The delivery itself is not taken again before it is settled. */
  attempted(): void;
  /** What became of it is on the disk. */
  settled(receipt: number): void;
  /**
   * Keeps a delivery that waits from going, until `settled` says that whatever is done to it is on the disk. False when it
   * is under way.
   */
  withhold(receipt: number): boolean;
  /** Sends what may go. */
  pump(): void;
  /** Something changed in the store or about the target: look again. */
  wake(): void;
  inFlight(): number;
  /** Whether nothing that may go now waits in it. */
  idle(): boolean;
  /** Starts no more. */
  stop(): void;
}

/** SQS hands over ten messages at most; so do we, that a handler sees the same here and there. */
const RECORDS_PER_CALL = 10;
/** So many deliveries of a lane are held in memory, those under way and not settled included. */
const LARGEST_HOLD = 1_024;
/** When those in the queue have so many characters, others stay in the store: an event may have a million of them. */
const LARGEST_QUEUE = 4 * 1024 * 1024;
/** So many are read at a time. */
const LOAD = 256;

export function createLane(options: LaneOptions): Lane {
  const { clock, load, nextDue, admit, dispatch, isFetched, onDue } = options;
  const queue = createBacklog();
  /** Receipts that are in the queue, under way, or not settled yet. */
  const held = new Set<number>();
  /** There may be due deliveries in the store that are not held. */
  let more = true;
  let inFlight = 0;
  let stopped = false;
  const wake = () => {
    more = true;
    pump();
  };
  const alarm = createAlarm(clock, wake);

  /** Reads what is due and not held; when all due ones are held, sets the alarm for the next that will be. */
  function refill(now: number): void {
    if (!more || held.size >= LARGEST_HOLD) return;
    const due = load(now, { most: LOAD, characters: LARGEST_QUEUE, held });
    due.deliveries.forEach(hold);
    more = due.more;
    const next = more ? undefined : nextDue(now);
    if (next !== undefined) alarm.set(next);
  }
  function hold(delivery: Delivery): void {
    held.add(delivery.receipt!);
    queue.push(delivery);
  }
  /** All stays in the store. */
  function leave(): void {
    for (const { receipt } of queue.clear()) held.delete(receipt!);
    if (more) onDue();
    more = false;
  }
  /** The next one that may go now. */
  function next(now: number): Delivery | undefined {
    if (queue.isEmpty()) refill(now);
    if (queue.isEmpty()) return undefined;
    const verdict = admit(now);
    if (verdict === "go") return queue.shift();
    if (verdict.waitMs !== undefined) alarm.set(now + verdict.waitMs);
    return undefined;
  }
  function pump(): void {
    if (stopped) return;
    if (isFetched()) return leave();
    const now = clock();
    const batch: Delivery[] = [];
    for (let delivery = next(now); delivery; delivery = next(now)) batch.push(delivery);
    inFlight += batch.length;
    for (let i = 0; i < batch.length; i += RECORDS_PER_CALL) dispatch(batch.slice(i, i + RECORDS_PER_CALL));
  }
  return {
    push(delivery) {
      if (delivery.dueAt > clock()) alarm.set(delivery.dueAt);
      else if (more || isFetched() || held.size >= LARGEST_HOLD || queue.isFull()) more = true;
      else hold(delivery);
    },
    later: alarm.set,
    attempted() {
      inFlight--;
    },
    settled(receipt) {
      held.delete(receipt);
    },
    withhold(receipt) {
      if (!queue.remove(receipt) && held.has(receipt)) return false;
      held.add(receipt);
      return true;
    },
    pump,
    wake,
    inFlight: () => inFlight,
    idle: () => queue.isEmpty() && !more,
    stop() {
      stopped = true;
      alarm.stop();
    },
  };
}

/** Deliveries in memory, with a count of their characters. */
function createBacklog() {
  const queue: Delivery[] = [];
  let characters = 0;
  const taken = (delivery: Delivery): Delivery => {
    characters -= charactersOf(delivery);
    return delivery;
  };
  return {
    push(delivery: Delivery) {
      queue.push(delivery);
      characters += charactersOf(delivery);
    },
    shift: () => taken(queue.shift()!),
    /** False when it is not there. */
    remove(receipt: number): boolean {
      const at = queue.findIndex((delivery) => delivery.receipt === receipt);
      if (at !== -1) queue.splice(at, 1).forEach(taken);
      return at !== -1;
    },
    clear: () => queue.splice(0).map(taken),
    isEmpty: () => queue.length === 0,
    isFull: () => characters >= LARGEST_QUEUE,
  };
}
