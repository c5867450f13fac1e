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
    ...{ name: "broker down", from: at("03:30"), until: at("03:50") },
    trouble: { brokersDown: ["mq-b:5557"] },
    raises: [{ alert: "rocketmq-down", resource: "rocketmq/mq-b:5557", after: 2 }],
  },
  {
    ...{ name: "dead messages", from: at("04:00"), until: at("04:03") },
    trouble: { deadMessages: { mailing: 4 } },
    raises: [{ alert: "rocketmq-dead-letters", resource: "consumer-group/shop/mailing", lingers: 60 }],
  },
  {
    ...{ name: "slow consumer", from: at("05:00"), until: at("05:20") },
    trouble: { lagging: { billing: 2_500 } },
    // More than 10,000 wait, and the oldest for more than five minutes.
    raises: [{ alert: "rocketmq-lag", resource: "consumer-group/shop/billing/orders", after: 5 }],
  },
  {
    ...{ name: "no consumer", from: at("05:40"), until: at("06:00") },
    trouble: { consumersGone: ["billing"] },
    raises: [{ alert: "rocketmq-consumer-gone", resource: "consumer-group/shop/billing", after: 5 }],
  },
  {
    ...{ name: "archive stands still", from: at("08:00"), until: at("08:30") },
    trouble: { archiveStuck: true },
    raises: [{ alert: "archive-late", resource: "archive/events", after: 10 }],
  },
  {
    ...{
      name: "function of yesterday",
      from: at("10:00"),
      until: at("10:30"),
      trouble: { outdated: "route" },
    },
    // A rule is changed in the first minute.
    raises: [{ alert: "rules-outdated", resource: "function/route", after: 7 }],
  },
  {
    ...{ name: "many connections", from: at("12:00"), until: at("12:10"), trouble: { connections: 95 } },
    raises: [{ alert: "near-limit", resource: "limit/connections" }],
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
