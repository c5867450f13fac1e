import type { Caller } from "../core/people/people.ts";
import { may, type Right, rolesWith } from "../core/people/roles.ts";
import { type ErrorCode, RouterError } from "../core/errors.ts";
import type { Thing } from "../core/people/ownership.ts";
import type { Reach } from "../core/definitions/reach.ts";
import type { DangerousAct, TicketSettings } from "../core/people/tickets.ts";
import type { ControlPorts } from "./control-ports.ts";
import type { JsonSchema } from "./definitions/json-schema.ts";
import type { Parameters, QueryOf } from "./parameter.ts";

/** All that the API document says of one path and method. */
export interface RouteDocument<Query extends Parameters = Parameters, Body = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `/api/rules/{id}` */
  readonly path: string;
  /** `public`: without a token. */
  readonly right: Right | "public";
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: Query;
  /** It takes If-Match, and needs it where the thing exists. */
  readonly versioned?: "required" | "optional";
  readonly body?: BodySpec<Body>;
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** Codes it may answer beside those that its other members imply. */
  readonly refusals?: readonly ErrorCode[];
  readonly danger?: { readonly act: DangerousAct };
  /** Owners of things have a say in it. */
  readonly owned?: unknown;
}

/** One path and method of the control API: what the document says of it, and what it does. */
export interface Route<Query extends Parameters = Parameters, Body = unknown>
  extends RouteDocument<Query, Body> {
  handle(request: ApiRequest<Query, Body>, ports: ControlPorts): Answer | Promise<Answer>;
  /** It may need a ticket. */
  readonly danger?: Danger<Query, Body>;
  /** The things that a request is about, whose owners have a say; `answer`: its handler looks at whose each is. */
  owned?(request: ApiRequest<Query, Body>, ports: ControlPorts): readonly Thing[] | "answer";
}

/** What of a route is dangerous enough that somebody else may have to approve of it. */
export interface Danger<Query extends Parameters = Parameters, Body = unknown> {
  readonly act: DangerousAct;
  /** Its answer holds a secret: only who asked is shown it, so that they run it once it is approved. */
  readonly isSecret?: true;
  /** Its body says who somebody is: the audit does not keep it, and the ticket until it has ended. */
  readonly isPersonal?: true;
  /** What a request would do; undefined: nothing dangerous. Asked for only where such acts need a ticket. Throws what the route itself would. */
  of(
    request: ApiRequest<Query, Body>,
    ports: ControlPorts,
    settings: TicketSettings,
  ): DangerousThing | undefined | Promise<DangerousThing | undefined>;
}
export interface DangerousThing {
  /** `rule/large-orders`: one ticket at a time is open for it. */
  readonly resource: string;
  /** After "Cannot": `remove rule "large-orders"`. */
  readonly what: string;
}

export interface BodySpec<Body> {
  /** Absent body means `{}`. */
  readonly optional?: true;
  readonly schema: JsonSchema;
  readonly example: Body;
  /** The schema is only documented: the handler checks by the check that files go through. */
  readonly checkedElsewhere?: true;
}

export interface AnswerSpec {
  readonly description: string;
  readonly schema?: JsonSchema;
  readonly example?: unknown;
  /** Default application/json. */
  readonly mediaType?: string;
}

/** A request that has passed: known token, right role, checked query and body. */
export interface ApiRequest<Query extends Parameters = Parameters, Body = unknown> {
  /** The path itself, for Location. */
  readonly path: string;
  /** Path parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: QueryOf<Query>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Body;
  /** The body as it came. */
  readonly bodyText: string;
  readonly caller: Caller;
  readonly reach: Reach;
  /** The id of the ticket by which it is allowed. */
  readonly ticket?: string;
}

export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body as JSON text, instead of `body`. */
  readonly json?: string;
}

/** Lets the compiler see that query and body are as the route says. */
export function defineRoute<const Query extends Parameters, Body>(route: Route<Query, Body>): Route {
  return route;
}

/** Throws `role-insufficient`, naming what was tried and who may. */
export function requireRight(caller: Caller, right: Right, act: string): void {
  if (may(caller.role, right)) return;
  const roles = rolesWith(right).join(" or ");
  throw new RouterError(
    "role-insufficient",
    `Cannot ${act}: it needs the role ${roles}, and "${caller.name}" is ${caller.role}`,
  );
}
