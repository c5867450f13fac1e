import { validateInput } from "../../core/eventbridge/validate.ts";
import type { Place } from "../../core/eventbridge/arn.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import { ownershipOf } from "../../core/people/ownership.ts";
import { type Caller, callerBy } from "../../core/people/people.ts";
import type { AccessKey } from "../../core/ports.ts";
import { may } from "../../core/people/roles.ts";
import { ticketSettings } from "../../core/people/tickets.ts";
import { userNamed } from "../people/authenticate.ts";
import { reachIn } from "../people/owned.ts";
import { record } from "../record.ts";
import type { AwsPorts, AwsRequest, Operation } from "./operation.ts";
import { operations } from "./operations.ts";

export interface AwsCall {
  /** `PutRule` */
  readonly name: string;
  readonly input: unknown;
  readonly place: Place;
  /** Who calls; absent: anybody on this machine, who may ask no more than whether a pattern matches. */
  readonly key?: AccessKey;
}

/** Calls an operation, when the caller may; what it changes is audited first, or is not changed. Throws an AwsFault. */
export async function callOperation(call: AwsCall, ports: AwsPorts): Promise<object | undefined> {
  const { name, place, key } = call;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation)
    throw new AwsFault("UnknownOperationException", `The operation ${name} is not served here.`);
  const holder = holderOf(key, ports);
  const reach = reachIn(ports, holder);
  const mayOwn = operation.about !== undefined && reach.byOwning(operation.right);
  if (name !== "TestEventPattern" && !(key && mayOwn)) requireRight(call, operation.right);
  refuseUnapproved(name, ports);
  const input = validateInput(call.input, operation.shape);
  const request = { input, place, caller: holder.id, reach };
  await requireSeen(call, { operation, request }, ports);
  if (operation.right === "read") return operation.handle(request, ports);
  const entry = { action: `eventbridge.${name}`, resource: `eventbridge/${resourceOf(input)}` };
  await record({ caller: holder }, ports, { ...entry, after: withoutSecrets(input) });
  try {
    return await operation.handle(request, ports);
  } catch (error) {
    await record({ caller: holder }, ports, {
      ...entry,
      failed: error instanceof AwsFault ? error.code : "internal",
    });
    throw error;
  }
}

function requireRight(call: AwsCall, right: Parameters<typeof may>[1]): void {
  const { name, key } = call;
  if (!key)
    throw new AwsFault(
      "AccessDeniedException",
      `An access key is needed to perform: events:${name}. Make one: signalbox token create NAME --access-key --role admin`,
    );
  if (may(key.role, right)) return;
  throw new AwsFault(
    "AccessDeniedException",
    `${userOf(call)} is not authorized to perform: events:${name} because the role ${key.role} may not`,
  );
}

interface Looking {
  readonly operation: Operation;
  readonly request: AwsRequest;
}

/** What is others' and not the caller's to see is not told of. */
async function requireSeen(call: AwsCall, { operation, request }: Looking, ports: AwsPorts): Promise<void> {
  const things = (await operation.about?.(request, ports)) ?? "answer";
  if (things === "answer" || request.reach.may(operation.right, things)) return;
  const owners = ownershipOf(ports.registry).ownersOf(things).join(", ");
  requireRight(call, operation.right);
  throw new AwsFault(
    "AccessDeniedException",
    `${userOf(call)} is not authorized to perform: events:${call.name} because its owners are ${owners}`,
  );
}

function userOf({ place, key }: AwsCall): string {
  return `User: arn:aws:iam::${place.account}:user/${key?.id ?? "loopback"}`;
}

const ANYBODY: Caller = { id: "loopback", name: "loopback", role: "viewer" };

/** Who holds the key: a user, or nobody in particular. */
function holderOf(key: AccessKey | undefined, { registry, clock }: AwsPorts): Caller {
  const holder = key && callerBy(key, (user) => userNamed(registry, user), clock());
  return holder ?? ANYBODY;
}

/** What needs somebody else's approval, where such acts do, is asked for at the control API. */
function refuseUnapproved(name: string, { registry }: AwsPorts): void {
  const act = name.startsWith("Delete") ? "delete" : name === "StartReplay" ? "replay" : undefined;
  if (!act || !ticketSettings(registry).acts.has(act)) return;
  throw new AwsFault(
    "AccessDeniedException",
    `events:${name} needs somebody else's approval here: ask for it at the control API, which opens a ticket.`,
  );
}

/** The members by which inputs name what they are about. */
const NAMES = ["Name", "Rule", "ArchiveName", "ReplayName", "ResourceARN", "EventBusName"];

function resourceOf(input: Readonly<Record<string, unknown>>): string {
  const name = NAMES.map((member) => input[member]).find((value) => typeof value === "string");
  return typeof name === "string" ? name : "default";
}

/** A connection's credentials stand in no audit. */
function withoutSecrets({ AuthParameters, ...input }: Readonly<Record<string, unknown>>): object {
  return AuthParameters === undefined ? input : { ...input, AuthParameters: "(hidden)" };
}
