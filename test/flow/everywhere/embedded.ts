import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { throughDoors } from "../../support/doors.ts";
import { aPlace, type Place, startSignalbox } from "../../support/signalbox-process.ts";
import { aSink } from "../../support/sink.ts";
import type { Floor } from "./floor.ts";
import { COLLECTOR } from "./traced.ts";

/** What else runs by the minute and the hour. */
const QUICK = { lookMs: 500, sweepMs: 500, segmentAgeMs: 500 };

/** One process on this machine, as `npm start` starts it. */
export const embedded: Floor = {
  async start(files, environment) {
    const sink = await aSink();
    const place = aPlace(files(sink));
    const { url, token, kill } = await startSignalbox(place, {
      environment: {
        ...environment,
        OTEL_EXPORTER_OTLP_ENDPOINT: `${sink.url}${COLLECTOR}`,
        OTEL_BSP_SCHEDULE_DELAY: "100",
      },
      options: QUICK,
    });
    const doors = { ingest: url, control: url, eventBridge: url, adminToken: token, patienceMs: 15_000 };
    const outlive = async (bus: string) => makeOld(place, bus);
    return {
      ...(await throughDoors({ ...doors, outlive }, sink)),
      async close() {
        await kill();
        await sink.close();
        place.remove();
      },
    };
  },
};

/** The sweep of the running process finds it. */
function makeOld({ data }: Place, bus: string): void {
  const database = new DatabaseSync(join(data, "signalbox.db"), { timeout: 5_000 });
  database.prepare("UPDATE segment SET expires_at=0 WHERE bus=?").run(bus);
  database.close();
}
