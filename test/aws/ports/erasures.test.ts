import type { Context } from "aws-lambda";
import { createArchive } from "../../../functions/aws/archive/archive.ts";
import { archivingFunction } from "../../../functions/aws/archive/archiving.ts";
import { createDeliveryRecords } from "../../../functions/aws/deliveries/delivery-records.ts";
import { createDigests } from "../../../functions/aws/deliveries/digests.ts";
import { eraseOpen } from "../../../functions/aws/archive/erase.ts";
import { createErasures } from "../../../functions/aws/archive/erasures.ts";
import { createPacks } from "../../../functions/aws/archive/packs.ts";
import { createQuarantine } from "../../../functions/aws/events/quarantine.ts";
import { erasuresSuite } from "../../ports/erasures.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor, asRecord, drained } from "../floor.ts";

const QUARTER_MS = 900_000;

onMiniStack(() => {
  erasuresSuite("DynamoDB and S3", async () => {
    const floor = await aFloor();
    const { hot: table, bucket, claims, clock, next } = floor;
    const records = createDeliveryRecords(table, { claims, clock, next, horizonMs: 0, backstopMs: 0 });
    const quarantine = createQuarantine(table, { claims, next });
    const packs = createPacks(floor.archive, claims);
    const archiving = archivingFunction({
      ...{ table, bucket, clock, next, claims },
      archives: async () => [{ id: "default", retentionDays: 30 }],
      stats: { add: async () => {} },
      report: (error) => {
        throw error;
      },
    });
    const order = { ends: async () => {} };
    const digests = createDigests(table, { claims, clock });
    return {
      erasures: createErasures(table),
      async keep(events) {
        await packs.send({ events, lines: [] });
        await archiving({ Records: (await drained(floor.archive)).map(asRecord) }, {} as Context);
      },
      async settle() {
        // Once more when what lay in queues has come into the archive.
        clock.advance(QUARTER_MS + 10_000);
        await eraseOpen({ table, bucket, records, order, digests, quarantine, clock }, 60_000);
      },
      async found() {
        const { items } = await createArchive({ table, bucket, clock }).search({ limit: 100 });
        return items.map(({ id }) => id).toReversed();
      },
      close: async () => floor.close(),
    };
  });
});
