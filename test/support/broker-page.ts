/** What a broker of RocketMQ tells of a consumer group. */
export interface ToldGroup {
  readonly consumers?: number;
  readonly dead?: number;
  /** By topic: how many messages wait, and for how many ms the oldest. */
  readonly lag?: Readonly<Record<string, readonly [messages: number, ms?: number]>>;
}

export interface ToldBroker {
  readonly cluster?: string;
  /** How far back its store reaches, in ms. */
  readonly kept?: number;
  readonly groups?: Readonly<Record<string, ToldGroup>>;
  /** Names with their units, as since 5.1.4. */
  readonly units?: boolean;
}

/** A page of metrics as RocketMQ writes it. */
export function aBrokerPage({ cluster = "c", kept, groups = {}, units = true }: ToldBroker = {}): string {
  const [ms, total] = units ? ["_milliseconds", "_total"] : ["", ""];
  const line = (name: string, labels: object, value: number) => {
    const all = { cluster, node_id: "broker-a", node_type: "broker", ...labels };
    const pairs = Object.entries(all).map(([label, text]) => `${label}="${text}"`);
    return `rocketmq_${name}{${pairs.join(",")}} ${value}`;
  };
  const ofGroup = ([consumer_group, { consumers, dead, lag = {} }]: [string, ToldGroup]) => [
    ...(consumers === undefined ? [] : [line("consumer_connections", { consumer_group }, consumers)]),
    ...(dead === undefined
      ? []
      : [line(`send_to_dlq_messages${total}`, { consumer_group, topic: "t", is_system: false }, dead)]),
    ...Object.entries(lag).flatMap(([topic, [messages, age]]) => {
      const labels = { consumer_group, topic, is_retry: false, is_system: false };
      return [
        line("consumer_lag_messages", labels, messages),
        ...(age === undefined ? [] : [line(`consumer_lag_latency${ms}`, labels, age)]),
      ];
    }),
  ];
  return [
    "# TYPE rocketmq_broker_permission gauge",
    line("broker_permission", {}, 6),
    line("rpc_latency_milliseconds_bucket", { le: "1.0" }, 7),
    ...(kept === undefined ? [] : [line(`storage_message_reserve_time${ms}`, {}, kept)]),
    ...Object.entries(groups).flatMap(ofGroup),
    "",
  ].join("\n");
}
