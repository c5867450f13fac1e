import { createEvents } from "../../../functions/aws/events/events.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { eventsSuite } from "../../ports/events.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, drained, eventsIn } from "../floor.ts";

onMiniStack(() => {
  eventsSuite("SQS", async () => {
    const { events: queue, claims, clock, next, close } = await aFloor();
    const queued: AcceptedEvent[] = [];
    return {
      events: createEvents({ queue, claims, clock, next }),
      async queued() {
        const messages = await drained(queue);
        queued.push(...(await eventsIn(messages, claims)));
        return queued.sort((a, b) => a.position! - b.position!);
      },
      pass: clock.advance,
      close: async () => close(),
    };
  });
});
