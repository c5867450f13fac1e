import type { Place } from "../../core/eventbridge/arn.ts";
import type { StructureShape } from "../../core/eventbridge/shape.ts";
import type { Reach } from "../../core/reach.ts";
import type { Right } from "../../core/roles.ts";
import type { ControlPorts } from "../control-ports.ts";
import type { Sealing } from "../sealing.ts";

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
  /** The id of the access key, or `loopback`. */
  readonly caller: string;
  /** How far the hand of who holds the key reaches. */
  readonly reach: Reach;
}

/** An operation of the EventBridge API. */
export interface Operation {
  readonly shape: StructureShape;
  readonly right: Right;
  /** The answer, as AWS has it; undefined: an empty one. Throws an AwsFault. */
  handle(request: AwsRequest, ports: AwsPorts): Promise<object | undefined> | object | undefined;
}

/** An operation whose handler knows what its shape has let through. */
export function operation<In>(
  right: Right,
  shape: StructureShape,
  handle: (request: AwsRequest<In>, ports: AwsPorts) => Promise<object | undefined> | object | undefined,
): Operation {
  return { right, shape, handle: (request, ports) => handle(request as AwsRequest<In>, ports) };
}
