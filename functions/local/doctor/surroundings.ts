import type { Surroundings } from "../../core/diagnose/doctor.ts";
import { reach } from "../../wire/reach.ts";
import type { Config } from "../definitions/config.ts";
import type { Stores } from "../store/stores.ts";
import { fileChecks } from "./files.ts";
import { machineChecks } from "./machine.ts";
import { storageChecks } from "./storage.ts";

export interface SurroundingsOptions {
  readonly secrets: Surroundings["secrets"];
  readonly stores: Pick<Stores, "folder" | "reader">;
  /** The configuration folder, and what is in force of it. */
  readonly folder: string;
  readonly config: Pick<Config, "problems">;
}

/** What is around the functions of this process. */
export function createSurroundings({ secrets, stores, folder, config }: SurroundingsOptions): Surroundings {
  return {
    secrets,
    reach,
    get checks() {
      return [
        ...machineChecks(stores.folder),
        ...storageChecks({ folder: stores.folder, reader: stores.reader, whole: false }),
        ...fileChecks(folder, () => ({ problems: config.problems(), warnings: [] })),
      ];
    },
  };
}
