import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { examine } from "../../control/doctor/examine.ts";
import type { DoctorPorts } from "../../control/doctor/scene.ts";
import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import {
  type Check,
  type Examination,
  examinationOf,
  type Examined,
  type Found,
  type Surroundings,
} from "../../core/diagnose/doctor.ts";
import { authorityOf } from "../../wire/guarded-socket.ts";
import { reach } from "../../wire/reach.ts";
import { checkConfig } from "../definitions/config-check.ts";
import { createDeliveryStore } from "../deliveries/delivery-store.ts";
import { createErasing } from "../archive/erasing.ts";
import { createReplays } from "../archive/replays.ts";
import { createSecrets } from "../people/secrets.ts";
import { keptTargetStates, readStores } from "../store/stores.ts";
import { createTargetStates } from "../deliveries/target-states.ts";
import { type Files, fileChecks } from "./files.ts";
import { machineChecks } from "./machine.ts";
import { storageChecks } from "./storage.ts";

export interface OfflineOptions {
  readonly data: string;
  readonly config: string;
  /** Where a start would listen. */
  readonly host: string;
  readonly port: number;
}

/** Looks at a data folder and a configuration without a server, or beside it. It changes nothing. */
export async function examineFolder(options: OfflineOptions): Promise<Examination> {
  const { data, config } = options;
  const around = [...fileChecks(config, () => filesOf(config)), portCheck(options)];
  if (!existsSync(join(data, "signalbox.db")))
    return examineOnly([...around, ...(existsSync(data) ? machineChecks(data) : []), noData(data)]);
  const checks = [...around, ...machineChecks(data), inUse(data)];
  return examineData(data, checks).catch((error: unknown) => examineOnly([...checks, unopened(data, error)]));
}

/** The same checks as those of a server, over ports that only read. */
async function examineData(data: string, checks: readonly Check[]): Promise<Examination> {
  const stores = readStores(data);
  try {
    const storage = storageChecks({ folder: data, reader: stores.reader, whole: true });
    return await examine(portsOver(stores), [...checks, ...storage]);
  } finally {
    stores.close();
  }
}

function portsOver(stores: ReturnType<typeof readStores>): DoctorPorts {
  const { reader, writer, registry, deliveryReader, incarnations } = stores;
  const clock = Date.now;
  const nothing = () => {};
  const lanes = { wake: nothing, withhold: () => false, settled: nothing };
  const surroundings: Surroundings = { secrets: createSecrets(process.env), reach, checks: [] };
  return {
    ...stores,
    ...{ clock, surroundings },
    deliveries: createDeliveryStore({
      ...{ reader, writer, deliveries: deliveryReader, incarnations, lanes, onSkipped: nothing },
      ruleOf: () => undefined,
      checkOutput: () => ({ status: "unbound" }),
      underWay: () => [],
    }),
    targetStates: createTargetStates({
      ...{ targetOf: (id) => targetOf(registry, id), kept: keptTargetStates(reader), onResumed: nothing },
      ...{ save: async () => {}, waiting: deliveryReader.waiting, now: clock },
    }),
    replays: createReplays(reader, writer, { onChange: nothing }),
    erasures: createErasing({ ...stores, lanes, waiting: () => 0, clock, onTrouble: nothing }),
  };
}

async function filesOf(config: string): Promise<Files> {
  const { files, findings } = await checkConfig(config);
  return {
    count: files.length,
    problems: findings.filter(({ level }) => level === "problem"),
    warnings: findings.filter(({ level }) => level === "warning"),
  };
}

async function examineOnly(checks: readonly Check[]): Promise<Examination> {
  const looked = checks.map(async ({ code, about, look }): Promise<Examined> => {
    try {
      return { code, about, ...(await look()) };
    } catch (error) {
      return {
        code,
        about,
        level: "unknown",
        sentence: `It could not be looked at: ${(error as Error).message}`,
      };
    }
  });
  return examinationOf(await Promise.all(looked));
}

function noData(data: string): Check {
  const found: Found = {
    level: "warn",
    sentence: `There is no data in ${data}: nothing was started on it yet.`,
    todo: "`signalbox start --data <folder>` makes it; name the right one with --data or SIGNALBOX_DATA.",
  };
  return { code: "storage-there", about: "storage", look: () => found };
}

function unopened(data: string, error: unknown): Check {
  const found: Found = {
    level: "bad",
    sentence: `The data in ${data} cannot be read: ${(error as Error).message}`,
    todo: "Of an older Signalbox, a start makes what is missing. If it is damaged, put back a backup.",
  };
  return { code: "storage-there", about: "storage", look: () => found };
}

/** Whether a process runs on the folder. The lock is asked, and not taken. */
function inUse(data: string): Check {
  return {
    code: "data-in-use",
    about: "storage",
    look() {
      const path = join(data, "lock.db");
      const free = !existsSync(path) || isFree(path);
      const sentence = free
        ? "No Signalbox runs on the data folder."
        : "A Signalbox runs on the data folder.";
      return { level: "fine", sentence };
    },
  };
}

function isFree(path: string): boolean {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    db.prepare("SELECT count(*) FROM sqlite_schema").get();
    return true;
  } catch {
    return false;
  } finally {
    db.close();
  }
}

/** Whether a start could listen, or something does already. */
function portCheck({ host, port }: OfflineOptions): Check {
  return {
    code: "port-free",
    about: "machine",
    async look() {
      const taken = await takenBy(host, port);
      if (taken === WORDS["EADDRINUSE"] && (await isSignalbox(host, port)))
        return { level: "fine", sentence: `A Signalbox answers on port ${port} of ${host}.` };
      if (taken === undefined)
        return { level: "fine", sentence: `Port ${port} of ${host} is free for a start.` };
      return {
        level: "warn",
        sentence: `Port ${port} of ${host} cannot be listened on: ${taken}.`,
        todo: "If no Signalbox runs there, another program does: start with --port, or end it.",
      };
    },
  };
}

const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: "something listens there already",
  EACCES: "it needs more rights",
  EADDRNOTAVAIL: "this machine has no such address",
};

const HEALTH_MS = 2_000;

async function isSignalbox(host: string, port: number): Promise<boolean> {
  const url = `http://${authorityOf({ host, port })}/health`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_MS) });
    return Object.hasOwn((await answer.json()) as object, "storage");
  } catch {
    return false;
  }
}

function takenBy(host: string, port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer();
  server.once("error", ({ code = "", message }: NodeJS.ErrnoException) => resolve(WORDS[code] ?? message));
  server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  return promise;
}
