/** Numbers of one name, as Prometheus reads them. */
export interface Family {
  /** Without the `signalbox_` in front, unless it has a prefix of its own (`process_…`). */
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly Sample[];
}
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Durations of one name; values are in seconds. */
export interface Durations {
  readonly name: string;
  readonly type: "histogram";
  readonly help: string;
  readonly samples: readonly DurationSample[];
}
export interface DurationSample {
  readonly labels?: Readonly<Record<string, string>>;
  /** How many were at most that long, by bound in seconds, ascending; and of any length. */
  readonly below: readonly (readonly [seconds: number, count: number])[];
  readonly count: number;
  readonly sum: number;
}

/** Prometheus text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). A family without samples is left out. */
export function metricsText(families: readonly (Family | Durations)[]): string {
  const lines = families.flatMap((family) => {
    if (family.samples.length === 0) return [];
    const name = OWN_PREFIX.test(family.name) ? family.name : `signalbox_${family.name}`;
    return [`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.type}`, ...linesOf(name, family)];
  });
  return `${lines.join("\n")}\n`;
}

const OWN_PREFIX = /^(?:process|nodejs)_/;

function linesOf(name: string, family: Family | Durations): string[] {
  if (family.type !== "histogram")
    return family.samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`);
  return family.samples.flatMap(({ labels = {}, below, count, sum }) => [
    ...below.map(([le, value]) => `${name}_bucket${labelText({ ...labels, le: String(le) })} ${value}`),
    `${name}_bucket${labelText({ ...labels, le: "+Inf" })} ${count}`,
    `${name}_sum${labelText(labels)} ${sum}`,
    `${name}_count${labelText(labels)} ${count}`,
  ]);
}

function labelText(labels: Sample["labels"] = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}
