import type { Told } from "./alerts-day.ts";
import type { Expected, Incident } from "./alerts-incidents.ts";

/** What a day showed: each alert that was to come, and those that nobody planted. */
export interface Verdict {
  readonly cases: readonly Case[];
  /** Raised without a cause. */
  readonly false: readonly Told[];
  /** Of what was raised, the share that had a cause; 1 when nothing was. */
  readonly precision: number;
  /** Of what was to be raised, the share that was, and cleared, each in time; 1 when nothing was to be. */
  readonly recall: number;
}

export interface Case extends Expected {
  readonly incident: string;
  /** Minutes from when it was one to the notice, and from when it was none to the other; undefined: never. */
  readonly raisedAfter: number | undefined;
  readonly clearedAfter: number | undefined;
  readonly inTime: boolean;
}

/** An alert is in time so many minutes after it is one, or none any more. */
const TOLERANCE = 2;

export function judge(incidents: readonly Incident[], told: readonly Told[]): Verdict {
  const cases = incidents.flatMap((incident) => incident.raises.map((one) => caseOf(incident, one, told)));
  const raised = told.filter(({ what }) => what === "raised");
  const causeless = raised.filter((notice) => !incidents.some((incident) => explains(incident, notice)));
  return {
    cases,
    false: causeless,
    precision: raised.length === 0 ? 1 : 1 - causeless.length / raised.length,
    recall: cases.length === 0 ? 1 : cases.filter(({ inTime }) => inTime).length / cases.length,
  };
}

/** Raised while it lasts or lingers: once for each incident, for a second notice is a false one. */
function caseOf(incident: Incident, expected: Expected, told: readonly Told[]): Case {
  const of = told.filter(
    ({ alert, resource, minute }) =>
      alert === expected.alert && resource === expected.resource && minute >= incident.from,
  );
  const raised = of.find(({ what }) => what === "raised")?.minute;
  const cleared = of.find(({ what }) => what === "cleared")?.minute;
  const raisedAfter = raised === undefined ? undefined : raised - incident.from - (expected.after ?? 0);
  const clearedAfter = cleared === undefined ? undefined : cleared - incident.until - (expected.lingers ?? 0);
  const inTime = (raisedAfter ?? Infinity) <= TOLERANCE && (clearedAfter ?? Infinity) <= TOLERANCE;
  return { ...expected, incident: incident.name, raisedAfter, clearedAfter, inTime };
}

function explains({ from, until, raises }: Incident, { alert, resource, minute }: Told): boolean {
  return raises.some(
    (one) =>
      one.alert === alert &&
      one.resource === resource &&
      minute >= from &&
      minute <= until + (one.lingers ?? 0) + TOLERANCE,
  );
}
