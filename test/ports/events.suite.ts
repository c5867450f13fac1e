import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { Events } from "../../functions/core/ports.ts";
import { anEvent } from "../support/build.ts";

/** What a suite of the events port needs of an adapter. */
export interface EventsHarness {
  readonly events: Events;
  /** What route will be handed, in order, since the start. */
  readonly queued: () => Promise<readonly AcceptedEvent[]>;
  /** Lets so much time pass for the dedup window, which is 300 s. */
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
}

export function eventsSuite(name: string, create: () => Promise<EventsHarness>): void {
  describe(`events on ${name}`, () => {
    let harness: EventsHarness;
    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    test("hands over what was accepted, in order, to the letter", async () => {
      const events = ["1", "2", "3"].map((id) =>
        anEvent({ id, text: `{ "id":"${id}", "n": 9007199254740993 }` }),
      );
      expect(await harness.events.accept(events)).toEqual(["accepted", "accepted", "accepted"]);
      expect((await harness.queued()).map(({ text }) => text)).toEqual(events.map(({ text }) => text));
    });

    test("keeps all that the router knows of an event", async () => {
      const event = anEvent({
        subject: "order 7",
        time: "2026-01-02T03:04:05.600000+01:00",
        bus: "shop",
        publisher: "key-1",
        schema: {
          status: "warned",
          schema: "a.v1",
          problems: [{ pointer: "/a", keyword: "type", expected: "a number" }],
        },
      });
      await harness.events.accept([event]);
      expect((await harness.queued())[0]).toMatchObject(event);
    });

    test("accepts the same event once, also within one call", async () => {
      expect(await harness.events.accept([anEvent(), anEvent()])).toEqual(["accepted", "duplicate"]);
      expect(await harness.events.accept([anEvent()])).toEqual(["duplicate"]);
      expect(await harness.queued()).toHaveLength(1);
    });

    test("tells events apart by bus, source, id and replay", async () => {
      const others = [anEvent({ key: "bus".padEnd(22, "-") }), anEvent({ key: "source".padEnd(22, "-") })];
      const replays = [
        anEvent({ replay: { id: "r1" } }),
        anEvent({ replay: { id: "r2" } }),
        anEvent({ replay: { id: "r1" } }),
      ];
      const answers = await harness.events.accept([anEvent(), ...others, ...replays]);
      expect(answers).toEqual(["accepted", "accepted", "accepted", "accepted", "accepted", "duplicate"]);
    });

    test("accepts an event anew when the dedup window is over", async () => {
      await harness.events.accept([anEvent()]);
      harness.pass(299_000);
      expect(await harness.events.accept([anEvent()])).toEqual(["duplicate"]);
      harness.pass(601_000);
      expect(await harness.events.accept([anEvent()])).toEqual(["accepted"]);
    });

    test("gives every event a position of its own that grows", async () => {
      await harness.events.accept([anEvent({ id: "a", key: "a" }), anEvent({ id: "b", key: "b" })]);
      await harness.events.accept([anEvent({ id: "c", key: "c" })]);
      const positions = (await harness.queued()).map(({ position }) => position!);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      expect(new Set(positions).size).toBe(3);
    });
  });
}
