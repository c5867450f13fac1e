import { checkDefinition } from "../definitions/check-definition.ts";
import { nameInArn } from "../../core/eventbridge/arn.ts";
import { httpTarget } from "../../core/eventbridge/http-target.ts";
import type { TargetFile } from "../../core/generated/target-file.ts";
import {
  type ApiDestinationState,
  apiDestinationOfArn,
  findApiDestination,
} from "./api-destination-state.ts";
import { namingSecrets } from "./connection-secrets.ts";
import { connectionOfArn, findConnection, isAuthorized } from "./connection-state.ts";
import { notValid } from "./faults.ts";
import type { AwsPorts, AwsRequest } from "./operation.ts";
import { type RuleName } from "../../core/eventbridge/rule-name.ts";
import { rulesOf } from "./rule-state.ts";
import { serviceTarget } from "../../core/eventbridge/service-targets.ts";
import { define, keep, type State, statesOf } from "./state.ts";
import type { AwsTarget } from "../../core/eventbridge/target.ts";
import { apiDestinationIn, targetId } from "../../core/eventbridge/rule-targets.ts";

/** Makes the target that an entry of a rule sends to, or brings it up to date. Throws `target-invalid`. */
export async function defineTarget(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  entry: Entry,
): Promise<void> {
  const draft = draftOf(ports, entry);
  if (draft) await define(request, ports, draft);
}

interface Entry {
  readonly rule: RuleName;
  readonly target: AwsTarget;
}
interface TargetDraft {
  readonly kind: "target";
  readonly id: string;
  readonly value: TargetFile;
}

/** What the target has to say, where it does not say it yet. Throws `target-invalid`. */
function draftOf(ports: Pick<AwsPorts, "registry">, { rule, target }: Entry): TargetDraft | undefined {
  const id = targetId(rule, target);
  const before = ports.registry.get("target", id)?.value as TargetFile | undefined;
  const made = targetFile(ports, target);
  const value = { ...(before?.kind === made.kind && tuning(before)), ...made } as TargetFile;
  if (JSON.stringify(before) === JSON.stringify(value)) return undefined;
  checkDefinition({ kind: "target", id, value });
  return { kind: "target", id, value };
}

/** A state, and the API destinations whose targets follow it. */
export interface Change {
  readonly kind: "connection" | "api-destination";
  readonly name: string;
  readonly value: State;
  readonly concerns: (destination: ApiDestinationState) => boolean;
}

/**
 * Keeps a state and brings all targets up to date that follow it, at once: what no target can say (`target-invalid`,
 * ValidationException) is thrown before anything is kept.
 */
export async function keepWithTargets(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  { kind, name, value, concerns }: Change,
): Promise<void> {
  const drafts = followers(as(ports, `${kind}/${name}`, value), concerns);
  await Promise.all([
    keep(request, ports, { kind, name, value }),
    ...drafts.map((draft) => define(request, ports, draft)),
  ]);
}

/** The ports as they would be with this state kept. */
function as(ports: AwsPorts, id: string, value: State): AwsPorts {
  const { registry } = ports;
  const later = { kind: "eventbridge", id, value, version: 0, at: ports.clock(), by: "" } as const;
  const get: typeof registry.get = (kind, one) =>
    kind === "eventbridge" && one === id ? later : registry.get(kind, one);
  return { ...ports, registry: { ...registry, get } };
}

function followers(ports: AwsPorts, concerns: Change["concerns"]): TargetDraft[] {
  const buses = new Set(["default", ...statesOf(ports, "bus").map(({ name }) => name)]);
  const drafts = new Map<string, TargetDraft>();
  for (const rule of [...buses].flatMap((bus) => rulesOf(ports, bus))) {
    for (const target of rule.targets) {
      const destination = findApiDestination(ports, target.Arn);
      if (!destination || !concerns(destination) || !hasCredentials(ports, destination)) continue;
      const draft = draftOf(ports, { rule, target });
      if (draft) drafts.set(draft.id, draft);
    }
  }
  return [...drafts.values()];
}

/** Without them a target stays as it is: its deliveries wait until there are some. */
function hasCredentials(ports: AwsPorts, { connectionArn }: ApiDestinationState): boolean {
  const connection = findConnection(ports, connectionArn);
  return connection === undefined || isAuthorized(connection);
}

/** What the operator has set on a target by the control API stays. */
function tuning(target: TargetFile): Partial<TargetFile> {
  return Object.fromEntries(Object.entries(target).filter(([name]) => !OURS.has(name)));
}

/** What the EventBridge API says of an HTTP target, whether or not it says it now. */
const OURS: ReadonlySet<string> = new Set(["url", "method", "headers", "auth", "bodyMembers"]);

function targetFile(ports: Pick<AwsPorts, "registry">, target: AwsTarget): TargetFile {
  const { Arn, HttpParameters } = target;
  if (apiDestinationIn(Arn) !== undefined) {
    const destination = apiDestinationOfArn(ports, Arn);
    const connection = connectionOfArn(ports, destination.connectionArn);
    if (!isAuthorized(connection))
      throw notValid(
        `Connection ${connection.name} is deauthorized: update it with its AuthParameters first.`,
      );
    return namingSecrets(httpTarget(destination, connection, HttpParameters), connection);
  }
  const bus = nameInArn(Arn, "event-bus");
  return bus === undefined ? serviceTarget(target) : { kind: "bus", bus };
}
