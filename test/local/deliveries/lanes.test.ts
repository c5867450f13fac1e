import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Delivery } from "../../../functions/core/delivery.ts";
import { charactersOf } from "../../../functions/local/deliveries/lane.ts";
import { createLanes, type Lanes } from "../../../functions/local/deliveries/lanes.ts";
import { laneOf } from "../../../functions/local/store/rows.ts";
import { aDelivery, anEvent, NOW } from "../../support/build.ts";

/** A store of deliveries in memory, and targets that take as many at once as they are told to. */
function aPost() {
  const stored = new Map<number, Delivery>();
  const sent: Delivery[] = [];
  const room = new Map<string, number>();
  const fetched = new Set<string>();
  const told: string[] = [];
  let loads = 0;
  const due = (lane: string) =>
    [...stored.values()].filter((one) => laneOf(one) === lane).sort((a, b) => a.dueAt - b.dueAt);
  const lanes: Lanes = createLanes({
    clock: Date.now,
    load: (lane, now, { most, characters, held }) => {
      loads++;
      const all = due(lane).filter(({ dueAt, receipt }) => dueAt <= now && !held.has(receipt!));
      const deliveries: Delivery[] = [];
      for (let room = characters; room > 0 && deliveries.length < Math.min(most, all.length); ) {
        const delivery = all[deliveries.length]!;
        deliveries.push(delivery);
        room -= charactersOf(delivery);
      }
      return { deliveries, more: deliveries.length < all.length };
    },
    nextDue: (lane, now) => due(lane).find(({ dueAt }) => dueAt > now)?.dueAt,
    admit: (target) => {
      const free = room.get(target) ?? 10_000;
      if (free === 0) return {};
      room.set(target, free - 1);
      return "go";
    },
    dispatch: (deliveries) => sent.push(...deliveries),
    isFetched: (target) => fetched.has(target),
    onDue: (target) => told.push(target),
  });
  const post = {
    lanes,
    fetched,
    told,
    sent,
    room,
    loads: () => loads,
    queue(...deliveries: readonly Delivery[]) {
      for (const delivery of deliveries) stored.set(delivery.receipt!, delivery);
      lanes.push(deliveries);
    },
    /** The target has answered, and that is on the disk. */
    end(delivery: Delivery) {
      room.set(delivery.target, (room.get(delivery.target) ?? 0) + 1);
      lanes.attempted(delivery);
      stored.delete(delivery.receipt!);
      lanes.settled(delivery);
    },
    store: (delivery: Delivery) => stored.set(delivery.receipt!, delivery),
  };
  return post;
}

let receipts = 0;
const queued = (parts: Partial<Delivery> = {}) =>
  aDelivery({ receipt: ++receipts, event: anEvent(), ...parts });
const many = (count: number, parts: Partial<Delivery> = {}) =>
  Array.from({ length: count }, () => queued(parts));

describe("lanes", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    return () => vi.useRealTimers();
  });

  test("send what is due at once, in order", () => {
    const post = aPost();
    const deliveries = many(25);
    post.queue(...deliveries);
    expect(post.sent).toEqual(deliveries);
  });

  test("send each delivery once, however often they are woken", () => {
    const post = aPost();
    post.queue(...many(5));
    post.lanes.wake("warehouse");
    post.lanes.wake("warehouse");
    expect(new Set(post.sent.map(({ receipt }) => receipt)).size).toBe(5);
    expect(post.sent).toHaveLength(5);
  });

  test("a target that takes nothing holds up no other", () => {
    const post = aPost();
    post.room.set("stuck", 0);
    post.queue(...many(3, { target: "stuck" }), ...many(3, { target: "quick" }));
    expect(post.sent.map(({ target }) => target)).toEqual(["quick", "quick", "quick"]);
  });

  test("send on when there is room again", () => {
    const post = aPost();
    post.room.set("warehouse", 1);
    const [first, second] = many(2) as [Delivery, Delivery];
    post.queue(first, second);
    expect(post.sent).toEqual([first]);
    post.end(first);
    expect(post.sent).toEqual([first, second]);
  });

  test("wait for what is due later", () => {
    const post = aPost();
    post.queue(queued({ dueAt: NOW + 5_000 }));
    vi.advanceTimersByTime(4_999);
    expect(post.sent).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(post.sent).toHaveLength(1);
  });

  test("take a failed one again at its new time", () => {
    const post = aPost();
    const delivery = queued();
    post.queue(delivery);
    const again = { ...delivery, dueAt: NOW + 1_000 };
    post.lanes.attempted(delivery);
    post.store(again);
    post.lanes.later(again, again.dueAt);
    post.lanes.settled(delivery);
    vi.advanceTimersByTime(1_001);
    expect(post.sent).toEqual([delivery, again]);
  });

  test("hold a bounded part of a backlog in memory and send all of it in the end", () => {
    const post = aPost();
    post.room.set("warehouse", 0);
    const backlog = many(5_000);
    for (let i = 0; i < backlog.length; i += 100) post.queue(...backlog.slice(i, i + 100));
    expect(post.sent).toEqual([]);
    post.room.set("warehouse", 16);
    post.lanes.wake("warehouse");
    for (let i = 0; i < post.sent.length; i++) post.end(post.sent[i]!);
    expect(post.sent.map(({ receipt }) => receipt)).toEqual(backlog.map(({ receipt }) => receipt));
  });

  test("hold few deliveries of large events, and all of them go in order", () => {
    const post = aPost();
    post.room.set("warehouse", 0);
    const backlog = many(40, { event: anEvent({ text: "x".repeat(1024 * 1024) }) });
    post.queue(...backlog);
    for (let i = 0; i < 40; i++) {
      post.room.set("warehouse", 1);
      post.lanes.wake("warehouse");
      post.end(post.sent.at(-1)!);
    }
    expect(post.sent.map(({ receipt }) => receipt)).toEqual(backlog.map(({ receipt }) => receipt));
    expect(post.loads()).toBeGreaterThan(5);
  });

  test("ask the store only when something may be there", () => {
    const post = aPost();
    post.queue(queued());
    const before = post.loads();
    for (let i = 0; i < 100; i++) {
      post.queue(queued());
      post.end(post.sent.at(-1)!);
    }
    expect(post.loads()).toBe(before);
  });

  test("let live deliveries pass those of a replay", () => {
    const post = aPost();
    post.room.set("warehouse", 0);
    const replays = many(3, { replay: "r1" });
    const live = many(2);
    post.queue(...replays);
    post.queue(...live);
    post.room.set("warehouse", 5);
    post.lanes.wake("warehouse");
    expect(post.sent).toEqual([...live, ...replays]);
  });

  test("drain: start nothing more and wait for what is under way", async () => {
    const post = aPost();
    const [first] = many(1) as [Delivery];
    post.queue(first);
    let drained = false;
    const draining = post.lanes.drain().then(() => {
      drained = true;
    });
    post.queue(queued());
    await vi.advanceTimersByTimeAsync(1);
    expect(drained).toBe(false);
    expect(post.lanes.inFlight("warehouse")).toBe(1);
    post.end(first);
    await draining;
    expect(post.sent).toEqual([first]);
  });

  test("what is withheld does not go, also not out of the store; what is under way cannot be withheld", () => {
    const post = aPost();
    post.room.set("warehouse", 1);
    const [under, waiting, stored] = many(3);
    post.queue(under!, waiting!);
    post.store(stored!);
    expect([under!, waiting!, stored!].map(post.lanes.withhold)).toEqual([false, true, true]);
    post.lanes.wake("warehouse");
    post.end(under!);
    expect(post.sent).toEqual([under]);
    for (const delivery of [waiting!, stored!]) post.lanes.settled(delivery);
    post.lanes.wake("warehouse");
    expect(post.sent).toContain(waiting);
  });

  test("of a target that consumers fetch from hold and send nothing, and tell that there is something", () => {
    const { queue, lanes, fetched, told, sent, room } = aPost();
    room.set("warehouse", 0);
    queue(...many(2));
    fetched.add("warehouse");
    queue(...many(1));
    expect([...sent, ...told]).toEqual(["warehouse"]);
    fetched.clear();
    room.set("warehouse", 10);
    lanes.wake("warehouse");
    expect(sent).toHaveLength(3);
  });
});
