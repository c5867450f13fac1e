import { expect, test } from "vitest";
import { createSurroundings } from "../../functions/aws/surroundings.ts";
import { memorySecrets } from "../support/ports.ts";

async function levels(waiting: Readonly<Record<"events" | "deliveries" | "archive", number>>, used: number) {
  const queue = (name: keyof typeof waiting) => ({ waiting: async () => waiting[name] });
  const { checks } = createSurroundings({
    queues: { events: queue("events"), deliveries: queue("deliveries"), archive: queue("archive") },
    ...{ secrets: memorySecrets(), nodeVersion: "24.0.0", memory: () => ({ used, most: 1_000_000_000 }) },
  });
  const looked = await Promise.all(
    checks.map(async ({ code, look }) => [code, (await look()).level] as const),
  );
  return Object.fromEntries(looked);
}

test("a function of AWS sees what it runs in, and how much waits in which queue", async () => {
  const fine = {
    "node-version": "fine",
    memory: "fine",
    "queue-events": "fine",
    "queue-deliveries": "fine",
    "queue-archive": "fine",
  };
  expect(await levels({ events: 0, deliveries: 5, archive: 9_999 }, 100_000_000)).toEqual(fine);
  expect(await levels({ events: 10_000, deliveries: 5, archive: 20_000 }, 900_000_000)).toEqual({
    ...fine,
    ...{ memory: "warn", "queue-events": "warn", "queue-archive": "warn" },
  });
});
