import type { Claims } from "../claims.ts";
import { type AwsDeliveries, deliveryOfBody } from "./deliveries.ts";
import type { Queue } from "../queue.ts";

export interface BuryPorts {
  /** Where SQS puts what no function could take so often. */
  readonly deadLetters: Queue;
  readonly deliveries: AwsDeliveries;
  readonly claims: Claims;
}

const REASON = {
  code: "internal",
  detail: "The deliver function was given it again and again, and never said what became of it",
};

/** Makes dead letters of messages that no function could take, where they are seen and redriven. Answers how many. */
export async function bury({ deadLetters, deliveries, claims }: BuryPorts): Promise<number> {
  let buried = 0;
  for (let some = await deadLetters.receive(); some.length > 0; some = await deadLetters.receive()) {
    const letters = await Promise.all(some.map(({ Body }) => deliveryOfBody(Body!, claims)));
    await deliveries.settle(
      letters.map((delivery) => ({ delivery, outcome: { status: "dead", reason: REASON } })),
    );
    const unkept = await deliveries.flush();
    const done = some.filter((_, i) => !unkept.has(letters[i]!.id));
    await deadLetters.remove(done);
    buried += done.length;
  }
  return buried;
}
