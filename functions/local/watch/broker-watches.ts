import type { DatabaseSync } from "node:sqlite";
import type { BrokerWatches } from "../../core/rocketmq/look.ts";
import type { BrokerWatch } from "../../core/rocketmq/watch.ts";
import type { Writer } from "../store/writer.ts";

/** What is known of brokers of RocketMQ, on SQLite. */
export function createBrokerWatches(reader: DatabaseSync, writer: Writer): BrokerWatches {
  const all = reader.prepare("SELECT address, watch FROM broker_watch ORDER BY address");
  return {
    all: async () =>
      all.all().map(({ address, watch }) => ({
        address: address as string,
        watch: JSON.parse(watch as string) as BrokerWatch,
      })),
    async put({ address, watch }) {
      await writer.write("putBrokerWatch", { address, watch: JSON.stringify(watch) });
    },
    async remove(address) {
      await writer.write("removeBrokerWatch", address);
    },
  };
}
