import type { Trouble } from "./alerts-world.ts";

/** Something that goes wrong in minutes of a day, and the alerts that it is to raise. */
export interface Incident {
  readonly name: string;
  /** Minutes of the day: from inclusive, until exclusive. */
  readonly from: number;
  readonly until: number;
  readonly trouble: Trouble;
  readonly raises: readonly Expected[];
}

export interface Expected {
  readonly alert: string;
  readonly resource: string;
  /** So many minutes it has to be so by the alert's own definition before it is one: 30 without an event are a silence. */
  readonly after?: number;
  /** So many minutes after its end it is still so by the alert's own window. */
  readonly lingers?: number;
}

/** The clock is set, in minutes, at a minute of the day. */
export interface ClockJump {
  readonly at: number;
  readonly by: number;
}

const at = (time: string) => {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
};

/** A bad day. The clock jumps in the middle of the last two. */
export const incidents: readonly Incident[] = [
  {
    ...{ name: "outage", from: at("02:00"), until: at("02:20"), trouble: { down: ["warehouse"] } },
    raises: [
      { alert: "breaker-open", resource: "target/warehouse" },
      { alert: "blocked", resource: "target/warehouse" },
      { alert: "delivery-failures", resource: "target/warehouse", lingers: 60 },
    ],
  },
  {
    ...{ name: "surge", from: at("15:00"), until: at("15:08") },
    trouble: { traffic: { "shop.order.paid": 4 } },
    raises: [{ alert: "traffic-surge", resource: "type/shop.order.paid", lingers: 5 }],
  },
  {
    ...{
      name: "silence",
      from: at("06:00"),
      until: at("07:30"),
      trouble: { traffic: { "crm.contact.changed": 0 } },
    },
    raises: [
      { alert: "silence", resource: "source//crm", after: 30 },
      { alert: "traffic-fall", resource: "type/crm.contact.changed", after: 30, lingers: 8 },
    ],
  },
  {
    ...{ name: "poison", from: at("09:00"), until: at("09:10"), trouble: { poison: { finance: 12 } } },
    raises: [
      { alert: "dead-letters", resource: "target/finance", lingers: 60 },
      { alert: "delivery-failures", resource: "target/finance", lingers: 60 },
    ],
  },
  {
    ...{ name: "slow target", from: at("11:00"), until: at("11:20"), trouble: { slow: { analytics: 60 } } },
    // 10,000 wait after five minutes, and the oldest for as long.
    raises: [{ alert: "backlog", resource: "target/analytics", after: 5 }],
  },
  {
    ...{ name: "refused publisher", from: at("13:00"), until: at("13:05"), trouble: { refused: { crm: 1 } } },
    raises: [{ alert: "publish-errors", resource: "producer/crm", lingers: 5 }],
  },
  {
    ...{
      name: "outage, clock 10 min ahead",
      from: at("18:00"),
      until: at("18:20"),
      trouble: { down: ["search"] },
    },
    raises: [
      { alert: "breaker-open", resource: "target/search" },
      { alert: "blocked", resource: "target/search" },
      { alert: "delivery-failures", resource: "target/search", lingers: 60 },
    ],
  },
  {
    ...{
      name: "poison, clock 12 min back",
      from: at("21:00"),
      until: at("21:06"),
      trouble: { poison: { warehouse: 4 } },
    },
    raises: [
      { alert: "dead-letters", resource: "target/warehouse", lingers: 72 },
      { alert: "delivery-failures", resource: "target/warehouse", after: 2, lingers: 72 },
    ],
  },
];

export const jumps: readonly ClockJump[] = [
  { at: at("18:00"), by: 10 },
  { at: at("21:01"), by: -12 },
];
