import { expect, test } from "vitest";
import type { Alert } from "../../../functions/core/alerts/alert.ts";
import { heartbeat } from "../../../functions/core/alerts/heartbeat.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 15, 12);
const beatAt = (now: number, minutes?: number) => {
  const when: Alert["when"] = { type: "heartbeat", ...(minutes !== undefined && { minutes }) };
  return heartbeat({ id: "alive", when }, { now, raised: 2, keyOf: (...names) => names.join(" ") });
};

test("is an event that says how much is raised", () => {
  const event = beatAt(NOON + 2_000);
  expect(event).toMatchObject({
    ...{ type: "signalbox.heartbeat", subject: "alive", bus: "default", receivedAt: NOON + 2_000 },
    key: "default /signalbox/alerts alive/2026-01-15T12:00:00.000Z",
  });
  expect(JSON.parse(event!.text)).toMatchObject({
    ...{ specversion: "1.0", time: "2026-01-15T12:00:02.000Z" },
    data: { alert: "alive", minutes: 1, raised: 2 },
  });
});

test("beats once in each interval, however many look", () => {
  const looks = Array.from({ length: 40 }, (_, i) => beatAt(NOON + (i * MINUTE) / 2, 5)?.id);
  expect([...new Set(looks.filter((id) => id !== undefined))]).toEqual([
    "alive/2026-01-15T12:00:00.000Z",
    "alive/2026-01-15T12:05:00.000Z",
    "alive/2026-01-15T12:10:00.000Z",
    "alive/2026-01-15T12:15:00.000Z",
  ]);
});
