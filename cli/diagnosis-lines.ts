import { paint, shown } from "./paint.ts";
import { table } from "./table.ts";
import { timeText } from "./time.ts";

/** What the API says of a target, a rule or an event. Times are RFC 3339. */
export interface Diagnosis {
  readonly about: string;
  readonly findings: readonly {
    readonly level: "bad" | "warn" | "fine";
    readonly sentence: string;
    readonly todo?: string;
  }[];
  readonly errors: readonly {
    readonly code: string;
    readonly status?: number;
    readonly count: number;
    readonly firstAt: string;
    readonly lastAt: string;
    readonly detail: string;
    readonly delivery: string;
  }[];
  readonly underWay: readonly {
    readonly delivery: string;
    readonly event: { readonly id: string };
    readonly rule: string;
    readonly since: string;
  }[];
  readonly changes: readonly {
    readonly at: string;
    readonly what: string;
    readonly by?: string;
    readonly failures?: number;
  }[];
}

const MARKS = { bad: paint.bad("✗"), warn: paint.warn("!"), fine: paint.good("✓") } as const;

/** What is the matter, the worst first, each with what to do; then what it is known by. */
export function diagnosisLines({ about, findings, errors, underWay, changes }: Diagnosis): string[] {
  return [
    paint.strong(about),
    ...findings.flatMap(({ level, sentence, todo }) => [
      `${MARKS[level]} ${shown(sentence)}`,
      ...(todo ? [`  ${paint.dim(shown(todo))}`] : []),
    ]),
    ...part("last failures", errors.length > 0 ? errorLines(errors) : []),
    ...part("under way", underWay.length > 0 ? underWayLines(underWay) : []),
    ...part("lately", changes.toReversed().map(changeLine)),
  ];
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", paint.dim(title), ...lines.map((line) => `  ${line}`)];
}

function errorLines(errors: Diagnosis["errors"]): string[] {
  return table(errors, [
    { title: "count", of: ({ count }) => count },
    {
      title: "code",
      of: ({ code, status }) => (status === undefined ? code : `${code} ${status}`),
      paint: paint.bad,
    },
    { title: "last", of: ({ lastAt }) => timeText(lastAt), paint: paint.dim },
    { title: "it said", of: ({ detail }) => detail },
  ]);
}

function underWayLines(underWay: Diagnosis["underWay"]): string[] {
  return table(underWay, [
    { title: "since", of: ({ since }) => timeText(since), paint: paint.dim },
    { title: "delivery", of: ({ delivery }) => delivery, paint: paint.strong },
    { title: "event", of: ({ event }) => event.id },
    { title: "rule", of: ({ rule }) => rule, paint: paint.name },
  ]);
}

function changeLine({ at, what, by, failures }: Diagnosis["changes"][number]): string {
  const words: Readonly<Record<string, string>> = {
    opened: `breaker opened after ${failures} failures`,
    closed: "breaker closed",
    paused: "paused",
    resumed: "resumed",
  };
  return `${paint.dim(timeText(at))}  ${words[what] ?? what}${by === undefined ? "" : ` by ${shown(by)}`}`;
}
