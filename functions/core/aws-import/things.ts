import type { Connection } from "../eventbridge/connection.ts";
import type { Destination } from "../eventbridge/http-target.ts";
import type { RuleName } from "../eventbridge/rule-name.ts";

/** What a document of AWS says of EventBridge, whatever form it has. */
export interface AwsThings {
  readonly rules: readonly AwsRule[];
  readonly destinations: readonly AwsDestination[];
  readonly connections: readonly AwsConnection[];
  readonly archives: readonly AwsArchive[];
  /** What is not taken, and why. */
  readonly left: readonly Left[];
  /** What is taken, and is not all as it was there. */
  readonly notes: readonly Note[];
}

/** Where a thing stands: a file, and what it is called in there. */
export interface Origin {
  readonly file: string;
  /** `template.json: OrderRule` */
  readonly place: string;
}

export interface AwsRule extends Origin, RuleName {
  readonly description?: string;
  readonly pattern?: unknown;
  readonly enabled: boolean;
  /** As they stand there, not checked yet. */
  readonly targets: readonly unknown[];
  /** The ids that our targets had before they were exported, by the ids of the entries. */
  readonly targetIds?: Readonly<Record<string, unknown>>;
}

export interface AwsDestination extends Destination, Origin {
  readonly arn: string;
  readonly connectionArn: string;
}

export interface AwsConnection extends Connection, Origin {
  readonly arn: string;
  readonly name: string;
}

export interface AwsArchive extends Origin {
  readonly name: string;
  readonly bus: string;
  readonly description?: string;
  readonly pattern?: unknown;
  /** Absent or 0: for ever. */
  readonly retentionDays?: number;
}

export interface Left {
  readonly place: string;
  readonly why: string;
}
export interface Note {
  readonly place: string;
  readonly note: string;
}

export function joined(parts: readonly Partial<AwsThings>[]): AwsThings {
  const all = <Name extends keyof AwsThings>(name: Name) =>
    parts.flatMap((part) => (part[name] ?? []) as readonly AwsThings[Name][number][]);
  return {
    ...{ rules: all("rules"), destinations: all("destinations"), connections: all("connections") },
    ...{ archives: all("archives"), left: all("left"), notes: all("notes") },
  };
}
