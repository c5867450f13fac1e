import type { Left } from "./things.ts";

/** A CloudFormation or SAM template, as parsed. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}
export interface Resource {
  readonly Type?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

/** Where the template is, or would be, deployed; and the values of its parameters. */
export interface Deployment {
  readonly region?: string;
  readonly account?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

export type Properties = Readonly<Record<string, unknown>>;

/** A resource with its properties resolved. */
export interface Named {
  readonly id: string;
  readonly place: string;
  readonly properties: Properties;
}

export function notKnown(place: string, what: string): Left {
  return {
    place,
    why: `${what} is known only once it is deployed; give --account and --region, or import what the AWS CLI describes`,
  };
}

export function scheduled(place: string, expression: unknown): Left {
  return {
    place,
    why: `its schedule ${JSON.stringify(expression)}: rules are for events, and nothing fires by the clock here`,
  };
}
