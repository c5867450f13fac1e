/** One value of a page of metrics. */
export interface Sample {
  /** Without the unit and `_total`, which RocketMQ writes since 5.1.4 and did not before. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * The samples of some names, of a page in Prometheus's text format (https://prometheus.io, exposition formats). A line that is
 * none, and a value that is no finite number, is passed over: one of them is no reason to be blind for the others.
 */
export function samplesOf(page: string, names: ReadonlySet<string>): Sample[] {
  return page.split("\n").flatMap((line) => sampleOf(line, names) ?? []);
}

const LINE = /^([a-zA-Z_:][\w:]*)(\{.*\})?\s+(\S+)(?:\s+-?\d+)?\s*$/;
const UNIT = /_(?:total|milliseconds|ms)$/;

function sampleOf(line: string, names: ReadonlySet<string>): Sample | undefined {
  const match = LINE.exec(line);
  if (!match) return undefined;
  const [, written = "", labels = "", text = ""] = match;
  const name = written.replace(UNIT, "");
  const value = Number(text);
  if (!names.has(name) || !Number.isFinite(value)) return undefined;
  return { name, labels: labelsOf(labels), value };
}

function labelsOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries(Array.from(pairs, ([, name = "", value = ""]) => [name, unescaped(value)]));
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));
}
