import type { AlertState } from "../alerts/alert.ts";
import type { ArchiveSize, Registry, TargetState } from "../ports.ts";
import type { Family, Sample } from "./families.ts";

// What is so just now, as Prometheus reads it on either floor.

/** Beyond so many targets none has a gauge of its own. */
export const MOST_TARGETS = 500;

export interface TargetGauges {
  readonly id: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly paused: boolean;
  readonly breaker: TargetState["breaker"]["state"];
  /** Age of the oldest that waits; 0 when none does. */
  readonly oldestMs: number;
}

const STATES = ["closed", "open", "half-open"] as const;

export function targetFamilies(targets: readonly TargetGauges[]): readonly Family[] {
  const each = (name: string, help: string, value: (one: TargetGauges) => number) =>
    gauge(
      name,
      help,
      targets.map((one) => ({ labels: { target: one.id }, value: value(one) })),
    );
  return [
    each("target_waiting", "Deliveries that wait for a target.", ({ waiting }) => waiting),
    each("target_oldest_seconds", "Age of the oldest that waits.", ({ oldestMs }) => oldestMs / 1_000),
    each("target_in_flight", "Attempts under way.", ({ inFlight }) => inFlight),
    each("target_paused", "Whether somebody paused it.", ({ paused }) => Number(paused)),
    gauge(
      "target_breaker",
      "Which state the breaker is in.",
      targets.flatMap(({ id, breaker }) =>
        STATES.map((state) => ({ labels: { target: id, state }, value: Number(breaker === state) })),
      ),
    ),
  ];
}

export function archiveFamilies(sizes: readonly ArchiveSize[]): readonly Family[] {
  const of = (value: "events" | "bytes") =>
    sizes.map((size) => ({ labels: { bus: size.bus }, value: size[value] }));
  return [
    gauge("archive_events", "Events in the archive.", of("events")),
    gauge("archive_bytes", "Size of the archive on the disk, compressed.", of("bytes")),
  ];
}

export function firingFamily(
  states: readonly Pick<AlertState, "alert" | "status">[],
  registry: Pick<Registry, "list">,
): Family {
  const severities = new Map(
    registry
      .list("alert")
      .map(({ id, value }) => [id, (value as { severity?: string }).severity ?? "warning"] as const),
  );
  const raised = states.filter(({ status }) => status === "firing");
  const samples = ["info", "warning", "critical"].map((severity) => ({
    labels: { severity },
    value: raised.filter(({ alert }) => (severities.get(alert) ?? "warning") === severity).length,
  }));
  return gauge("alerts_firing", "Alerts that are raised.", samples);
}

/** Of taps that are on. */
export function tapFamily(taps: readonly { readonly id: string; readonly status: string }[]): Family {
  const samples = taps.map(({ id, status }) => ({
    labels: { tap: id },
    value: Number(status !== "failing"),
  }));
  return gauge("tap_up", "Whether a tap that is on gets at its broker.", samples);
}

export function buildFamily(version: string, node: string): Family {
  return gauge("build_info", "What runs.", [{ labels: { version, node }, value: 1 }]);
}

export function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: "gauge", help, samples };
}
