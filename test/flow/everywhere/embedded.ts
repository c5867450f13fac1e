import { throughDoors } from "../../support/doors.ts";
import { aPlace, startSignalbox } from "../../support/signalbox-process.ts";
import { aSink } from "../../support/sink.ts";
import type { Floor } from "./floor.ts";

/** One process on this machine, as `npm start` starts it. */
export const embedded: Floor = {
  async start(files, environment) {
    const sink = await aSink();
    const place = aPlace(files(sink));
    const { url, token, kill } = await startSignalbox(place, { environment });
    const doors = { ingest: url, control: url, eventBridge: url, adminToken: token, patienceMs: 15_000 };
    return {
      ...(await throughDoors(doors, sink)),
      async close() {
        await kill();
        await sink.close();
        place.remove();
      },
    };
  },
};
