import type { Secrets } from "../ports.ts";

/** One thing that doctor looks at. */
export interface Check {
  /** `disk-space`, `targets-reachable`: scripts hold on to it. */
  readonly code: string;
  readonly about:
    | "machine"
    | "storage"
    | "files"
    | "rules"
    | "targets"
    | "deliveries"
    | "archive"
    | "people"
    | "watch";
  /** What is so. What it throws is what keeps it from looking. */
  look(): Found | Promise<Found>;
}

export interface Found {
  /** `bad`: something is lost, refused or stands still · `warn`: it soon may, or nobody would know · `fine` */
  readonly level: "bad" | "warn" | "fine";
  /** One plain sentence. */
  readonly sentence: string;
  /** The way out. */
  readonly todo?: string;
}

export interface Examined extends Pick<Check, "code" | "about">, Omit<Found, "level"> {
  /** `unknown`: it could not be looked at. */
  readonly level: Found["level"] | "unknown";
}

/** What doctor found of everything, the worst first. */
export interface Examination {
  /** That of the worst check; `warn` when one could not be looked at. */
  readonly status: Found["level"];
  readonly checks: readonly Examined[];
}

/** What is around the functions, as doctor asks it. */
export interface Surroundings {
  readonly secrets: Pick<Secrets, "get">;
  /** Connects, and lets go at once. Rejects with what keeps it. */
  reach(place: Place): Promise<void>;
  /** What only the host can look at: its machine, its storage. */
  readonly checks: readonly Check[];
}

/** Where something listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly allowPrivateNetwork: boolean;
}

const ORDER = { bad: 0, warn: 1, unknown: 2, fine: 3 } as const;

export function examinationOf(examined: readonly Examined[]): Examination {
  const checks = examined.toSorted((one, other) => ORDER[one.level] - ORDER[other.level]);
  const worst = checks[0]?.level ?? "fine";
  return { status: worst === "unknown" ? "warn" : worst, checks };
}

/** `fine` unless something was found. */
export function fineUnless(found: Found | undefined, sentence: string): Found {
  return found ?? { level: "fine", sentence };
}

/** `a`, `a and b`, `a, b and 3 more` */
export function namesText(names: readonly string[]): string {
  const [first = "", second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

/** `12 KB`, `34 MB`, `5.6 GB` */
export function bytesText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  const mega = bytes / 1_000_000;
  return mega < 1000 ? `${Math.round(mega)} MB` : `${(mega / 1000).toFixed(1)} GB`;
}
