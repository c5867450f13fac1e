import type { Connection } from "../eventbridge/connection.ts";
import type { Destination } from "../eventbridge/http-target.ts";
import type { AwsTarget } from "../eventbridge/target.ts";

/** What a document of AWS says of EventBridge, whatever form it has. */
export interface AwsThings {
  readonly rules: readonly AwsRule[];
  readonly destinations: readonly AwsDestination[];
  readonly connections: readonly AwsConnection[];
  readonly archives: readonly AwsArchive[];
  /** What is not taken, and why. */
  readonly left: readonly Left[];
}

export interface AwsRule {
  /** Where it stands: `Resources/OrderRule`, `rules.json`. */
  readonly place: string;
  readonly name: string;
  readonly bus: string;
  readonly description?: string;
  readonly pattern?: unknown;
  readonly enabled: boolean;
  readonly targets: readonly AwsTarget[];
}

export interface AwsDestination extends Destination {
  readonly place: string;
  readonly arn: string;
  readonly connectionArn: string;
}

export interface AwsConnection extends Connection {
  readonly place: string;
  readonly arn: string;
  readonly name: string;
}

export interface AwsArchive {
  readonly place: string;
  readonly name: string;
  readonly bus: string;
  readonly pattern?: unknown;
  /** Absent or 0: for ever. */
  readonly retentionDays?: number;
}

export interface Left {
  readonly place: string;
  readonly why: string;
}

export const noThings: AwsThings = { rules: [], destinations: [], connections: [], archives: [], left: [] };

export function joined(parts: readonly Partial<AwsThings>[]): AwsThings {
  const all = <Name extends keyof AwsThings>(name: Name) =>
    parts.flatMap((part) => (part[name] ?? []) as readonly AwsThings[Name][number][]);
  return {
    ...{ rules: all("rules"), destinations: all("destinations"), connections: all("connections") },
    ...{ archives: all("archives"), left: all("left") },
  };
}
