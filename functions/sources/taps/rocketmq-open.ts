import type { RocketMqProxies } from "../../wire/rocketmq/proxies.ts";
import type { TapOf } from "./open-tap.ts";

/** A tap and the way to its RocketMQ. */
export interface OpenRocketMq {
  readonly tap: TapOf<"rocketmq">;
  readonly proxies: RocketMqProxies;
}
