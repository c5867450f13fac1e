import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { BrokerWatches } from "../../core/rocketmq/look.ts";
import type { BrokerWatch } from "../../core/rocketmq/watch.ts";
import type { Table } from "../table.ts";

const BROKERS = "BROKERS";

/** What is known of brokers of RocketMQ, in the table `hot`: an item a broker, packed, as one may have a thousand groups. */
export function createBrokerWatches(table: Table): BrokerWatches {
  const keyOf = (address: string) => ({ PK: BROKERS, SK: address });
  return {
    async all() {
      const found: { readonly address: string; readonly watch: BrokerWatch }[] = [];
      for await (const page of table.pages({ PK: BROKERS }))
        for (const { SK, body } of page) found.push({ address: SK, watch: unpacked(body as Uint8Array) });
      return found;
    },
    async put({ address, watch }) {
      await table.put({ ...keyOf(address), body: deflateRawSync(JSON.stringify(watch)) });
    },
    async remove(address) {
      await table.remove(keyOf(address));
    },
  };
}

function unpacked(body: Uint8Array): BrokerWatch {
  return JSON.parse(inflateRawSync(body).toString()) as BrokerWatch;
}
