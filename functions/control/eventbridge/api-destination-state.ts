import { nameInArn } from "../../core/eventbridge/arn.ts";
import { missing } from "./faults.ts";
import type { AwsPorts } from "./operation.ts";
import { type Kept, type State, stateOf } from "./state.ts";

/** What is known of an API destination. */
export interface ApiDestinationState extends State {
  readonly uid: string;
  readonly description?: string;
  readonly connectionArn: string;
  readonly endpoint: string;
  readonly method: string;
  /** Absent: 300, as AWS has it. */
  readonly perSecond?: number;
}

type Registry = Pick<AwsPorts, "registry">;

/** The API destination that an ARN names. Throws ResourceNotFoundException. */
export function apiDestinationOfArn(ports: Registry, arn: string): Kept<ApiDestinationState> {
  const found = findApiDestination(ports, arn);
  if (!found) throw missing(`An api-destination '${arn}' does not exist.`);
  return found;
}

export function findApiDestination(ports: Registry, arn: string): Kept<ApiDestinationState> | undefined {
  const [name = "", uid] = nameInArn(arn, "api-destination")?.split("/") ?? [];
  const found = stateOf<ApiDestinationState>(ports, "api-destination", name);
  return found?.uid === uid ? found : undefined;
}
