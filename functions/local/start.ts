import { resolve } from "node:path";
import { createHttpClient } from "../targets/guarded-http.ts";
import { type Address, serveFaces } from "./http/faces.ts";
import { buildHouse, type House, type HouseOptions } from "./house.ts";
import { createLog, type LogSettings } from "./watch/log.ts";
import { openStores } from "./store/stores.ts";

export interface StartOptions extends Address, HouseOptions {
  /** How often what has expired is removed, for tests. Default an hour. */
  readonly sweepMs?: number;
  readonly log?: LogSettings;
}

export interface Running {
  readonly url: string;
  /** Resolves when the storage has failed for good: only another start helps. */
  readonly died: Promise<Error>;
  /** Takes nothing new, ends what is under way, and lets go of the data folder. */
  close(): Promise<void>;
}

/** What has expired is removed so often. */
const SWEEP_MS = 3_600_000;

/** Starts all functions in this process on one data folder. Rejects when the folder or the port is taken. */
export async function startLocal(options: StartOptions): Promise<Running> {
  const log = createLog(Date.now, options.log);
  const stores = await openStores(resolve(options.data), log.trouble);
  const http = createHttpClient();
  const leave = async () => {
    http.close();
    await stores.close();
  };
  try {
    const house = await buildHouse(stores, options, { http, log });
    const server = await serveFaces(house, options);
    const stop = begin(house, options.sweepMs ?? SWEEP_MS);
    return {
      url: server.url,
      died: stores.writer.died,
      async close() {
        await stop(server.close);
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Lets everything work; returns the way to end it: what comes in first, then what is under way. */
function begin({ host, config, tapping, minutely, observing, log }: House, sweepMs: number) {
  host.start();
  tapping.start();
  minutely.start();
  const sweeping = setInterval(() => void host.sweep().catch(log.trouble), sweepMs).unref();
  return async (closeDoors: () => Promise<void>) => {
    clearInterval(sweeping);
    config.close();
    await tapping.stop();
    host.pulls.stop();
    await closeDoors();
    await minutely.stop();
    await host.stop();
    await observing.stop();
  };
}
