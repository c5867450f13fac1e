import type { Properties } from "./loose.ts";
import type { Left, Origin } from "./things.ts";

/** A CloudFormation or SAM template, as parsed; nothing in it is known to be of its type. */
export interface Template {
  readonly Metadata?: unknown;
  readonly Parameters?: unknown;
  readonly Mappings?: unknown;
  readonly Conditions?: unknown;
  readonly Resources: Properties;
}

/** Where the template is, or would be, deployed; the values of its parameters, and the names that its resources got. */
export interface Deployment {
  readonly region?: string;
  readonly account?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Physical ids by logical ids. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A resource with its properties resolved. */
export interface Named extends Origin {
  readonly id: string;
  readonly properties: Properties;
  /** As it stands there, not resolved. */
  readonly metadata?: unknown;
}

export function notKnown({ place }: Pick<Left, "place">, what: string): Left {
  return {
    place,
    why: `${what} is known only once it is deployed: give --account, --region and --parameter, or what describe-stack-resources says`,
  };
}

export function scheduled({ place }: Pick<Left, "place">, expression: unknown): Left {
  return {
    place,
    why: `its schedule ${JSON.stringify(expression)}: rules are for events, and nothing fires by the clock here`,
  };
}
