import { expect, test } from "vitest";
import type { Alert } from "../../../functions/core/alerts/alert.ts";
import { report } from "../../../functions/core/alerts/report.ts";
import { noCounts } from "../../../functions/core/stats/counts.ts";
import type { StatKind } from "../../../functions/core/stats/dimension.ts";
import type { StatRow } from "../../../functions/core/stats/fold.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const TODAY = Date.UTC(2026, 0, 15);

const row = (kind: StatKind, id: string, [daysAgo, count]: readonly [number, number]): StatRow => ({
  ...{ kind, id, at: TODAY - daysAgo * DAY_MS },
  counts: { ...noCounts, count, bytes: 10 * count, dead: 1 },
});
const rows = [
  row("bus", "default", [1, 120]),
  row("bus", "default", [2, 100]),
  row("bus", "default", [8, 240]),
  row("bus", "gone", [2, 100]),
  ...Array.from({ length: 12 }, (_, n) => row("type", `t${n}`, [1, n])),
];
const days = async (kind: StatKind) => rows.filter((one) => one.kind === kind);

const sizes = [
  { bus: "default", events: 1_000, bytes: 2_000, from: TODAY - DAY_MS, until: TODAY },
  { bus: "shop", events: 10, bytes: 5_000 },
];

const tell = (alert: Partial<Alert>, minutes: number) => {
  const now = TODAY + minutes * MINUTE_MS;
  const whole = { id: "daily", when: { type: "report" }, ...alert } as Alert;
  return report(whole, { days, now, sizes: async () => sizes }, { now, keyOf: eventKey });
};
const dataOf = (event: Awaited<ReturnType<typeof tell>>) =>
  (JSON.parse(event!.text) as { data: Readonly<Record<string, unknown>> }).data;

test("tells what there was yesterday, how that has grown, and who had most", async () => {
  const event = await tell({}, 180);
  expect(event).toMatchObject({ id: "daily/2026-01-14", type: "signalbox.report", subject: "2026-01-14" });
  const { buses, top } = dataOf(event) as {
    buses: object;
    top: { types: { id: string }[]; rules: object[] };
  };
  expect(buses).toEqual([
    { id: "default", count: 120, bytes: 1_200, failed: 0, dead: 1, dayPercent: 20, weekPercent: -50 },
  ]);
  expect(top.types.map(({ id }) => id)).toEqual([
    "t11",
    "t10",
    "t9",
    "t8",
    "t7",
    "t6",
    "t5",
    "t4",
    "t3",
    "t2",
  ]);
  expect(top.rules).toEqual([]);
});

test("tells what lies in the archive, in all and of each bus", async () => {
  expect(dataOf(await tell({}, 180))["archive"]).toEqual({
    events: 1_010,
    bytes: 7_000,
    buses: [
      { id: "shop", events: 10, bytes: 5_000 },
      { id: "default", events: 1_000, bytes: 2_000, from: "2026-01-14T00:00:00.000Z" },
    ],
  });
});

test.each<[string, Partial<Alert>, readonly number[]]>([
  ["at three", {}, [180, 181, 182, 183]],
  ["at its time", { when: { type: "report", at: "07:30" } }, [450, 451, 452, 453]],
  ["in its zone", { when: { type: "report", at: "07:30" }, timeZone: "Europe/Berlin" }, [390, 391, 392, 393]],
])("comes %s, also when looks are left out, and is the same each time", async (_, alert, expected) => {
  const told: number[] = [];
  const keys = new Set<string>();
  for (let minute = 0; minute < 1_440; minute++) {
    const event = await tell(alert, minute);
    if (!event) continue;
    told.push(minute);
    keys.add(event.key);
  }
  expect([told, keys.size]).toEqual([expected, 1]);
});
