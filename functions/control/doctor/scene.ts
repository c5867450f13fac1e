import type { Surroundings } from "../../core/diagnose/doctor.ts";
import type { StatKind } from "../../core/stats/dimension.ts";
import { pointOf, type StatPoint } from "../../core/stats/points.ts";
import { totalsOf } from "../../core/stats/series.ts";
import type { ControlPorts } from "../control-ports.ts";

/** What doctor reads. It changes nothing. */
export interface DoctorPorts
  extends Pick<
    ControlPorts,
    "registry" | "quarantine" | "archive" | "journal" | "tickets" | "stats" | "clock"
  > {
  readonly deliveries: Pick<ControlPorts["deliveries"], "list" | "underWay" | "keys">;
  readonly targetStates: Pick<ControlPorts["targetStates"], "get">;
  readonly tapStates: Pick<ControlPorts["tapStates"], "get">;
  readonly tokens: Pick<ControlPorts["tokens"], "list">;
  readonly audit: Pick<ControlPorts["audit"], "list">;
  readonly replays: Pick<ControlPorts["replays"], "list">;
  readonly erasures: Pick<ControlPorts["erasures"], "list">;
  readonly alertStates: Pick<ControlPorts["alertStates"], "all">;
  readonly surroundings: Surroundings;
}

/** What many checks ask is asked once. */
export interface Scene extends DoctorPorts {
  readonly now: number;
  /** What was counted of each thing of a kind in the last hours, by its id. */
  counted(kind: StatKind, hours: 1 | 24): Promise<ReadonlyMap<string, StatPoint>>;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export function sceneOf(ports: DoctorPorts): Scene {
  const now = ports.clock();
  const asked = new Map<string, Promise<ReadonlyMap<string, StatPoint>>>();
  const count = async (kind: StatKind, hours: number) => {
    const until = now + 1;
    const rows = await totalsOf({ kind, from: until - hours * HOUR_MS, until }, ports.stats);
    return new Map([...rows].map(([id, row]) => [id, pointOf(row)]));
  };
  return {
    ...ports,
    now,
    counted(kind, hours) {
      const name = `${kind} ${hours}`;
      const counted = asked.get(name) ?? count(kind, hours);
      asked.set(name, counted);
      return counted;
    },
  };
}
