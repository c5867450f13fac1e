import type { AlertWhen, Finding } from "./alert.ts";
import type { Readings } from "./readings.ts";

/** What of one type of alert is found; `when` says it for one thing by its id. */
export type Find = (look: Look, readings: Readings) => Promise<readonly Finding[]>;

export interface Look {
  /** The alert's id. */
  readonly alert: string;
  readonly when: AlertWhen;
  /** The settings for one thing. */
  readonly of: (id: string) => AlertWhen;
}
