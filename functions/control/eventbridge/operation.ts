import type { Place } from "../../core/eventbridge/arn.ts";
import type { StructureShape } from "../../core/eventbridge/shape.ts";
import type { Thing } from "../../core/people/ownership.ts";
import type { Reach } from "../../core/definitions/reach.ts";
import type { Right } from "../../core/people/roles.ts";
import type { ControlPorts } from "../control-ports.ts";
import type { Sealing } from "../people/sealing.ts";

/** What the operations work on. */
export interface AwsPorts extends Pick<ControlPorts, "registry" | "archive" | "replays" | "audit" | "clock"> {
  readonly newId: () => string;
  /** Keeps the secrets of connections. */
  readonly sealing: () => Promise<Sealing>;
}

/** A request whose input has been checked. */
export interface AwsRequest<In = Readonly<Record<string, unknown>>> {
  readonly input: In;
  /** What ARNs name. */
  readonly place: Place;
  /** Who calls, as the audit names them: `user:ada`, the id of an access key that is nobody's, or `loopback`. */
  readonly caller: string;
  /** How far the hand of who holds the key reaches. */
  readonly reach: Reach;
}

/** An operation of the EventBridge API. */
export interface Operation {
  readonly shape: StructureShape;
  readonly right: Right;
  /** The things that it is about, whose owners have a say; `answer`: its handler looks at whose each is. Throws an AwsFault. */
  about?(request: AwsRequest, ports: AwsPorts): About | Promise<About>;
  /** The answer, as AWS has it; undefined: an empty one. Throws an AwsFault. */
  handle(request: AwsRequest, ports: AwsPorts): Promise<object | undefined> | object | undefined;
}

export type About = readonly Thing[] | "answer";

/** An operation whose handler knows what its shape has let through. */
export function operation<In>(
  right: Right,
  shape: StructureShape,
  handle: (request: AwsRequest<In>, ports: AwsPorts) => Promise<object | undefined> | object | undefined,
): Operation {
  return { right, shape, handle: (request, ports) => handle(request as AwsRequest<In>, ports) };
}

/** An operation that tells of things, of which owners and those who may read are told. */
export function looking<In>(
  shape: StructureShape,
  about: ((request: AwsRequest<In>, ports: AwsPorts) => About | Promise<About>) | "answer",
  handle: (request: AwsRequest<In>, ports: AwsPorts) => Promise<object | undefined> | object | undefined,
): Operation {
  const of = (request: AwsRequest, ports: AwsPorts) =>
    about === "answer" ? about : about(request as AwsRequest<In>, ports);
  return { ...operation("read", shape, handle), about: of };
}
